#include "kernels.h"

#include <math.h>
#include <string.h>

#include "kinds.h"
#include "numbers.h"

INLINE void quantise_body(const float *values, int rows, int width, int8_t *rounded, float *scales) {
  for (int row = 0; row < rows; row++) {
    const float *from = values + (size_t)row * width;
    int8_t *to = rounded + (size_t)row * width;
    // Of numbers without a sign, the order is that of their bits.
    int32_t bits = 0;
    for (int i = 0; i < width; i++) {
      float magnitude = fabsf(from[i]);
      int32_t others;
      memcpy(&others, &magnitude, sizeof others);
      bits = others > bits ? others : bits;
    }
    float largest;
    memcpy(&largest, &bits, sizeof largest);
    float factor = largest > 0 ? 127 / largest : 0;
    scales[row] = largest / 127;
    for (int i = 0; i < width; i++) {
      float scaled = from[i] * factor;
      to[i] = (int8_t)nearest(scaled);
    }
  }
}
KINDS(quantise, (const float *values, int rows, int width, int8_t *rounded, float *scales),
  (values, rows, width, rounded, scales))

void kernel_quantise(kernel_kind kind, const float *values, int rows, int width, int8_t *rounded, float *scales) {
  CHOOSE(kind, quantise, (values, rows, width, rounded, scales))
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
  for (int row = 0; row < rows; row++) {
    float *to = values + (size_t)row * width;
    const float *from = added + (size_t)row * width;
    float sums[lanes] = {0}, squares[lanes] = {0};
    for (int i = 0; i < width; i += lanes)
      for (int l = 0; l < lanes; l++) {
        to[i + l] += from[i + l];
        sums[l] += to[i + l];
      }
    float mean = sum_of_lanes(sums) / width;
    for (int i = 0; i < width; i += lanes)
      for (int l = 0; l < lanes; l++) squares[l] += (to[i + l] - mean) * (to[i + l] - mean);
    float scale = 1 / sqrtf(sum_of_lanes(squares) / width + epsilon);
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

INLINE void add_scaled_body(const int8_t *row, float scale, int width, float *sums) {
  for (int i = 0; i < width; i++) sums[i] += scale * (float)row[i];
}
KINDS(add_scaled, (const int8_t *row, float scale, int width, float *sums), (row, scale, width, sums))

void kernel_add_scaled(kernel_kind kind, const int8_t *row, float scale, int width, float *sums) {
  CHOOSE(kind, add_scaled, (row, scale, width, sums))
}

INLINE float dot(const float *one, const float *other, int width) {
  float sums[lanes] = {0};
  int whole = width / lanes * lanes;
  for (int i = 0; i < whole; i += lanes)
    for (int l = 0; l < lanes; l++) sums[l] += one[i + l] * other[i + l];
  for (int i = whole; i < width; i++) sums[i - whole] += one[i] * other[i];
  return sum_of_lanes(sums);
}

INLINE void dots_body(const float *vector, const float *matrix, int rows, int width, float *products) {
  for (int row = 0; row < rows; row++) products[row] = dot(vector, matrix + (size_t)row * width, width);
}
KINDS(dots, (const float *vector, const float *matrix, int rows, int width, float *products),
  (vector, matrix, rows, width, products))

void kernel_dots(kernel_kind kind, const float *vector, const float *matrix, int rows, int width, float *products) {
  CHOOSE(kind, dots, (vector, matrix, rows, width, products))
}
