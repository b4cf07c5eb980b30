#include "kernels.h"

#include <math.h>
#include <string.h>

// Every loop is written once, for all processors, and compiled once for each kind: the body is inlined into a function
// for which the compiler may use that kind's instructions. Only the products of whole numbers are written by hand.
#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2,fma")))
#define VNNI __attribute__((target("avx2,fma,avx512f,avx512bw,avx512vl,avx512dq,avx512vnni,prefer-256-bit")))
#define KINDS(name, parameters, arguments)                          \
  static void name##_portable parameters { name##_body arguments; } \
  AVX2 static void name##_avx2 parameters { name##_body arguments; } \
  VNNI static void name##_vnni parameters { name##_body arguments; }
#define CHOOSE(kind, name, arguments)                   \
  switch (kind) {                                       \
    case kernel_vnni: name##_vnni arguments; break;     \
    case kernel_avx2: name##_avx2 arguments; break;     \
    default: name##_portable arguments;                 \
  }
#else
#define KINDS(name, parameters, arguments) static void name##_portable parameters { name##_body arguments; }
#define CHOOSE(kind, name, arguments) (void)(kind); name##_portable arguments;
#endif

kernel_kind kernel_best(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq")) return kernel_vnni;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return kernel_avx2;
#endif
  return kernel_portable;
}

// Products of whole numbers

// What a block of sums becomes: a layer's outputs where there are scales, else it stays as it is.
typedef struct {
  const float *input_scales;
  const float *weight_scales;
  const float *bias;
} finish;

INLINE void finish_block(int32_t *sums, const finish *with, int row, int column) {
  if (!with->input_scales) return;
  float outputs[kernel_block_columns];
  float scale = with->input_scales[row];
  for (int c = 0; c < kernel_block_columns; c++)
    outputs[c] = (float)sums[c] * (scale * with->weight_scales[column + c]) + with->bias[column + c];
  memcpy(sums, outputs, sizeof outputs);
}

static void products_portable(
  const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums, const finish *with) {
  for (int column = 0; column < columns; column += kernel_block_columns) {
    const int8_t *block = packed + (size_t)column * width;
    for (int row = 0; row < rows; row++) {
      const int8_t *input = inputs + (size_t)row * width;
      int32_t *target = sums + (size_t)row * columns + column;
      int32_t totals[kernel_block_columns] = {0};
      for (int i = 0; i < width; i += kernel_block_inputs) {
        const int8_t *weights = block + (size_t)i * kernel_block_columns;
        for (int c = 0; c < kernel_block_columns; c++)
          for (int j = 0; j < kernel_block_inputs; j++)
            totals[c] += input[i + j] * weights[c * kernel_block_inputs + j];
      }
      memcpy(target, totals, sizeof totals);
      finish_block(target, with, row, column);
    }
  }
}

#if defined(__x86_64__)

// Sixteen columns of up to three rows: bytes are widened, so that no sum of two products overflows.
AVX2 INLINE void avx2_tile(
  const int8_t *inputs, int width, const int8_t *block, int rows, int32_t *sums, int columns) {
  __m256i totals[3][4];
  for (int r = 0; r < rows; r++)
    for (int q = 0; q < 4; q++) totals[r][q] = _mm256_setzero_si256();
  for (int i = 0; i < width; i += 4) {
    __m256i spread[3];
    for (int r = 0; r < rows; r++) {
      int32_t four;
      memcpy(&four, inputs + (size_t)r * width + i, 4);
      spread[r] = _mm256_broadcastq_epi64(_mm_cvtepi8_epi16(_mm_cvtsi32_si128(four)));
    }
    for (int q = 0; q < 4; q++) {
      __m256i weights = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(block + (size_t)i * 16 + q * 16)));
      for (int r = 0; r < rows; r++)
        totals[r][q] = _mm256_add_epi32(totals[r][q], _mm256_madd_epi16(weights, spread[r]));
    }
  }
  for (int r = 0; r < rows; r++)
    for (int half = 0; half < 2; half++) {
      __m256i pairs = _mm256_hadd_epi32(totals[r][2 * half], totals[r][2 * half + 1]);
      _mm256_storeu_si256(
        (__m256i *)(sums + (size_t)r * columns + half * 8), _mm256_permute4x64_epi64(pairs, 0xD8));
    }
}

