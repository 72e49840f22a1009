import Foundation

/// Seeds beyond those that are fixed (随机种子): as many as `HENG_SEEDS` asks for. A run without it is the same every time.
package enum RandomSeed {
  package static let asked: [UInt64] = {
    let count = ProcessInfo.processInfo.environment["HENG_SEEDS"].flatMap { Int($0) } ?? 0
    return (0..<max(0, min(count, 1_000))).map { _ in .random(in: 1...1_000_000) }
  }()
}
