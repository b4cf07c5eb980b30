#include "kernels.h"

#include <stdbool.h>
#include <string.h>

#include "kinds.h"

// What a block of sums becomes: a layer's outputs where there are scales, else it stays as it is.
typedef struct {
  const float *input_scales;
  const float *weight_scales;
  const float *bias;
} finish;

// How many of `count` to take first, so that it takes no more than `most` at a time and all of one size, nearly.
INLINE int even_share(int count, int most) {
  int times = (count + most - 1) / most;
  return (count + times - 1) / times;
}

INLINE void finish_block(int32_t *sums, const finish *with, int row, int column) {
  if (!with->input_scales) return;
  float outputs[kernel_block_columns];
  float scale = with->input_scales[row];
  for (int c = 0; c < kernel_block_columns; c++)
    outputs[c] = (float)sums[c] * (scale * with->weight_scales[column + c]) + with->bias[column + c];
  memcpy(sums, outputs, sizeof outputs);
}

// Weights that are brought near while a tile is worked out, `pace` bytes a step, where a step is four inputs of a pass
// over the tile's own weights. Evenly, since a processor waits for few lines of memory at once.
typedef struct {
  const int8_t *weights;
  int pace;
} upcoming;

// A tile adds up the products of a few rows and sixteen columns, to what stands in `sums` where there is `more`.
// Its rows of widened inputs lie `part_inputs` apart.
typedef void (*tile)(
  const int16_t *inputs, int width, const int8_t *block, upcoming next, bool more, int32_t *sums, int columns);
enum { tile_rows_max = 6, part_rows_max = 24, part_inputs = 384 };

// Inputs are widened once for all columns, a part of the rows and inputs at a time, which fits the nearest cache
// together with the weights that it meets. Tile number n - 1 is that of n rows; it passes twice over its weights.
static void products_in_tiles(
  const tile *tiles, const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums,
  const finish *with) {
  int16_t wide[part_rows_max * part_inputs];
  for (int first = 0, part; first < rows; first += part) {
    part = even_share(rows - first, part_rows_max);
    int times = (part + tile_rows_max - 1) / tile_rows_max;
    for (int from = 0, count; from < width; from += count) {
      count = width - from < part_inputs ? width - from : part_inputs;
      for (int row = 0; row < part; row++)
        for (int i = 0; i < count; i++)
          wide[row * part_inputs + i] = inputs[(size_t)(first + row) * width + from + i];
      for (int column = 0; column < columns; column += kernel_block_columns) {
        const int8_t *block = packed + (size_t)column * width + (size_t)from * kernel_block_columns;
        bool is_last = column + kernel_block_columns == columns;
        upcoming next = {block + (size_t)width * kernel_block_columns, 32 / times};
        if (is_last) next.weights = packed + (size_t)(from + count) * kernel_block_columns;
        for (int row = 0, taken; row < part; row += taken) {
          taken = even_share(part - row, tile_rows_max);
          int32_t *target = sums + (size_t)(first + row) * columns + column;
          tiles[taken - 1](wide + row * part_inputs, count, block, next, from > 0, target, columns);
          next.weights += count / kernel_block_inputs * 2 * next.pace;
          if (from + count < width) continue;
          for (int r = 0; r < taken; r++) finish_block(target + (size_t)r * columns, with, first + row + r, column);
        }
      }
    }
  }
}

// Tiles of one to six rows, and the products made of them.
#define TILE(kind, rows)                                                                                          \
  static void kind##_##rows(                                                                                      \
    const int16_t *inputs, int width, const int8_t *block, upcoming next, bool more, int32_t *sums, int columns) { \
    kind##_tile(rows, inputs, width, block, next, more, sums, columns);                                           \
  }
