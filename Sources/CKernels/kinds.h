#pragma once

// Every loop is written once, for all processors, and compiled once for each kind: the body is inlined into a function
// for which the compiler may use that kind's instructions. Only the products of whole numbers are written by hand.
//
// All kinds give the same numbers to the last bit, so that what one processor has worked out is good on another: sums
// are formed in an order that the code lays down, and a product is rounded before it is added to.
#pragma STDC FP_CONTRACT OFF

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
