import Foundation
import Testing

/// Folders of `Tests/` that mirror no room, each with what it is for.
private let otherTests = [
  "Support": "what several test targets share", "StoreSupport": "the three engines",
  "Invented": "invented records that several rooms test with",
  "Attack": "files made to hurt, and the run that sends them",
  "Soak": "kills and failing disks under load, and the writer that is killed",
  "PrivatePapers": "invented private texts and harmless ones that look like them",
  "Fuzz": "seeds and invariants of the readers' fuzzing", "Layering": "the map itself", "Program": "the built program",
  "Browser": "a real Chromium", "Samples": "the sample data, which stand at the root",
]

/// Folders inside a room's tests that mirror no folder of the room, each with what it is for.
private let otherFolders = [
  "Goldens": "expected output", "References": "reference images", "Cases": "cases of the rules as data",
  "Support": "readers of those cases",
  "Probe": "a program that is killed", "Dumps": "stored dumps of earlier schemas", "Samples": "held against the samples",
  "Honesty": "properties of the auditor as a whole",
  "Fuzz": "random bytes", "Limits": "what all readers bound alike",
  "Import": "workbooks of the import, beside the reader that they lean on",
]

@Suite("Tests stand where their sources stand")
struct FolderTests {
  @Test("Every folder of tests bears the name of a folder of its room, or is known by what it is for")
  func foldersMirror() throws {
    let tests = try Repository.folders(under: "Tests"), sources = try Repository.folders(under: "Sources")
    #expect(tests.contains("Tests/Rules/Accounts") && sources.contains("Sources/Rules/Accounts"))
    report(folderViolations(tests: tests, sources: sources))
  }

  @Test("A folder that mirrors nothing is seen")
  func strangersAreSeen() {
    let sources = ["Sources/Rules", "Sources/Rules/Papers", "Sources/Rules/Papers/Text"]
    func found(_ tests: String...) -> [String] { folderViolations(tests: tests, sources: sources).map(\.path) }
    #expect(found("Tests/Rules", "Tests/Rules/Papers", "Tests/Rules/Text", "Tests/Rules/Cases", "Tests/Rules/Cases/PT-01") == [])
    #expect(found("Tests/Rules/Narrative") == ["Tests/Rules/Narrative"])
    #expect(found("Tests/Ledger") == ["Tests/Ledger"])
    #expect(found("Tests/Layering") == [])
  }

  @Test("No file of Sources or Tests is a link to another: what two targets share is a target")
  func nothingIsLinked() throws {
    #expect(try Repository.links(under: ["Sources", "Tests"]) == [])
  }

  @Test("Published papers are read by one name, so that their absence is always told")
  func corpusIsReadByOneName() throws {
    let word = "shared/" + "corpus"
    let files = try Repository.tests().filter { $0.text.contains(word) }.map(\.path)
    #expect(files == ["Tests/Support/Corpus.swift"])
  }
}

private func folderViolations(tests: [String], sources: [String]) -> [Violation] {
  tests.compactMap { folder in
    let parts = folder.split(separator: "/").map(String.init)
    guard parts.count > 1 else { return nil }
    let room = parts[1]
    if otherTests[room] != nil { return nil }
    guard sources.contains("Sources/\(room)") else { return Violation(folder, 1, "mirrors no room of Sources") }
    if parts.contains(where: { otherFolders[$0] != nil }) { return nil }
    for name in parts.dropFirst(2) {
      let isThere = sources.contains { $0.hasPrefix("Sources/\(room)/") && $0.split(separator: "/").dropFirst(2).contains(Substring(name)) }
      if !isThere { return Violation(folder, 1, "Sources/\(room) has no folder \(name)") }
    }
    return nil
  }
}
