/* For tests only: Windows 10 has an icuuc.dll, Wine 8 none. Qt asks it for encodings that Qt itself does not know;
   here it knows none either. */
#include <stdint.h>

#define GIVES __declspec(dllexport)
#define UNSUPPORTED 16 /* U_UNSUPPORTED_ERROR of ICU */

static void refuse(int *error) {
    if (error)
        *error = UNSUPPORTED;
}

GIVES void *ucnv_open(const char *name, int *error) { (void)name; refuse(error); return 0; }
GIVES void ucnv_close(void *converter) { (void)converter; }
GIVES void ucnv_reset(void *converter) { (void)converter; }
GIVES int8_t ucnv_getMaxCharSize(void *converter) { (void)converter; return 4; }
GIVES const char *ucnv_getName(void *converter, int *error) { (void)converter; refuse(error); return 0; }
GIVES int ucnv_countAvailable(void) { return 0; }
GIVES const char *ucnv_getAvailableName(int at) { (void)at; return 0; }
GIVES const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
    (void)name, (void)standard; refuse(error); return 0;
}
GIVES void ucnv_getToUCallBack(void *converter, void **action, void **context) {
    (void)converter; *action = 0; *context = 0;
}
GIVES void ucnv_getFromUCallBack(void *converter, void **action, void **context) {
    (void)converter; *action = 0; *context = 0;
}
GIVES void ucnv_setToUCallBack(void *c, void *action, void *context, void **o, void **p, int *error) {
    (void)c, (void)action, (void)context, (void)o, (void)p; refuse(error);
}
GIVES void ucnv_setFromUCallBack(void *c, void *action, void *context, void **o, void **p, int *error) {
    (void)c, (void)action, (void)context, (void)o, (void)p; refuse(error);
}
GIVES void ucnv_cbToUWriteUChars(void *args, void *source, int length, int offset, int *error) {
    (void)args, (void)source, (void)length, (void)offset; refuse(error);
}
GIVES void ucnv_cbFromUWriteUChars(void *args, void *source, void *limit, int offset, int *error) {
    (void)args, (void)source, (void)limit, (void)offset; refuse(error);
}
GIVES void ucnv_toUnicode(void *c, void *t, void *l, void *s, void *m, void *o, int8_t flush, int *error) {
    (void)c, (void)t, (void)l, (void)s, (void)m, (void)o, (void)flush; refuse(error);
}
GIVES void ucnv_fromUnicode(void *c, void *t, void *l, void *s, void *m, void *o, int8_t flush, int *error) {
    (void)c, (void)t, (void)l, (void)s, (void)m, (void)o, (void)flush; refuse(error);
}
GIVES int ucnv_toUCountPending(void *converter, int *error) { (void)converter; refuse(error); return 0; }
GIVES int ucnv_fromUCountPending(void *converter, int *error) { (void)converter; refuse(error); return 0; }
GIVES void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
GIVES void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
