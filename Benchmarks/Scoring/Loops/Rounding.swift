/// Rounding half up to 0.01 point in binary floating point, provably equal to the whole-number rule.
///
/// The score `n/d` (n, d whole, in 0.01 points) must become ⌊n/d + ½⌋. If `n/d` is no tie, it lies at least 1/(2d) from one.
/// `n` is exact below 2⁵³, so the division errs by at most half a unit in the last place of the quotient, and adding `2ᵏ + ½`
/// rounds to a grid of 2ᵏ⁻⁵² once. Both errors together stay below 1/(2d) within the bounds named at each function; a tie is exact
/// in both steps. The whole part then stands in the bits of the sum: no conversion that could trap, no call of `floor`.
/// Beyond the bounds `ScoringTables.swift` counts in whole numbers. The tests compare every path with whole-number arithmetic.

/// ⌊x + ½⌋ + `indicatorBias` for a weight times a share: 0 ≤ x < 2¹⁵, denominators below 2³¹.
/// Grid 2⁻³⁶; errors 2⁻³⁹ + 2⁻³⁷ < 2⁻³².
@inline(__always)
func biasedIndicator(_ x: Double) -> UInt64 { (x + 65536.5).bitPattern &>> 36 }

/// The exponent bits that `biasedIndicator` leaves above the number.
let indicatorBias: UInt64 = 0x40F_0000

/// ⌊x + ½⌋ + `executionBias` for the execution score: 0 ≤ x ≤ 1000, denominators up to `executionBound`.
/// Grid 2⁻⁴²; errors 2⁻⁴⁴ + 2⁻⁴³ < 2⁻⁴².
@inline(__always)
func biasedExecution(_ x: Double) -> UInt64 { (x + 1024.5).bitPattern &>> 42 }

let executionBias: UInt64 = 0x10_2400

/// Budgets and outturns below this many 分 (219.9 亿元) may be scored in doubles.
let executionBound: UInt64 = 1 &<< 41

/// A whole number 0 ≤ v < 2⁵² as a double, by its bits: AVX2 has no instruction for it.
@inline(__always)
func double(_ v: UInt64) -> Double { Double(bitPattern: v | 0x4330_0000_0000_0000) - 0x1p52 }

@inline(__always)
func lesser(_ a: Int32, _ b: Int32) -> Int32 { a < b ? a : b }

@inline(__always)
func larger(_ a: Int32, _ b: Int32) -> Int32 { a > b ? a : b }

/// All bits for true, none for false: choices in the loop are masks, so that it vectorises.
@inline(__always)
func mask(_ condition: Bool) -> Int32 { condition ? -1 : 0 }
