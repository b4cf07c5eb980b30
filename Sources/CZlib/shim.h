/* zlib (Debian: zlib1g-dev), as the module CZlib. */
#include <zlib.h>
