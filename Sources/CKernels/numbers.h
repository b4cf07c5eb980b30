#pragma once

#include <stdint.h>
#include <string.h>

#include "kinds.h"

// The nearest whole number to one between -2^22 and 2^22: added to 1.5 · 2^23, its fraction is rounded away.
INLINE int32_t nearest(float number) {
  float shifted = number + 12582912.f;
  int32_t bits;
  memcpy(&bits, &shifted, sizeof bits);
  return bits - 0x4B400000;
}

// e^x to about 2e-7 of its value: 2^n, and the series for what is left, at most half of ln 2.
INLINE float exponential(float x) {
  x = x < -87 ? -87 : x > 87 ? 87 : x;
  float turns = x * 1.44269504f;
  int32_t whole = nearest(turns);
  float rest = x - (float)whole * 0.693147181f;
  float tail = 1.f / 6 + rest * (1.f / 24 + rest * (1.f / 120 + rest * (1.f / 720)));
  float series = 1 + rest * (1 + rest * (1.f / 2 + rest * tail));
  uint32_t bits = (uint32_t)(whole + 127) << 23;
  float power;
  memcpy(&power, &bits, 4);
  return series * power;
}

// Sums are formed in sixteen lanes, whatever the processor has: number i goes to lane i mod 16.
enum { lanes = 16 };

INLINE float sum_of_lanes(float *sums) {
  for (int half = lanes / 2; half > 0; half /= 2)
    for (int l = 0; l < half; l++) sums[l] += sums[l + half];
  return sums[0];
}
