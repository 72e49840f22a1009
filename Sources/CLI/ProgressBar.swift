import Foundation
import Synchronization

/// A bar on standard error while many files are worked on (进度条); nothing where that is no terminal, or for a single file.
final class ProgressBar: Sendable {
  private let total: Int
  private let label: String
  private let isShown: Bool
  private let shown = Mutex(-1)

  init(total: Int, label: String) {
    self.total = total
    self.label = label
    isShown = total > 1 && isatty(FileHandle.standardError.fileDescriptor) == 1
  }

  func show(_ done: Int) {
    guard isShown, total > 0 else { return }
    let step = done * 40 / total
    let isNew = shown.withLock { last in
      defer { last = max(last, step) }
      return step > last || done == total
    }
    guard isNew else { return }
    let bar = String(repeating: "█", count: step) + String(repeating: "░", count: 40 - step)
    write("\r\(label) \(bar) \(done)/\(total)")
  }

  /// Clears the line.
  func finish() {
    if isShown { write("\r\u{1B}[2K") }
  }

  private func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