AVX2 static void products_avx2(
  const int8_t *inputs, int rows, int width, const int8_t *packed, int columns, int32_t *sums, const finish *with) {
  for (int column = 0; column < columns; column += kernel_block_columns) {
    const int8_t *block = packed + (size_t)column * width;
    for (int row = 0; row < rows;) {
      const int8_t *input = inputs + (size_t)row * width;
      int32_t *target = sums + (size_t)row * columns + column;
      int left = rows - row < 3 ? rows - row : 3;
      switch (left) {
        case 3: avx2_tile(input, width, block, 3, target, columns); break;
        case 2: avx2_tile(input, width, block, 2, target, columns); break;
        default: avx2_tile(input, width, block, 1, target, columns);
      }
      for (int r = 0; r < left; r++) finish_block(target + (size_t)r * columns, with, row + r, column);
      row += left;
    }
  }
}

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
  enum { chunk = 14 * 16 };
  for (int start = 0; start < rows; start += chunk) {
    int end = rows - start < chunk ? rows : start + chunk;
    int32_t extra[chunk];
    for (int row = start; row < end; row++) {
      int32_t sum = 0;
      for (int i = 0; i < width; i++) sum += inputs[(size_t)row * width + i];
      extra[row - start] = 128 * sum;
    }
    // A block of weights is read once for all rows of the chunk: the large encoder's stream from memory.
    for (int column = 0; column < columns; column += kernel_block_columns) {
      for (int row = start; row < end; row += 14) {
        int left = end - row < 14 ? end - row : 14;
        int32_t *target = sums + (size_t)row * columns + column;
        vnni_rows(left, inputs + (size_t)row * width, width, packed, columns, column, target, extra + row - start);
        for (int r = 0; r < left; r++) finish_block(target + (size_t)r * columns, with, row + r, column);
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

INLINE void quantise_body(const float *values, int rows, int width, int8_t *rounded, float *scales) {
  for (int row = 0; row < rows; row++) {
    const float *from = values + (size_t)row * width;
    int8_t *to = rounded + (size_t)row * width;
    float largest = 0;
    {
#pragma clang fp reassociate(on)
      for (int i = 0; i < width; i++) {
        float magnitude = fabsf(from[i]);
        largest = magnitude > largest ? magnitude : largest;
      }
    }
    float factor = largest > 0 ? 127 / largest : 0;
    scales[row] = largest / 127;
    for (int i = 0; i < width; i++) {
      float scaled = from[i] * factor;
      to[i] = (int8_t)(int)(scaled + (scaled < 0 ? -0.5f : 0.5f));
    }
  }
}
KINDS(quantise, (const float *values, int rows, int width, int8_t *rounded, float *scales),
  (values, rows, width, rounded, scales))

void kernel_quantise(kernel_kind kind, const float *values, int rows, int width, int8_t *rounded, float *scales) {
  CHOOSE(kind, quantise, (values, rows, width, rounded, scales))
}

// Functions of floating-point numbers

// e^x to about 2e-7 of its value: 2^n, and the series for what is left, at most half of ln 2.
INLINE float exponential(float x) {
  x = x < -87 ? -87 : x > 87 ? 87 : x;
  float turns = x * 1.44269504f;
  int whole = (int)(turns + (turns < 0 ? -0.5f : 0.5f));
  float rest = x - (float)whole * 0.693147181f;
  float series = 1 + rest * (1 + rest * (1.f / 2 + rest * (1.f / 6 + rest * (1.f / 24 + rest * (1.f / 120 + rest / 720)))));
  uint32_t bits = (uint32_t)(whole + 127) << 23;
  float power;
  memcpy(&power, &bits, 4);
  return series * power;
}

// The error function by formula 7.1.26 of Abramowitz and Stegun, to 1.5e-7.
INLINE void gelu_body(float *values, size_t count) {
  for (size_t i = 0; i < count; i++) {
    float x = values[i];
    float z = fabsf(x) * 0.707106781f;
    float t = 1 / (1 + 0.3275911f * z);
    float tail = t * (0.254829592f + t * (-0.284496736f + t * (1.421413741f + t * (-1.453152027f + t * 1.061405429f))));
    float below = 0.5f * tail * exponential(-z * z);
    values[i] = x * (x < 0 ? below : 1 - below);
  }
}
KINDS(gelu, (float *values, size_t count), (values, count))

void kernel_gelu(kernel_kind kind, float *values, size_t count) { CHOOSE(kind, gelu, (values, count)) }

INLINE void add_normalise_body(
  float *values, const float *added, int rows, int width, const float *gain, const float *bias, float epsilon) {
#pragma clang fp reassociate(on) contract(fast)
  for (int row = 0; row < rows; row++) {
    float *to = values + (size_t)row * width;
    const float *from = added + (size_t)row * width;
    float sum = 0, squares = 0;
    for (int i = 0; i < width; i++) {
      to[i] += from[i];
      sum += to[i];
    }
    float mean = sum / width;
    for (int i = 0; i < width; i++) squares += (to[i] - mean) * (to[i] - mean);
    float scale = 1 / sqrtf(squares / width + epsilon);
    for (int i = 0; i < width; i++) to[i] = (to[i] - mean) * scale * gain[i] + bias[i];
  }
}
KINDS(add_normalise,
  (float *values, const float *added, int rows, int width, const float *gain, const float *bias, float epsilon),
  (values, added, rows, width, gain, bias, epsilon))

void kernel_add_normalise(
  kernel_kind kind, float *values, const float *added, int rows, int width, const float *gain, const float *bias,
  float epsilon) {
  CHOOSE(kind, add_normalise, (values, added, rows, width, gain, bias, epsilon))
}

INLINE float dot(const float *one, const float *other, int width) {
#pragma clang fp reassociate(on) contract(fast)
  float sum = 0;
  for (int i = 0; i < width; i++) sum += one[i] * other[i];
  return sum;
}

INLINE void softmax(float *scores, int count) {
  float largest = scores[0];
  for (int i = 1; i < count; i++) largest = scores[i] > largest ? scores[i] : largest;
  for (int i = 0; i < count; i++) scores[i] = exponential(scores[i] - largest);
  float sum = 0;
  {
#pragma clang fp reassociate(on)
    for (int i = 0; i < count; i++) sum += scores[i];
  }
  float scale = 1 / sum;
  for (int i = 0; i < count; i++) scores[i] *= scale;
}

INLINE void attention_body(
  const float *qkv, int rows, int width, int heads, const float *bias, float *scores, float *mixed) {
  int size = width / heads;
  float scale = 1 / sqrtf((float)size);
  size_t stride = 3 * (size_t)width;
  for (int head = 0; head < heads; head++) {
    const float *queries = qkv + head * size, *keys = queries + width, *contents = keys + width;
    for (int row = 0; row < rows; row++) {
      for (int other = 0; other < rows; other++) {
        float product = dot(queries + row * stride, keys + other * stride, size) * scale;
        scores[other] = bias ? product + bias[((size_t)head * rows + row) * rows + other] : product;
      }
      softmax(scores, rows);
      float *to = mixed + (size_t)row * width + head * size;
      for (int i = 0; i < size; i++) to[i] = 0;
      for (int other = 0; other < rows; other++) {
        const float *content = contents + other * stride;
        float weight = scores[other];
        for (int i = 0; i < size; i++) to[i] += weight * content[i];
      }
    }
  }
}
KINDS(attention,
  (const float *qkv, int rows, int width, int heads, const float *bias, float *scores, float *mixed),
  (qkv, rows, width, heads, bias, scores, mixed))

void kernel_attention(
  kernel_kind kind, const float *qkv, int rows, int width, int heads, const float *bias, float *scores, float *mixed) {
  CHOOSE(kind, attention, (qkv, rows, width, heads, bias, scores, mixed))
}

INLINE void add_scaled_body(const int8_t *row, float scale, int width, float *sums) {
  for (int i = 0; i < width; i++) sums[i] += scale * (float)row[i];
}
KINDS(add_scaled, (const int8_t *row, float scale, int width, float *sums), (row, scale, width, sums))

void kernel_add_scaled(kernel_kind kind, const int8_t *row, float scale, int width, float *sums) {
  CHOOSE(kind, add_scaled, (row, scale, width, sums))
}

INLINE void dots_body(const float *vector, const float *matrix, int rows, int width, float *products) {
  for (int row = 0; row < rows; row++) products[row] = dot(vector, matrix + (size_t)row * width, width);
}
KINDS(dots, (const float *vector, const float *matrix, int rows, int width, float *products),
  (vector, matrix, rows, width, products))

void kernel_dots(kernel_kind kind, const float *vector, const float *matrix, int rows, int width, float *products) {
  CHOOSE(kind, dots, (vector, matrix, rows, width, products))
}
