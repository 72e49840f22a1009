import Foundation
import Testing

/// Words that stop a server or hide a failure; Sources has none of them.
private let stoppingWords: [(word: String, instead: String)] = [
  ("try!", "use try and handle or declare the error"),
  ("fatalError(", "make the wrong state unspellable, or return or throw an error"),
  ("as!", "use as? with a guard, or a generic"),
]

/// The longest file; a longer one says why in its first line.
private let mostLines = 400

/// Beginnings of paths that exist on one machine only. Written in two parts so that this file passes its own rule.
private let machinePaths = ["/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "/opt/sw" + "ift"]

@Suite("House rules of the text")
struct HabitTests {
  @Test("Sources stop nobody: no try!, fatalError or as!")
  func sourcesStopNobody() throws { report(try Repository.sources().flatMap(stoppingViolations)) }

  @Test("Files stay within 400 lines, or line 1 says why not")
  func filesStayShort() throws {
    report(try (Repository.sources() + Repository.tests()).flatMap(lengthViolations))
  }

  @Test("No committed text names a path of one machine")
  func textsNameNoMachine() throws {
    let texts = try Repository.texts()
    #expect(texts.contains { $0.path == "Package.swift" } && texts.contains { $0.path.hasPrefix("Tests/Layering/") })
    report(texts.flatMap { pathViolations($0.path, $0.text) })
  }

  @Test("Tests that hold a bound of the clock run one after another, before the others")
  func clocksRunAlone() throws {
    let timed = try timedSuites()
    #expect(timed.count > 10)
    report(try Repository.tests().flatMap { clockViolations($0, timed) })
  }

  @Test("A bound of the clock in a suite that runs beside others is seen")
  func clocksAreSeen() {
    func found(_ text: String) -> [Int] {
      clockViolations(SourceFile(path: "Tests/Web/SampleTests.swift", text: text), ["KillTests"]).map(\.line)
    }
    #expect(found("struct SampleTests {\n  @Test(\"a\", .timeLimit(.minutes(1)))\n") == [2])
    #expect(found("struct SampleTests {\n  let clock = ContinuousClock()\n") == [2])
    #expect(found("struct KillTests {\n  @Test(\"a\", .timeLimit(.minutes(1)))\n").isEmpty)
    #expect(found("struct SampleTests {\n  // ContinuousClock\n").isEmpty)
  }

  @Test(
    "Each stopping word is seen",
    arguments: ["let a = try! f()", "  fatalError(\"x\")", "default: fatalError()", "let b = c as! D", "let s = \"\\(try! f())\""])
  func stoppingWordsAreSeen(text: String) {
    let found = stoppingViolations(SourceFile(path: "Sources/Web/Sample.swift", text: "\n\(text)\n"))
    #expect(found.map(\.line) == [2])
  }

  @Test(
    "Stopping words in comments, strings and longer names pass",
    arguments: [
      "// try! fatalError( as! D", "/// `as! D`", "let s = \"try! as! fatalError(\"", "let a = try f()", "notfatalError()", "a as? D",
    ])
  func lookalikesPass(text: String) {
    #expect(stoppingViolations(SourceFile(path: "Sources/Web/Sample.swift", text: text)).isEmpty)
  }

  @Test("The 401st line is seen, the 400th passes, and a reason in line 1 excuses")
  func lengthsAreCounted() {
    func file(_ first: String, lines: Int) -> SourceFile {
      SourceFile(path: "Sources/Web/Sample.swift", text: first + String(repeating: "\n", count: lines))
    }
    #expect(lengthViolations(file("import A", lines: 401)).map(\.line) == [401])
    #expect(lengthViolations(file("import A", lines: 400)).isEmpty)
    #expect(lengthViolations(file("// Over 400 lines: one row for each form of the year.", lines: 401)).isEmpty)
    #expect(lengthViolations(file("// Over 400 lines:", lines: 401)).count == 1)
  }

  @Test("Each machine path is seen with its line", arguments: machinePaths)
  func machinePathsAreSeen(start: String) {
    #expect(pathViolations("docs/SAMPLE.md", "one\nsee \(start)x\n").map(\.line) == [2])
    #expect(pathViolations("docs/SAMPLE.md", "frame\(start)x and ../shared/papers and /usr/bin/chromium").isEmpty)
  }
}

private func stoppingViolations(_ file: SourceFile) -> [Violation] {
  stoppingWords.flatMap { entry in
    file.code.lines(with: entry.word).map { Violation(file.path, $0, "\(entry.word) stops the program; \(entry.instead)") }
  }
}

/// The suites that the Makefile runs first, `TIMED`.
private func timedSuites() throws -> Set<String> {
  let text = try String(contentsOf: Repository.root.appending(path: "Makefile"), encoding: .utf8).replacing("$\\\n", with: "")
  let line = try #require(text.split(separator: "\n").first { $0.hasPrefix("TIMED := ") })
  return Set(line.dropFirst("TIMED := ".count).split(separator: "|").map(String.init))
}

private func clockViolations(_ file: SourceFile, _ timed: Set<String>) -> [Violation] {
  guard file.path.hasPrefix("Tests/"), !timed.contains(where: { file.code.lines(with: "struct \($0)").isEmpty == false }) else { return [] }
  return (file.code.lines(with: ".timeLimit(") + file.code.lines(with: "ContinuousClock")).map {
    Violation(file.path, $0, "a bound of the clock fails beside other tests; name the suite in TIMED of the Makefile, or hold no bound")
  }
}

private func lengthViolations(_ file: SourceFile) -> [Violation] {
  let lines = file.lines
  let count = lines.last?.isEmpty == true ? lines.count - 1 : lines.count
  guard count > mostLines else { return [] }
  let first = lines.first.map(String.init) ?? ""
  let excuse = "// Over \(mostLines) lines: "
  if first.hasPrefix(excuse), first.count > excuse.count + 8 { return [] }
  return [Violation(file.path, mostLines + 1, "\(count) lines: split by topic, or begin the file with '\(excuse)<reason>'")]
}

/// A path counts when it stands at the start of a word: `/x/`, not `a/x/`.
private func pathViolations(_ path: String, _ text: String) -> [Violation] {
  text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
    let bytes = Array(line.utf8)
    return machinePaths.filter { start in
      let needle = Array(start.utf8)
      guard bytes.count >= needle.count else { return false }
      return (0...(bytes.count - needle.count)).contains { at in
        bytes[at] == needle[0] && bytes[at..<at + needle.count].elementsEqual(needle)
          && (at == 0 || !(bytes[at - 1].isWord || bytes[at - 1] == UInt8(ascii: ".")))
      }
    }.map { Violation(path, index + 1, "names \($0)…, a path of one machine") }
  }
}
