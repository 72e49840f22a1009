#ifndef HENG_PROCESSOR_LEVEL_H
#define HENG_PROCESSOR_LEVEL_H

#include <stdbool.h>

/// Whether this processor and its operating system run code built for x86-64-v3
/// (AVX2, FMA, BMI1/2, F16C, LZCNT, MOVBE; the level of servers since about 2015). False on other architectures.
bool heng_processor_is_x86_64_v3(void);

#endif
