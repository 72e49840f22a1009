import Synchronization

/// Workbooks that were refused, with their errors marked, until they are fetched (退回的工作簿): the last few stay in memory. What was
/// sent is still with its sender, so nothing is lost with them.
final class ReturnedWorkbooks: Sendable {
  struct File: Sendable {
    let name: String
    let bytes: [UInt8]
  }

  private let kept = Mutex<[(key: String, file: File)]>([])
  private static let most = 16

  func keep(_ bytes: [UInt8], named name: String) -> String {
    let key = String(UInt64.random(in: .min ... .max), radix: 36) + String(UInt64.random(in: .min ... .max), radix: 36)
    kept.withLock { kept in
      kept.append((key, File(name: name, bytes: bytes)))
      if kept.count > Self.most { kept.removeFirst() }
    }
    return key
  }

  func file(_ key: String) -> File? { kept.withLock { kept in kept.first { $0.key == key }?.file } }
}
