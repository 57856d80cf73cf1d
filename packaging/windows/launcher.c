/* Starts the CPython that lies beside this program: `python -X utf8 -B -m diptych`, then the user's own words.

   Built twice, for the window (GUI) and for the terminal; with PLAIN it is a bare python.exe for the tests.
   What Python may read of its surroundings is closed off by the ._pth file beside the library. */
#include <windows.h>
#include <shellapi.h>
#include <stdlib.h>
#include <wchar.h>

#define LONGEST 32768 /* of a path, in UTF-16 units, as Windows has it */
#define NOT_STARTED 70

typedef int (*py_main)(int, wchar_t **);

static int not_started(const wchar_t *what) {
    wchar_t told[LONGEST + 200];
    BOOL french = PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_FRENCH;
    _snwprintf(told, LONGEST + 200,
               french ? L"Diptych ne peut pas d\u00e9marrer\u00a0: %ls manque ou est ab\u00eem\u00e9. R\u00e9installez Diptych."
                      : L"Diptych cannot start: %ls is missing or damaged. Install Diptych again.",
               what);
    told[LONGEST + 199] = 0;
#ifdef GUI
    MessageBoxW(NULL, told, L"Diptych", MB_OK | MB_ICONERROR);
#else
    HANDLE errors = GetStdHandle(STD_ERROR_HANDLE);
    char bytes[512];
    DWORD written;
    int size = WideCharToMultiByte(CP_UTF8, 0, told, -1, bytes, sizeof bytes - 1, NULL, NULL);
    if (size > 0 && WriteFile(errors, bytes, (DWORD)size - 1, &written, NULL))
        WriteFile(errors, "\r\n", 2, &written, NULL);
#endif
    return NOT_STARTED;
}

static int start(void) {
    static wchar_t library[LONGEST + sizeof PYTHON_DLL];
    int given;
    wchar_t **words = CommandLineToArgvW(GetCommandLineW(), &given);
    DWORD length = GetModuleFileNameW(NULL, library, LONGEST);
    if (!words || !length || length >= LONGEST)
        return not_started(L"" PYTHON_DLL);
    while (length && library[length - 1] != L'\\')
        length--;
    library[length] = 0;
    SetDllDirectoryW(library); /* never the folder the program was started in */
    wcscat(library, L"" PYTHON_DLL);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return not_started(library);
#ifdef PLAIN
    return run(given, words);
#else
    static wchar_t *own[] = {L"-X", L"utf8", L"-B", L"-m", L"diptych"};
    const int owned = sizeof own / sizeof *own;
    wchar_t **all = calloc((size_t)(given + owned + 1), sizeof *all);
    if (!all)
        return not_started(library);
    all[0] = words[0];
    for (int i = 0; i < owned; i++)
        all[1 + i] = own[i];
    for (int i = 1; i < given; i++)
        all[owned + i] = words[i];
    return run(given + owned, all);
#endif
}

#ifdef GUI
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE previous, PWSTR line, int show) {
    (void)instance, (void)previous, (void)line, (void)show;
    return start();
}
#else
int wmain(void) { return start(); }
#endif
