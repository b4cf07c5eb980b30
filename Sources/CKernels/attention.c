#include "kernels.h"

#include <math.h>
#include <string.h>

#include "kinds.h"
#include "numbers.h"

// Of `count` scores, which lie where there is room for a multiple of sixteen.
INLINE void softmax(float *scores, int count) {
  float largest = scores[0];
  for (int i = 1; i < count; i++) largest = scores[i] > largest ? scores[i] : largest;
  float sums[lanes] = {0};
  for (int i = count; i % lanes != 0; i++) scores[i] = -INFINITY;
  for (int i = 0; i < count; i += lanes)
    for (int l = 0; l < lanes; l++) {
      scores[i + l] = exponential(scores[i + l] - largest);
      sums[l] += scores[i + l];
    }
  float scale = 1 / sum_of_lanes(sums);
  for (int i = 0; i < count; i++) scores[i] *= scale;
}

enum { group_rows = 4, group_columns = 16 };

// Four rows and sixteen columns of a product: `products[r][c] = Σ_i factors[r * stride + i] · matrix[i * pitch + c]`.
// Where there are fewer rows, the last one is worked out again.
INLINE void group_product(
  const float *factors, size_t stride, int rows, int depth, const float *matrix, size_t pitch,
  float products[group_rows][group_columns]) {
  const float *row[group_rows];
  for (int r = 0; r < group_rows; r++) row[r] = factors + (r < rows ? r : rows - 1) * stride;
  float sums[group_rows][group_columns] = {{0}};
  for (int i = 0; i < depth; i++)
    for (int r = 0; r < group_rows; r++)
      for (int c = 0; c < group_columns; c++) sums[r][c] += row[r][i] * matrix[i * pitch + c];
  memcpy(products, sums, sizeof sums);
}

// Columns of the scores: as many as there are tokens, and then some that nobody reads.
INLINE size_t scores_pitch(int rows) {
  return ((size_t)rows + group_columns - 1) / group_columns * group_columns;
}

size_t kernel_attention_room(int rows, int width, int heads) {
  return ((size_t)(width / heads) + group_rows) * scores_pitch(rows);
}

INLINE void attention_body(
  const float *qkv, int rows, int width, int heads, const float *bias, float *room, float *mixed) {
  int size = width / heads;
  float scale = 1 / sqrtf((float)size);
  size_t stride = 3 * (size_t)width, pitch = scores_pitch(rows);
  float *turned = room, *scores = room + size * pitch;
  float group[group_rows][group_columns];
  for (int head = 0; head < heads; head++) {
    const float *queries = qkv + head * size, *keys = queries + width, *contents = keys + width;
    for (int other = 0; other < rows; other++)
      for (int i = 0; i < size; i++) turned[i * pitch + other] = keys[other * stride + i];
    for (int row = 0; row < rows; row += group_rows) {
      int count = rows - row < group_rows ? rows - row : group_rows;
      for (size_t other = 0; other < pitch; other += group_columns) {
        group_product(queries + row * stride, stride, count, size, turned + other, pitch, group);
        for (int r = 0; r < count; r++)
          for (int c = 0; c < group_columns; c++) scores[r * pitch + other + c] = group[r][c] * scale;
      }
      for (int r = 0; r < count; r++) {
        float *own = scores + r * pitch;
        if (bias) {
          const float *added = bias + ((size_t)head * rows + row + r) * rows;
          for (int other = 0; other < rows; other++) own[other] += added[other];
        }
        softmax(own, rows);
      }
      for (int i = 0; i < size; i += group_columns) {
        group_product(scores, pitch, count, rows, contents + i, stride, group);
        for (int r = 0; r < count; r++)
          memcpy(mixed + (size_t)(row + r) * width + head * size + i, group[r], sizeof group[r]);
      }
    }
  }
}
KINDS(attention,
  (const float *qkv, int rows, int width, int heads, const float *bias, float *room, float *mixed),
  (qkv, rows, width, heads, bias, room, mixed))

void kernel_attention(
  kernel_kind kind, const float *qkv, int rows, int width, int heads, const float *bias, float *room, float *mixed) {
  CHOOSE(kind, attention, (qkv, rows, width, heads, bias, room, mixed))
}
