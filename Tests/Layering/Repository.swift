import Foundation
import Testing

/// A fault of the house rules at one line of one file, printed as compilers print theirs.
struct Violation: CustomStringConvertible {
  let path: String
  let line: Int
  let message: String

  init(_ path: String, _ line: Int, _ message: String) {
    self.path = path
    self.line = line
    self.message = message
  }

  var description: String { "\(path):\(line): \(message)" }
}

/// One issue for each violation, so that a run names them all.
func report(_ violations: [Violation]) {
  for violation in violations { Issue.record(Comment(rawValue: violation.description)) }
}

/// A Swift file with its room.
struct SourceFile {
  /// Relative to the root of the repository.
  let path: String
  let text: String
  /// The text without comments and string literals.
  let code: SwiftCode

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = SwiftCode(text)
  }

  /// `Values` of `Sources/Values/Money/Money.swift`; `Samples` of `Samples/Samples.swift`; `Manual` of `docs/manual/Manual.swift`.
  var room: String {
    let parts = path.split(separator: "/").map(String.init)
    if path.hasPrefix("docs/manual/") { return "Manual" }
    if parts.first == "Sources" { return parts.count > 2 ? parts[1] : "" }
    return parts.first ?? ""
  }

  /// 1-based lines as written.
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
}

/// The working copy that this test was built from.
enum Repository {
  static var root: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// The Swift files that are shipped: `Sources`, the sample data's loader and the manual's.
  static func sources() throws -> [SourceFile] {
    try paths(under: ["Sources", "Samples", "docs/manual"]).filter { $0.hasSuffix(".swift") }.map(read)
  }

  static func tests() throws -> [SourceFile] {
    try paths(under: ["Tests", "Benchmarks"]).filter { $0.hasSuffix(".swift") }.map(read)
  }

  /// Every text that is committed: sources, data, templates, scripts and papers.
  static func texts() throws -> [(path: String, text: String)] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
    let top = names.filter { isDirectory($0) && (!$0.hasPrefix(".") || $0 == ".ci") && $0 != "data" }
    let loose = names.filter { !isDirectory($0) && $0 != "Package.resolved" && $0 != ".git" }
    return (loose.sorted() + paths(under: top.sorted())).compactMap { path in
      guard !path.contains("__pycache__"), let data = FileManager.default.contents(atPath: root.appending(path: path).path)
      else { return nil }
      return String(data: data, encoding: .utf8).map { (path, $0) }
    }
  }

  static func manifest() throws -> Manifest {
    Manifest(try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8))
  }

  /// Relative paths of all folders below one that hold a file, and of those above them, sorted.
  static func folders(under folder: String) throws -> [String] {
    var found: Set<String> = []
    for path in paths(under: [folder]) where !path.contains("__pycache__") {
      let parts = path.split(separator: "/")
      for count in 2..<max(parts.count, 2) { found.insert(parts.prefix(count).joined(separator: "/")) }
    }
    return found.sorted()
  }

  /// Relative paths of symbolic links.
  static func links(under folders: [String]) throws -> [String] {
    folders.flatMap { folder in
      let below = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
      return below.map { "\(folder)/\($0)" }.filter {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: root.appending(path: $0).path)) != nil
      }
    }
  }

  private static func read(_ path: String) throws -> SourceFile {
    SourceFile(path: path, text: try String(contentsOf: root.appending(path: path), encoding: .utf8))
  }

  private static func isDirectory(_ path: String) -> Bool {
    var directory: ObjCBool = false
    return FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &directory) && directory.boolValue
  }

  /// Relative paths of all files below the folders, sorted; build folders of nested packages are left out.
  private static func paths(under folders: [String]) -> [String] {
    folders.flatMap { folder in
      let below = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String } ?? []
      return below.filter { !$0.contains(".build") && !isDirectory("\(folder)/\($0)") }.sorted().map { "\(folder)/\($0)" }
    }
  }
}
