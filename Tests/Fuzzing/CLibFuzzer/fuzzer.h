#include <stddef.h>
#include <stdint.h>

// The driver of LLVM's libFuzzer, which comes with Swift's own clang (https://llvm.org/docs/LibFuzzer.html).
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
