import Foundation
import Testing

@Suite("The program carries the whole manual")
struct ManualTests {
  @Test("Every chapter of docs/manual is embedded, listed by the program and in the list of chapters")
  func chaptersAreCarried() throws {
    let texts = try Repository.texts().filter { $0.path.hasPrefix("docs/manual/") }
    let loader = texts.first { $0.path.hasSuffix("/Manual.swift") }?.text ?? ""
    let list = texts.first { $0.path.hasSuffix("/README.md") }?.text ?? ""
    let manifest = try Repository.texts().first { $0.path == "Package.swift" }?.text ?? ""
    let names = texts.compactMap { $0.path.split(separator: "/").last.map(String.init) }.filter { $0.hasSuffix(".md") }.map {
      $0.dropLast(3)
    }
    #expect(names.count > 8, "读不到手册，检查形同虚设")
    for name in names where name != "README" {
      #expect(loader.contains("Chapter(\"\(name)\""), "Manual.swift does not list \(name)")
      #expect(list.contains("(\(name).md)"), "README.md does not list \(name)")
      #expect(manifest.contains("\"\(name)\""), "Package.swift does not embed \(name)")
    }
  }

  @Test("Every picture of the manual is there and small, and none that no chapter shows; the program does not carry them")
  func pictures() throws {
    var shown: Set<String> = []
    for (path, text) in try Repository.texts() where path.hasPrefix("docs/manual/") && path.hasSuffix(".md") {
      for match in text.matches(of: /!\[([^\]]*)\]\(插图\/([^)]*)\.webp\)/) {
        #expect(match.1 == match.2, "\(path): \(match.0)")
        shown.insert(String(match.2))
      }
      #expect(text.split(separator: "![").count - 1 == text.matches(of: /!\[[^\]]*\]\(插图\//).count, "\(path): a picture of elsewhere")
    }
    #expect(shown.count > 20)
    let folder = Repository.root.appendingPathComponent("docs/manual/插图").path
    var there: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
      there.insert(String(file.dropLast(5)))
      let size = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.size] as? Int ?? 0
      #expect(file.hasSuffix(".webp") && size < 100_000, "\(file): \(size)")
    }
    #expect(there == shown)
  }
}
