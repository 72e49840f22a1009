package import Foundation
import Synchronization

/// The published papers of others (公开文书原文), which stand beside the repository in `../shared/corpus` and are not ours to ship.
///
/// Where they are absent the suites that need them are skipped, and the run says so once at its end. With `HENG_CORPUS=required` in the
/// environment, as `.ci/run` sets it where the folder is, those suites run and fail where they miss a paper.
package enum Corpus {
  package static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("../shared/corpus").standardizedFileURL

  package static func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  package static var isRequired: Bool { ProcessInfo.processInfo.environment["HENG_CORPUS"] == "required" }

  /// Whether a suite runs that needs papers: they are there, or they must be.
  package static func runs(_ arePresent: Bool, required: Bool = isRequired) -> Bool {
    if !arePresent, !required { note() }
    return arePresent || required
  }

  /// For a test that can do without a paper: passes over it, or fails where papers are required.
  package static func mayLack(_ paper: String, required: Bool = isRequired) throws(CorpusAbsent) {
    guard !required else { throw CorpusAbsent(paper: paper) }
    note()
  }

  private static let isNoted = Mutex(false)

  private static func note() {
    let isFirst = isNoted.withLock { noted in
      defer { noted = true }
      return !noted
    }
    guard isFirst, ProcessInfo.processInfo.environment["HENG_CORPUS"] != "told" else { return }
    atexit {
      let words = "没有原文语料（../shared/corpus）：需要它的测试没有运行，抄录与核查未与原文比对。\n"
      try? FileHandle.standardError.write(contentsOf: Data(words.utf8))
    }
  }
}

/// A paper that must be there and is not.
package struct CorpusAbsent: Error, CustomStringConvertible {
  package let paper: String

  package var description: String { "HENG_CORPUS=required，而 ../shared/corpus 中没有 \(paper)" }
}
