// The inner loops of the text encoders, for whatever vector instructions the processor has. All kinds give the same
// numbers to the last bit.
//
// Swift cannot choose instructions function by function; everything else about the encoders is written in Swift.
// All matrices lie row by row. Nothing here allocates, and nothing reads or writes beyond the sizes it is given.
#pragma once

#include <stddef.h>
#include <stdint.h>

// In the order in which they are preferred.
typedef enum {
  kernel_portable = 0,
  // AVX2 and FMA.
  kernel_avx2 = 1,
  // AVX-512 F, BW and VL with VNNI.
  kernel_vnni = 2,
} kernel_kind;

// The best that this processor runs.
kernel_kind kernel_best(void);

// Columns of weights that stand together in packed form, and inputs that do: [columns / 16][inputs / 4][16][4].
enum { kernel_block_columns = 16, kernel_block_inputs = 4 };

// Whole numbers: `sums[r * columns + c] = Σ_i inputs[r * width + i] · weight(i, c)`, the same on every processor.
//
// `inputs` and `packed` hold −127…127. `width` is a multiple of 4 and at most 32,768, `columns` of 16.
void kernel_products(
  kernel_kind kind, const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums);

// A layer: `outputs = (products · input scale of the row · weight scale of the column) + bias of the column`.
// `outputs` and what `kernel_products` would give lie in the same memory.
void kernel_linear(
  kernel_kind kind, const int8_t *inputs, const float *input_scales, int rows, int width, const int8_t *packed,
  const float *weight_scales, const float *bias, int columns, float *outputs);

// Rounds each row to −127…127 times a scale of its own: its largest magnitude over 127.
void kernel_quantise(kernel_kind kind, const float *values, int rows, int width, int8_t *rounded, float *scales);

// Adds `added` to `values`, then brings each row to mean 0 and variance 1, times `gain`, plus `bias`.
void kernel_add_normalise(
  kernel_kind kind, float *values, const float *added, int rows, int width, const float *gain, const float *bias,
  float epsilon);

// x · Φ(x), the Gaussian error linear unit, in place.
void kernel_gelu(kernel_kind kind, float *values, size_t count);

// Self-attention over `rows` tokens: `mixed` becomes softmax(q kᵀ / √d + bias) v, head by head.
//
// `qkv` holds a row of 3 · width numbers a token, the heads of q, then of k, then of v. `bias` holds
// heads · rows · rows numbers or is null. `room` is as many numbers as `kernel_attention_room` says. A head's width is a multiple of 16.
void kernel_attention(
  kernel_kind kind, const float *qkv, int rows, int width, int heads, const float *bias, float *room, float *mixed);

// How many numbers of room attention over so many tokens, or fewer, needs.
size_t kernel_attention_room(int rows, int width, int heads);

// Adds `scale · row[i]` to `sums`.
void kernel_add_scaled(kernel_kind kind, const int8_t *row, float scale, int width, float *sums);

// The dot products of `vector` with each of `rows` rows.
void kernel_dots(kernel_kind kind, const float *vector, const float *matrix, int rows, int width, float *products);
