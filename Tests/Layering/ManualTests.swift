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

  @Test("A picture in the manual would not be served")
  func noPictures() throws {
    for (path, text) in try Repository.texts() where path.hasPrefix("docs/manual/") && path.hasSuffix(".md") {
      #expect(!text.contains("!["), "\(path): the site prints no pictures of the manual yet")
    }
  }
}
