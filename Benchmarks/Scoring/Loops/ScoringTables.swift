// This folder is built twice: as HengScoringLoops for any processor, and through the symbolic link ScoringLoopsV3 as
// HengScoringLoopsV3 for x86-64-v3; HengScoringKernel chooses at run time. So that no AVX code can slip into the rest of the program,
// these files call nothing that the compiler emits as a shared copy into its caller (no generics of the standard library, no
// `for … in`, no temporary allocations): `Tests/ScoringKernel/VariantTests` looks at the symbols.
// Integers wrap, no pointer is checked: HengScoringKernel answers for the bounds.

/// Scores the tables `lower..<upper` by `linearShare`.
/// - Parameters:
///   - scratch: room for `blockTables(indicators) * (indicators + 1)` numbers.
///   - shares: room for `blockTables(indicators) * indicators * 2` numbers.
///   - parameters: four shares of the tiers in percent, then the three lower bounds of 优 良 中 in 0.01 points.
@inline(never)
package func scoreLinear(
  _ weight: UnsafePointer<Int16>, _ direction: UnsafePointer<UInt8>, _ target: UnsafePointer<Int32>, _ actual: UnsafePointer<Int32>,
  _ budget: UnsafePointer<Int64>, _ outturn: UnsafePointer<Int64>, _ total: UnsafeMutablePointer<Int32>,
  _ grade: UnsafeMutablePointer<UInt8>, _ scratch: UnsafeMutablePointer<UInt64>, _ shares: UnsafeMutablePointer<Int32>,
  _ parameters: UnsafePointer<Int32>,
  _ indicators: Int, _ lower: Int, _ upper: Int
) {
  scoreTables(
    linear: true, weight, direction, target, actual, budget, outturn, total, grade, scratch, shares, parameters, indicators, lower, upper)
}

/// Scores the tables `lower..<upper` by `quotientShare`; parameters as for `scoreLinear`.
@inline(never)
package func scoreQuotient(
  _ weight: UnsafePointer<Int16>, _ direction: UnsafePointer<UInt8>, _ target: UnsafePointer<Int32>, _ actual: UnsafePointer<Int32>,
  _ budget: UnsafePointer<Int64>, _ outturn: UnsafePointer<Int64>, _ total: UnsafeMutablePointer<Int32>,
  _ grade: UnsafeMutablePointer<UInt8>, _ scratch: UnsafeMutablePointer<UInt64>, _ shares: UnsafeMutablePointer<Int32>,
  _ parameters: UnsafePointer<Int32>,
  _ indicators: Int, _ lower: Int, _ upper: Int
) {
  scoreTables(
    linear: false, weight, direction, target, actual, budget, outturn, total, grade, scratch, shares, parameters, indicators, lower, upper)
}

/// Tables scored at once: about 1,280 indicators, whose scores stay in the first-level cache.
package func blockTables(_ indicators: Int) -> Int {
  let tables = 1280 / indicators
  return tables > 1 ? tables : 1
}

/// `linear` is a literal at both callers and every function here is inlined: each caller gets a loop of its own without that choice.
@inline(__always)
private func scoreTables(
  linear: Bool, _ weight: UnsafePointer<Int16>, _ direction: UnsafePointer<UInt8>, _ target: UnsafePointer<Int32>,
  _ actual: UnsafePointer<Int32>, _ budget: UnsafePointer<Int64>, _ outturn: UnsafePointer<Int64>, _ total: UnsafeMutablePointer<Int32>,
  _ grade: UnsafeMutablePointer<UInt8>, _ scratch: UnsafeMutablePointer<UInt64>, _ shares: UnsafeMutablePointer<Int32>,
  _ parameters: UnsafePointer<Int32>,
  _ indicators: Int, _ lower: Int, _ upper: Int
) {
  let block = blockTables(indicators)
  let executions = scratch + block &* indicators
  var first = lower
  while first < upper {
    let tables = upper &- first < block ? upper &- first : block
    let offset = first &* indicators
    scoreIndicators(
      linear: linear, weight + offset, direction + offset, target + offset, actual + offset, scratch, shares, block &* indicators,
      parameters, tables &* indicators)
    scoreExecutions(budget + first, outturn + first, executions, tables)
    if indicators == 10 {
      addUp(scratch, executions, total + first, grade + first, parameters, 10, tables)
    } else {
      addUp(scratch, executions, total + first, grade + first, parameters, indicators, tables)
    }
    first &+= block
  }
}

