/* Starts Diptych: loads the Python of this bundle and lets it run the module "diptych" with the arguments given.

   Isolated (-I): neither variables nor packages of the user can get in. -B: the bundle is sealed, nothing may be
   written into it. The status is Python's own, or 70 to 72 when the bundle is not whole. */

#include <dlfcn.h>
#include <libgen.h>
#include <limits.h>
#include <mach-o/dyld.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

typedef wchar_t *(*decode_t)(const char *, size_t *);
typedef void (*tell_t)(const wchar_t *);
typedef int (*main_t)(int, char **);

static const char *const OPTIONS[] = {"-I", "-B", "-X", "utf8", "-m", "diptych"};
enum { OPTION_COUNT = sizeof OPTIONS / sizeof *OPTIONS };

int main(int argc, char **argv) {
    char found[PATH_MAX], program[PATH_MAX], parent[PATH_MAX], library[PATH_MAX], home[PATH_MAX];
    uint32_t size = sizeof found;
    if (_NSGetExecutablePath(found, &size) || !realpath(found, program)) {
        fprintf(stderr, "Diptych does not find its own folder.\n");
        return 70;
    }
    snprintf(parent, sizeof parent, "%s/..", dirname(program));
    if (!realpath(found, program) || !realpath(parent, found)) return 70;
    snprintf(library, sizeof library, "%s/Frameworks/" PYTHON_LIBRARY, found);
    snprintf(home, sizeof home, "%s/Resources/python", found);

    void *python = dlopen(library, RTLD_NOW | RTLD_GLOBAL);
    if (!python) {
        fprintf(stderr, "%s\n", dlerror());
        return 71;
    }
    decode_t decode = (decode_t)dlsym(python, "Py_DecodeLocale");
    tell_t set_home = (tell_t)dlsym(python, "Py_SetPythonHome");
    tell_t set_name = (tell_t)dlsym(python, "Py_SetProgramName");
    main_t run = (main_t)dlsym(python, "Py_BytesMain");
    char **words = calloc((size_t)argc + OPTION_COUNT + 1, sizeof *words);
    if (!decode || !set_home || !set_name || !run || !words) {
        fprintf(stderr, "The Python of Diptych is not the one it was built with; install it again.\n");
        return 72;
    }
    set_home(decode(home, NULL));
    set_name(decode(program, NULL));
    int count = 0;
    words[count++] = program;
    for (int i = 0; i < OPTION_COUNT; i++) words[count++] = (char *)OPTIONS[i];
    for (int i = 1; i < argc; i++) words[count++] = argv[i];
    return run(count, words);
}
