#include "tables.h"

// Set by tables.S, around the file's bytes.
extern const uint8_t static_table_first[], static_table_last[];

const uint8_t *static_table_begin(void) { return static_table_first; }
const uint8_t *static_table_end(void) { return static_table_last; }
