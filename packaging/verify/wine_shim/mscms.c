/* For tests only: four functions of colour profiles that Wine 8 lacks and Qt asks for where there is a display. */
#include <windows.h>

#define GIVES __declspec(dllexport)

GIVES HANDLE WINAPI OpenColorProfileW(void *profile, DWORD access, DWORD share, DWORD creation) {
    (void)profile, (void)access, (void)share, (void)creation;
    SetLastError(ERROR_NOT_SUPPORTED);
    return NULL;
}
GIVES BOOL WINAPI CloseColorProfile(HANDLE profile) { (void)profile; return TRUE; }
GIVES BOOL WINAPI GetColorProfileFromHandle(HANDLE profile, PBYTE bytes, PDWORD size) {
    (void)profile, (void)bytes, (void)size;
    return FALSE;
}
GIVES HANDLE WINAPI WcsCreateIccProfile(HANDLE profile, DWORD options) {
    (void)profile, (void)options;
    return NULL;
}
