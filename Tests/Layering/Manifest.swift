import Foundation

/// The targets of Package.swift, read from its text: what each is, where it stands, what it may use.
struct Manifest {
  struct Target {
    /// `HengRules`
    let name: String
    /// `Sources/Rules`
    let path: String
    let line: Int
    /// Names of targets and products.
    let dependencies: [String]
    /// A program or a C library: nobody imports it as a module of ours.
    let isProgram: Bool
    let isSystem: Bool
  }

  let targets: [Target]

  init(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.drop { $0 == " " }.hasPrefix("//") ? "" : String(line)
    }
    let code = Array(lines.joined(separator: "\n").unicodeScalars)
    var found: [Target] = []
    for kind in ["layer(", "tests(", "system(", ".target(", ".executableTarget("] {
      for start in Self.places(of: kind, in: code) {
        let open = start + kind.unicodeScalars.count
        let call = String(String.UnicodeScalarView(code[open..<Self.end(of: code, from: open)]))
        let line = 1 + code[..<start].count { $0 == "\n" }
        if let target = Self.target(String(kind.dropLast()), call, line) { found.append(target) }
      }
    }
    targets = found.sorted { $0.line < $1.line }
  }

  /// Of the deepest target whose folder holds the file.
  func target(of path: String) -> Target? {
    targets.filter { path.hasPrefix($0.path + "/") }.max { $0.path.count < $1.path.count }
  }

  private static func target(_ kind: String, _ call: String, _ line: Int) -> Target? {
    guard let first = strings(in: call).first, !first.contains("\\(") else { return nil }
    let head = call.range(of: "resources:").map { String(call[..<$0.lowerBound]) } ?? call
    switch kind {
    case "layer", "tests":
      let isTests = kind == "tests"
      return Target(
        name: "Heng\(first)\(isTests ? "Tests" : "")", path: "\(isTests ? "Tests" : "Sources")/\(first)", line: line,
        dependencies: list(after: nil, in: head), isProgram: isTests, isSystem: false)
    case "system":
      return Target(name: first, path: "Sources/System/\(first)", line: line, dependencies: [], isProgram: false, isSystem: true)
    default:
      guard let path = call.range(of: "path:").flatMap({ strings(in: String(call[$0.upperBound...])).first }) else { return nil }
      return Target(
        name: first, path: path, line: line, dependencies: list(after: "dependencies:", in: call),
        isProgram: kind == ".executableTarget", isSystem: false)
    }
  }

  /// The names in the first brackets, or in those after a label; of a product its own name.
  private static func list(after label: String?, in call: String) -> [String] {
    var rest = Substring(call)
    if let label {
      guard let range = rest.range(of: label) else { return [] }
      rest = rest[range.upperBound...]
    }
    guard let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") else { return [] }
    let inside = rest[open...close].replacing(/package:\s*"[^"]*"/, with: "")
    return strings(in: String(inside))
  }

  private static func strings(in text: String) -> [String] { text.matches(of: /"([^"]*)"/).map { String($0.1) } }

  private static func places(of word: String, in code: [Unicode.Scalar]) -> [Int] {
    let needle = Array(word.unicodeScalars)
    guard code.count >= needle.count else { return [] }
    return (0...(code.count - needle.count)).filter { start in
      guard code[start] == needle[0], code[start..<start + needle.count].elementsEqual(needle) else { return false }
      let before = start > 0 ? code[start - 1] : " "
      return !before.properties.isAlphabetic && (word.hasPrefix(".") || before != ".")
    }
  }

  /// The place of the parenthesis that closes the call.
  private static func end(of code: [Unicode.Scalar], from open: Int) -> Int {
    var depth = 1
    var isText = false
    for place in open..<code.count {
      if code[place] == "\"" { isText.toggle() }
      if isText { continue }
      if code[place] == "(" { depth += 1 }
      if code[place] == ")" { depth -= 1 }
      if depth == 0 { return place }
    }
    return code.count
  }
}
