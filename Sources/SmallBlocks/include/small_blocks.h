#ifndef SMALL_BLOCKS_H
#define SMALL_BLOCKS_H

// Nothing to call: the linker puts these functions in the place of `malloc` and its kin (`--wrap`), for whatever allocates in the program.

#endif
