import HengScoringLoops
import HengScoringLoopsV3
import ProcessorLevel

/// Which build of the loops runs. One program serves every x86-64; the choice is made when it runs.
package enum ProcessorVariant: String, CaseIterable, Sendable {
  /// Any processor of the architecture (on x86-64: SSE2).
  case baseline
  /// x86-64-v3: AVX2, servers since about 2015.
  case v3

  package var isSupported: Bool {
    switch self {
    case .baseline: true
    case .v3: heng_processor_is_x86_64_v3()
    }
  }

  /// The fastest one that this processor runs.
  package static let best: ProcessorVariant = heng_processor_is_x86_64_v3() ? .v3 : .baseline

  /// weight, direction, target, actual, budget, outturn, total, grade, scratch, shares, parameters, indicators, lower, upper
  typealias Loop = (
    UnsafePointer<Int16>, UnsafePointer<UInt8>, UnsafePointer<Int32>, UnsafePointer<Int32>, UnsafePointer<Int64>, UnsafePointer<Int64>,
    UnsafeMutablePointer<Int32>, UnsafeMutablePointer<UInt8>, UnsafeMutablePointer<UInt64>, UnsafeMutablePointer<Int32>,
    UnsafePointer<Int32>, Int, Int, Int
  ) -> Void

  func loop(_ shortfall: ScoringRule.Shortfall) -> Loop {
    switch (self, shortfall) {
    case (.baseline, .linear): HengScoringLoops.scoreLinear
    case (.baseline, .quotient): HengScoringLoops.scoreQuotient
    case (.v3, .linear): HengScoringLoopsV3.scoreLinear
    case (.v3, .quotient): HengScoringLoopsV3.scoreQuotient
    }
  }
}