#define TILES(kind, attribute)                                                                                    \
  attribute TILE(kind, 1) attribute TILE(kind, 2) attribute TILE(kind, 3)                                         \
  attribute TILE(kind, 4) attribute TILE(kind, 5) attribute TILE(kind, 6)                                         \
  static void products_##kind(                                                                                    \
    const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums,                  \
    const finish *with) {                                                                                         \
    static const tile tiles[] = {kind##_1, kind##_2, kind##_3, kind##_4, kind##_5, kind##_6};                     \
    products_in_tiles(tiles, inputs, rows, width, packed, columns, sums, with);                                   \
  }

// Eight numbers of 16 bits, and four of 32.
typedef int16_t words __attribute__((vector_size(16)));
typedef int32_t longs __attribute__((vector_size(16)));

// The products of two pairs each, summed. Every processor of the x86-64 family has an instruction for it.
INLINE longs pair_products(words one, words other) {
#if defined(__SSE2__)
  return (longs)_mm_madd_epi16((__m128i)one, (__m128i)other);
#else
  longs even = __builtin_convertvector(__builtin_shufflevector(one, one, 0, 2, 4, 6), longs) *
    __builtin_convertvector(__builtin_shufflevector(other, other, 0, 2, 4, 6), longs);
  longs odd = __builtin_convertvector(__builtin_shufflevector(one, one, 1, 3, 5, 7), longs) *
    __builtin_convertvector(__builtin_shufflevector(other, other, 1, 3, 5, 7), longs);
  return even + odd;
#endif
}

INLINE void portable_tile(
  int rows, const int16_t *inputs, int width, const int8_t *block, upcoming next, bool more, int32_t *sums,
  int columns) {
  typedef int8_t eight __attribute__((vector_size(8)));
  for (int quarter = 0; quarter < 4; quarter++) {
    longs totals[tile_rows_max][2] = {0};
    for (int i = 0; i < width; i += kernel_block_inputs) {
      // Four passes instead of two, each half as fast.
      __builtin_prefetch(next.weights + (quarter * width + i) / kernel_block_inputs * next.pace / 2);
      words weights[2];
      for (int q = 0; q < 2; q++) {
        eight narrow;
        memcpy(&narrow, block + (size_t)i * kernel_block_columns + quarter * 16 + q * 8, 8);
        weights[q] = __builtin_convertvector(narrow, words);
      }
#pragma unroll
      for (int r = 0; r < rows; r++) {
        int64_t four;
        memcpy(&four, inputs + r * part_inputs + i, 8);
        typedef int64_t twice __attribute__((vector_size(16)));
        words spread = (words)(twice){four, four};
        for (int q = 0; q < 2; q++) totals[r][q] += pair_products(weights[q], spread);
      }
    }
    for (int r = 0; r < rows; r++) {
      int32_t *target = sums + (size_t)r * columns + quarter * 4;
      longs sum = __builtin_shufflevector(totals[r][0], totals[r][1], 0, 2, 4, 6) +
        __builtin_shufflevector(totals[r][0], totals[r][1], 1, 3, 5, 7);
      longs before = {0};
      if (more) memcpy(&before, target, sizeof before);
      sum += before;
      memcpy(target, &sum, sizeof sum);
    }
  }
}
TILES(portable, )

#if defined(__x86_64__)

AVX2 INLINE void avx2_tile(
  int rows, const int16_t *inputs, int width, const int8_t *block, upcoming next, bool more, int32_t *sums,
  int columns) {
  for (int half = 0; half < 2; half++) {
    __m256i totals[tile_rows_max][2];
    for (int r = 0; r < rows; r++) totals[r][0] = totals[r][1] = _mm256_setzero_si256();
    for (int i = 0; i < width; i += kernel_block_inputs) {
      const int8_t *from = block + (size_t)i * kernel_block_columns + half * 32;
      __builtin_prefetch(next.weights + (half * width + i) / kernel_block_inputs * next.pace);
      __m256i low = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)from));
      __m256i high = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(from + 16)));
