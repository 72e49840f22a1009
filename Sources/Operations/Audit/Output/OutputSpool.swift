import Foundation

/// Output that waits until all of it is known to be whole (待输出内容): in a file without a name, so that a long run needs no memory for it
/// and leaves nothing behind.
package final class OutputSpool {
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private static let piece = 1 << 20
  /// Pieces of text that were added.
  private(set) var count = 0

  package init() throws(OutputProblem) {
    let root = FileManager.default.temporaryDirectory.path
    var template = Array("\(root)/heng-output-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw OutputProblem() }
    _ = unlink(template)
    handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }

  package func add(_ text: String) throws(OutputProblem) {
    count += 1
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.piece { try flush() }
  }

  /// `separator` goes between two pieces.
  func add(_ text: String, separator: String) throws(OutputProblem) {
    if count > 0 { buffer.append(contentsOf: separator.utf8) }
    try add(text)
  }

  /// Hands over what was added, piece by piece.
  package func read(_ body: ([UInt8]) throws -> Void) throws {
    try flush()
    try handle.seek(toOffset: 0)
    while let piece = try handle.read(upToCount: Self.piece), !piece.isEmpty { try body(Array(piece)) }
  }

  private func flush() throws(OutputProblem) {
    guard !buffer.isEmpty else { return }
    do { try handle.write(contentsOf: Data(buffer)) } catch { throw OutputProblem() }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// There is no room for what is to be printed.
package struct OutputProblem: Error, Sendable {
  package var message: String { "临时文件夹写不下核查结果，没有输出。请腾出磁盘空间，或用 TMPDIR 另指一个文件夹后再试。" }
}
