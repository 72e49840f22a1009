import HengOperations
import Synchronization

/// Workbooks that were refused, with their errors marked, and what waits to be confirmed (退回的工作簿、待确认的内容): the last ones, outside
/// the server's memory. Each is there for who sent it alone, and for the county's year that he sent it to. What was sent is still with its
/// sender, so nothing is lost with them.
final class ReturnedWorkbooks: Sendable {
  private let kept = Mutex(KeptFiles(most: 48, mostBytes: 128 << 20))

  func keep(_ bytes: [UInt8], named name: String, of owner: String) -> String {
    let key = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
    kept.withLock { $0.keep(bytes, as: Self.place(key, owner), named: name) }
    return key
  }

  func file(_ key: String, of owner: String) -> (name: String, bytes: [UInt8])? {
    guard let file = kept.withLock({ $0[Self.place(key, owner)] }), let bytes = file.bytes() else { return nil }
    return (file.name, bytes)
  }

  func forget(_ key: String, of owner: String) { kept.withLock { $0.forget(Self.place(key, owner)) } }

  private static func place(_ key: String, _ owner: String) -> String { "\(owner) \(key)" }
}
