// Tables that are part of the program's file. The system reads their pages in as they are touched and can drop them.
#pragma once

#include <stdint.h>

// The vectors of the static encoder's word pieces, as Scripts/train-static-table writes them. The first byte lies at a
// multiple of 64; the end is one after the last.
const uint8_t *static_table_begin(void);
const uint8_t *static_table_end(void);
