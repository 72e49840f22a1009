import Testing

/// Words that reach outside the program or make its output differ from run to run.
private let outsideWords: [(word: String, what: String)] = [
  ("FileManager", "files"), ("FileHandle", "files"), ("contentsOfFile:", "files"), ("contentsOf: URL", "files"),
  ("fopen", "files"), ("Bundle", "files"),
  ("Date()", "the clock"), ("Date.now", "the clock"), ("ContinuousClock", "the clock"), ("SuspendingClock", "the clock"),
  ("clock_gettime", "the clock"), ("gettimeofday", "the clock"),
  ("ProcessInfo", "the environment"), ("getenv", "the environment"), ("CommandLine", "the environment"),
  ("URLSession", "the network"), ("FoundationNetworking", "the network"), ("socket(", "the network"),
  ("Locale.current", "the locale"), ("Calendar.current", "the locale"), ("TimeZone.current", "the locale"),
  ("UUID()", "chance"), ("SystemRandomNumberGenerator", "chance"), (".random(", "chance"), (".randomElement(", "chance"),
  (".shuffled(", "chance"),
  ("print(", "standard output"),
]

/// Rooms that compute from what they are given; clock and ids are passed in.
private let pureRooms: Set<String> = ["Values", "Text", "Domain", "Facts", "Rules", "Documents"]

/// Rooms that may read the files given to them but know neither clock nor network nor chance.
private let readingRooms: Set<String> = ["Data", "Samples"]

@Suite("Pure rooms touch nothing outside")
struct PurityTests {
  @Test("No pure room names a file, a clock, the network, the environment, the locale or chance")
  func sourcesArePure() throws { report(try Repository.sources().flatMap(purityViolations)) }

  @Test("Each forbidden word is seen in each pure room", arguments: pureRooms.sorted(), outsideWords.map(\.word))
  func forbiddenWordsAreSeen(room: String, word: String) {
    let file = SourceFile(path: "Sources/\(room)/Sample.swift", text: "func f() {\n  let x = \(word)\n}\n")
    #expect(purityViolations(file).map(\.line).contains(2))
  }

  @Test("A forbidden word inside an interpolation is seen")
  func interpolationsAreRead() {
    let file = SourceFile(path: "Sources/Rules/Sample.swift", text: "let a = \"开始 \\(String(describing: Date())) 结束\"")
    #expect(purityViolations(file).count == 1)
  }

  @Test("Rooms of data files may read files but not the clock")
  func readingRoomsReadFiles() {
    let reads = SourceFile(path: "Samples/Samples.swift", text: "let d = FileManager.default.contents(atPath: p)")
    let ticks = SourceFile(path: "Samples/Samples.swift", text: "let d = Date()")
    #expect(purityViolations(reads).isEmpty)
    #expect(purityViolations(ticks).count == 1)
  }

  @Test(
    "Words that only look forbidden pass",
    arguments: [
      ("Values", "// FileManager and Date()\nlet text = \"Date()\""),
      ("Values", "let d = LegalDate(); let m = MyFileManagerWord; func blueprint(_ x: Int) {}"),
      ("Rules", "let source = bundleOfRules.random; let r = randomness"),
      ("Store", "let now = Date(); FileManager.default.contents(atPath: path)"),
    ])
  func lookalikesPass(room: String, text: String) {
    #expect(purityViolations(SourceFile(path: "Sources/\(room)/Sample.swift", text: text)).isEmpty)
  }
}

private func purityViolations(_ file: SourceFile) -> [Violation] {
  guard pureRooms.contains(file.room) || readingRooms.contains(file.room) else { return [] }
  return outsideWords.filter { pureRooms.contains(file.room) || $0.what != "files" }.flatMap { entry in
    file.code.lines(with: entry.word).map {
      Violation(file.path, $0, "\(entry.word) reaches for \(entry.what); \(file.room) is a pure room, so pass the value in")
    }
  }
}
