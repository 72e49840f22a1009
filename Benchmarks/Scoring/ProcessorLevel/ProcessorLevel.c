#include "ProcessorLevel.h"

#if defined(__x86_64__)
#include <cpuid.h>

// The feature list of the x86-64 psABI, level 3 (which holds level 2). Bits by the names of <cpuid.h>.
bool heng_processor_is_x86_64_v3(void) {
  unsigned a, b, c, d;
  const unsigned one = bit_SSE3 | bit_SSSE3 | bit_CMPXCHG16B | bit_SSE41 | bit_SSE42 | bit_POPCNT | bit_FMA | bit_MOVBE | bit_AVX |
                       bit_F16C | bit_OSXSAVE;
  if (!__get_cpuid(1, &a, &b, &c, &d) || (c & one) != one) return false;
  const unsigned seven = bit_AVX2 | bit_BMI | bit_BMI2;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d) || (b & seven) != seven) return false;
  const unsigned extended = bit_LAHF_LM | bit_ABM;
  if (!__get_cpuid(0x80000001, &a, &b, &c, &d) || (c & extended) != extended) return false;
  // The system must also save the upper halves of the registers: XCR0 bits 1 (SSE) and 2 (AVX).
  unsigned low, high;
  __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  return (low & 6u) == 6u;
}
#else
bool heng_processor_is_x86_64_v3(void) { return false; }
#endif