#pragma unroll
      for (int r = 0; r < rows; r++) {
        int64_t four;
        memcpy(&four, inputs + r * part_inputs + i, 8);
        __m256i spread = _mm256_set1_epi64x(four);
        totals[r][0] = _mm256_add_epi32(totals[r][0], _mm256_madd_epi16(low, spread));
        totals[r][1] = _mm256_add_epi32(totals[r][1], _mm256_madd_epi16(high, spread));
      }
    }
    for (int r = 0; r < rows; r++) {
      __m256i *target = (__m256i *)(sums + (size_t)r * columns + half * 8);
      __m256i sum = _mm256_permute4x64_epi64(_mm256_hadd_epi32(totals[r][0], totals[r][1]), 0xD8);
      _mm256_storeu_si256(target, more ? _mm256_add_epi32(sum, _mm256_loadu_si256(target)) : sum);
    }
  }
}
TILES(avx2, AVX2)

// Sixteen columns of up to fourteen rows. The instruction multiplies bytes without a sign by bytes with one, so the
// weights are moved up by 128, and what that adds is taken off again: 128 times the sum of the row's inputs.
VNNI INLINE void vnni_tile(
  const int8_t *inputs, int width, const int8_t *block, int rows, const int32_t *extra, int32_t *sums, int columns) {
  __m512i totals[14];
  const __m512i up = _mm512_set1_epi8((char)0x80);
  for (int r = 0; r < rows; r++) totals[r] = _mm512_setzero_si512();
  for (int i = 0; i < width; i += 4) {
    __m512i weights = _mm512_xor_si512(_mm512_loadu_si512(block + (size_t)i * 16), up);
    for (int r = 0; r < rows; r++) {
      int32_t four;
      memcpy(&four, inputs + (size_t)r * width + i, 4);
      totals[r] = _mm512_dpbusd_epi32(totals[r], weights, _mm512_set1_epi32(four));
    }
  }
  for (int r = 0; r < rows; r++)
    _mm512_storeu_si512(sums + (size_t)r * columns, _mm512_sub_epi32(totals[r], _mm512_set1_epi32(extra[r])));
}

VNNI INLINE void vnni_rows(
  int rows, const int8_t *inputs, int width, const int8_t *packed, int columns, int column, int32_t *sums,
  const int32_t *extra) {
  const int8_t *block = packed + (size_t)column * width;
#define CASE(n) case n: vnni_tile(inputs, width, block, n, extra, sums, columns); break;
  switch (rows) {
    CASE(1) CASE(2) CASE(3) CASE(4) CASE(5) CASE(6) CASE(7) CASE(8) CASE(9) CASE(10) CASE(11) CASE(12) CASE(13) CASE(14)
  }
#undef CASE
}

VNNI static void products_vnni(
  const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums, const finish *with) {
  enum { chunk_max = 14 * 16 };
  for (int start = 0, end; start < rows; start = end) {
    end = start + even_share(rows - start, chunk_max);
    int32_t extra[chunk_max];
    for (int row = start; row < end; row++) {
      int32_t sum = 0;
      for (int i = 0; i < width; i++) sum += inputs[(size_t)row * width + i];
      extra[row - start] = 128 * sum;
    }
    // A block of weights is read once for all rows of the chunk: the large encoder's stream from memory.
    for (int column = 0; column < columns; column += kernel_block_columns) {
      for (int row = start, taken; row < end; row += taken) {
        taken = even_share(end - row, 14);
        int32_t *target = sums + (size_t)row * columns + column;
        vnni_rows(taken, inputs + (size_t)row * width, width, packed, columns, column, target, extra + row - start);
        for (int r = 0; r < taken; r++) finish_block(target + (size_t)r * columns, with, row + r, column);
      }
    }
  }
}

#endif

void kernel_products(
  kernel_kind kind, const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums) {
  finish nothing = {0};
  CHOOSE(kind, products, (inputs, rows, width, packed, columns, sums, &nothing))
}

void kernel_linear(
  kernel_kind kind, const int8_t *inputs, const float *input_scales, int rows, int width, const int8_t *packed,
  const float *weight_scales, const float *bias, int columns, float *outputs) {
  finish with = {input_scales, weight_scales, bias};
  CHOOSE(kind, products, (inputs, rows, width, packed, columns, (int32_t *)outputs, &with))
}
