import HengOperations
import Synchronization

/// Workbooks that were refused, with their errors marked, until they are fetched (退回的工作簿): the last few, outside the server's memory.
/// What was sent is still with its sender, so nothing is lost with them.
final class ReturnedWorkbooks: Sendable {
  private let kept = Mutex(KeptFiles(most: 16, mostBytes: 128 << 20))

  func keep(_ bytes: [UInt8], named name: String) -> String {
    let key = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
    kept.withLock { $0.keep(bytes, as: key, named: name) }
    return key
  }

  func file(_ key: String) -> (name: String, bytes: [UInt8])? {
    guard let file = kept.withLock({ $0[key] }), let bytes = file.bytes() else { return nil }
    return (file.name, bytes)
  }
}
