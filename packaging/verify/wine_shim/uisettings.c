/* For tests only: Wine 8 has no Windows.UI.ViewManagement.UISettings, of which Qt asks the colours of the system.
   Every colour here is the same blue, every other setting is zero. */
#include <windows.h>

typedef struct Object Object;
typedef HRESULT(WINAPI *Method)(Object *, void *, void *);
struct Object {
    const Method *methods;
};

static const GUID SETTINGS = {0x85361600, 0x1c63, 0x4627, {0xbc, 0xb1, 0x3a, 0x89, 0xe0, 0xbc, 0x9c, 0x55}};
static const GUID SETTINGS_3 = {0x03021be4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xf7, 0xd0, 0x6d, 0x7b}};
static const GUID INSPECTABLE = {0xaf86e2e0, 0xb12d, 0x4c6a, {0x9c, 0x5a, 0xd7, 0xaa, 0x65, 0x10, 0x1e, 0x90}};
static const GUID FACTORY = {0x00000035, 0x0000, 0x0000, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID UNKNOWN = {0x00000000, 0x0000, 0x0000, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};

static HRESULT WINAPI find(Object *self, void *wanted, void *out);
static HRESULT WINAPI count(Object *self, void *a, void *b) { (void)self, (void)a, (void)b; return 1; }
static HRESULT WINAPI refuse(Object *self, void *a, void *b) { (void)self, (void)a, (void)b; return E_NOTIMPL; }
static HRESULT WINAPI nothing(Object *self, void *out, void *b) {
    (void)self, (void)b;
    *(unsigned char *)out = 0;
    return S_OK;
}
static HRESULT WINAPI colour(Object *self, void *which, void *out) {
    (void)self, (void)which;
    static const unsigned char blue[] = {255, 0, 120, 215}; /* alpha, red, green, blue */
    CopyMemory(out, blue, sizeof blue);
    return S_OK;
}
static HRESULT WINAPI heed(Object *self, void *handler, void *token) {
    (void)self, (void)handler;
    *(INT64 *)token = 1;
    return S_OK;
}
static HRESULT WINAPI unheed(Object *self, void *token, void *b) { (void)self, (void)token, (void)b; return S_OK; }
static HRESULT WINAPI activate(Object *self, void *out, void *b);

#define INSPECT find, count, count, refuse, refuse, refuse
static const Method settings_methods[] = {INSPECT, nothing, nothing, nothing, nothing, nothing, nothing, nothing,
                                          nothing, nothing, nothing, nothing, nothing, colour};
static const Method settings_3_methods[] = {INSPECT, colour, heed, unheed};
static const Method factory_methods[] = {INSPECT, activate};
static Object settings = {settings_methods}, settings_3 = {settings_3_methods}, factory = {factory_methods};

static HRESULT WINAPI find(Object *self, void *wanted, void *out) {
    const GUID *name = wanted;
    Object **found = out;
    *found = NULL;
    if (self == &factory && (IsEqualGUID(name, &FACTORY) || IsEqualGUID(name, &UNKNOWN)))
        *found = &factory;
    else if (self != &factory && IsEqualGUID(name, &SETTINGS_3))
        *found = &settings_3;
    else if (self != &factory && (IsEqualGUID(name, &SETTINGS) || IsEqualGUID(name, &UNKNOWN)))
        *found = &settings;
    else if (IsEqualGUID(name, &INSPECTABLE))
        *found = self;
    return *found ? S_OK : E_NOINTERFACE;
}
static HRESULT WINAPI activate(Object *self, void *out, void *b) {
    (void)self, (void)b;
    *(Object **)out = &settings;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **out) {
    (void)name;
    *out = &factory;
    return S_OK;
}