/// The biased score of each indicator: first all shares in 32-bit lanes, then the divisions in 64-bit lanes. In one loop the wide lanes
/// would halve the vectors of the whole numbers (measured: 1.6 times the time, and no vectors at all without AVX2). Negative weights, targets and actual values count as 0, unknown directions as qualitative.
@inline(__always)
private func scoreIndicators(
  linear: Bool, _ weight: UnsafePointer<Int16>, _ direction: UnsafePointer<UInt8>, _ target: UnsafePointer<Int32>,
  _ actual: UnsafePointer<Int32>, _ score: UnsafeMutablePointer<UInt64>, _ shares: UnsafeMutablePointer<Int32>, _ room: Int,
  _ parameters: UnsafePointer<Int32>, _ count: Int
) {
  let (first, second, third, fourth) = (parameters[0], parameters[1], parameters[2], parameters[3])
  let numerators = shares
  let denominators = shares + room
  var k = 0
  while k < count {
    let way = direction[k]
    let tier = actual[k]
    let increasing = mask(way == 0)
    let decreasing = mask(way == 1)
    let (aim, reached) = (larger(target[k], 0), larger(tier, 0))
    let share =
      linear
      ? linearShare(target: aim, actual: reached, increasing: increasing, decreasing: decreasing, equal: mask(way == 2))
      : quotientShare(target: aim, actual: reached, increasing: increasing, decreasing: decreasing)
    let qualitative = mask(way > 2)
    let percent = (first & mask(tier == 0)) | (second & mask(tier == 1)) | (third & mask(tier == 2)) | (fourth & mask(tier == 3))
    numerators[k] = (share.numerator & ~qualitative) | (percent & qualitative)
    denominators[k] = (share.denominator & ~qualitative) | (100 & qualitative)
    k &+= 1
  }
  k = 0
  while k < count {
    let points = weight[k] > 0 ? Int(weight[k]) : 0
    score[k] = biasedIndicator(Double(points) * Double(Int(numerators[k])) / Double(Int(denominators[k])))
    k &+= 1
  }
}

/// The biased execution score (预算执行率得分, 10 points) of each table: 10·min(outturn, budget)/budget, 0 where there is no budget.
@inline(__always)
private func scoreExecutions(
  _ budget: UnsafePointer<Int64>, _ outturn: UnsafePointer<Int64>, _ score: UnsafeMutablePointer<UInt64>, _ count: Int
) {
  var extent: UInt64 = 0
  var k = 0
  while k < count {
    extent |= UInt64(bitPattern: budget[k]) | UInt64(bitPattern: outturn[k])
    k &+= 1
  }
  k = 0
  guard extent < executionBound else {
    while k < count {
      score[k] = exactExecution(budget: budget[k], outturn: outturn[k]) &+ executionBias
      k &+= 1
    }
    return
  }
  while k < count {
    let planned = double(UInt64(bitPattern: budget[k]))
    let paid = double(UInt64(bitPattern: outturn[k]))
    score[k] = biasedExecution(1000 * (paid < planned ? paid : planned) / (planned > 1 ? planned : 1))
    k &+= 1
  }
}

/// The same in whole numbers, for amounts beyond `executionBound` and negative ones.
private func exactExecution(budget: Int64, outturn: Int64) -> UInt64 {
  if budget <= 0 || outturn <= 0 { return 0 }
  if outturn >= budget { return 1000 }
  let divisor = UInt64(bitPattern: budget)
  let product = UInt64(bitPattern: outturn).multipliedFullWidth(by: 1000)
  let (quotient, remainder) = divisor.dividingFullWidth(product)
  return remainder >= divisor &- remainder ? quotient &+ 1 : quotient
}

@inline(__always)
private func addUp(
  _ scores: UnsafePointer<UInt64>, _ executions: UnsafePointer<UInt64>, _ total: UnsafeMutablePointer<Int32>,
  _ grade: UnsafeMutablePointer<UInt8>, _ parameters: UnsafePointer<Int32>, _ indicators: Int, _ count: Int
) {
  let (excellent, good, fair) = (parameters[4], parameters[5], parameters[6])
  let bias = indicatorBias &* UInt64(UInt(bitPattern: indicators)) &+ executionBias
  var row = scores
  var k = 0
  while k < count {
    var sum = executions[k] &- bias
    var i = 0
    while i < indicators {
      sum &+= row[i]
      i &+= 1
    }
    row += indicators
    let points = Int32(truncatingIfNeeded: sum)
    total[k] = points
    grade[k] = points >= excellent ? 0 : points >= good ? 1 : points >= fair ? 2 : 3
    k &+= 1
  }
}
