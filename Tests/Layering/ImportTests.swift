import Testing

/// One row of the map: a room and the modules that it may import.
struct Room: Sendable {
  /// The folder under `Sources/`; the samples stand in `Samples/` at the root, the manual in `docs/manual`.
  let folder: String
  /// Modules of this package.
  let heng: [String]
  /// Modules of the toolchain.
  let toolchain: [String]
  /// Modules of other people, and C modules.
  let thirdParty: [String]

  init(_ folder: String, _ heng: [String] = [], toolchain: [String] = [], thirdParty: [String] = []) {
    self.folder = folder
    self.heng = heng
    self.toolchain = toolchain
    self.thirdParty = thirdParty
  }

  /// The name that other rooms import.
  var module: String { folder == "heng" ? "heng" : "Heng\(folder)" }
  var mayImport: Set<String> { Set(heng.map { "Heng\($0)" } + toolchain + thirdParty) }
}

/// The allowed imports, in the order of the map (docs/ARCHITECTURE.md): a room names only rooms above it.
/// Pure rooms have no Foundation. `MapTests` holds the rows against Package.swift and the sources: a row has what its room uses, and no more.
let map: [Room] = [
  Room("Values", toolchain: ["Synchronization"], thirdParty: ["BigInt"]),
  Room("Text", ["Values"]),
  Room("Domain", ["Values"]),
  Room("Facts", ["Values", "Domain"]),
  Room("Data", thirdParty: ["Yams"]),
  Room("Rules", ["Values", "Domain", "Facts", "Data"]),
  Room("Documents", ["Values", "Domain", "Facts", "Data"]),
  Room("Writers", ["Values", "Documents"], toolchain: ["Foundation"], thirdParty: ["CXlsxWriter", "CPangoCairo", "CZlib", "CZip"]),
  Room("Readers", ["Values", "Documents"], toolchain: ["Glibc"], thirdParty: ["CZip", "CExpat"]),
  Room("Audit", ["Values", "Text", "Domain", "Rules", "Documents"]),
  Room("Crypto", thirdParty: ["CArgon2", "COpenSSL"]),
  Room("Samples", ["Data"], toolchain: ["Foundation"]),
  Room("Store", ["Values", "Text", "Domain", "Crypto"], toolchain: ["Glibc", "Darwin"]),
  Room("StoreSQLite", ["Store"], toolchain: ["Foundation", "Glibc", "Darwin", "Synchronization"], thirdParty: ["GRDB"]),
  Room("StorePostgres", ["Store"], toolchain: ["Foundation", "Dispatch", "Glibc", "Darwin", "Synchronization"], thirdParty: ["CPQ"]),
  Room(
    "Operations",
    ["Values", "Text", "Domain", "Facts", "Data", "Rules", "Documents", "Writers", "Readers", "Audit", "Crypto", "Samples", "Store"],
    toolchain: ["Foundation", "Dispatch", "Synchronization"]),
  Room("Manual"),
  Room(
    "Web", ["Values", "Domain", "Facts", "Rules", "Documents", "Writers", "Operations", "Manual"],
    toolchain: ["Foundation", "Glibc", "Darwin", "Synchronization"],
    thirdParty: [
      "Hummingbird", "HummingbirdCore", "HummingbirdTLS", "Mustache", "NIOCore", "NIOHTTP1", "NIOSSL", "HTTPTypes",
      "Logging",
    ]),
  Room(
    "CLI", ["Values", "Domain", "Rules", "Documents", "Writers", "Store", "Operations", "Web"],
    toolchain: ["Foundation", "Dispatch", "Synchronization"], thirdParty: ["ArgumentParser", "Logging"]),
  Room("heng", ["Values", "Store", "StoreSQLite", "StorePostgres", "CLI"], toolchain: ["Foundation"]),
]

/// Modules of the toolchain. They need no line in Package.swift, only a room that may touch files, clocks or threads;
/// `FoundationNetworking` is nobody's.
let toolchainModules: Set<String> = [
  "Foundation", "FoundationEssentials", "FoundationNetworking", "Dispatch", "Glibc", "Darwin", "Synchronization", "FoundationXML",
]

/// Third-party modules that may stand in more than one row, each for a reason: both faces write the same log,
/// and archives are read in one room and written in another.
let sharedThirdParty: Set<String> = ["Logging", "CZip"]

@Suite("Imports follow the map")
struct ImportTests {
  @Test("No source file imports what its room may not see")
  func sourcesFollowTheMap() throws {
    let sources = try Repository.sources()
    #expect(sources.contains { $0.path == "Sources/Values/Provenance/Trace.swift" }, "读不到源文件，检查形同虚设")
    report(sources.flatMap(importViolations))
  }

  @Test("A room's row names only rooms above it, so that no arrow points back")
  func rowsPointUpward() {
    for (index, room) in map.enumerated() {
      let above = Set(map[..<index].map(\.folder))
      #expect(room.heng.allSatisfy(above.contains), "\(room.folder) names a room below it")
    }
    #expect(Set(map.map(\.folder)).count == map.count)
  }

  @Test("A third-party name stands in one row")
  func thirdPartyNamesStandOnce() {
    let names = map.flatMap(\.thirdParty)
    for name in Set(names) where !sharedThirdParty.contains(name) {
      #expect(names.count { $0 == name } == 1, "\(name) stands in more than one row")
    }
  }

  @Test(
    "Each forbidden import is seen",
    arguments: [
      ("Values", "import Yams"),
      ("Values", "import Foundation"),
      ("Domain", "package import HengRules"),
      ("Domain", "internal import HengValues; import HengStore"),
      ("Rules", "import struct Foundation.Date"),
      ("Documents", "@preconcurrency import HengRules"),
      ("StoreSQLite", "private import CPQ"),
      ("Web", "public import GRDB"),
      ("Web", "import\n  HengStoreSQLite"),
      ("CLI", "import FoundationNetworking"),
      ("Operations", "@testable import HengValues"),
      ("Operations", "@_exported import HengValues"),
      ("Nowhere", "struct Lost {}"),
    ])
  func forbiddenImportsAreSeen(folder: String, text: String) {
    let found = importViolations(SourceFile(path: "Sources/\(folder)/Sample.swift", text: "// sample\n\(text)\n"))
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.description.hasPrefix("Sources/\(folder)/Sample.swift:") && (1...3).contains($0.line) })
  }

  @Test(
    "Allowed imports and words that only look like imports pass",
    arguments: [
      ("Values", "import BigInt"),
      ("Values", "// import Foundation\n/* import Yams\n/* nested */ import GRDB */"),
      ("Values", "let text = \"import Yams\"; let raw = #\"import \"Yams\" \"#"),
      ("Values", "let text = \"\"\"\n  import Yams\n  \"\"\""),
      ("Values", "let a = kind.import; load(import: a); let `import` = 1"),
      ("Rules", "package import HengValues\nimport HengDomain"),
      ("Writers", "import struct Foundation.Data"),
      ("StorePostgres", "import CPQ"),
      ("Store", "import HengValues // import GRDB"),
      ("heng", "import HengCLI\nimport HengStoreSQLite"),
    ])
  func allowedImportsPass(folder: String, text: String) {
    #expect(importViolations(SourceFile(path: "Sources/\(folder)/Sample.swift", text: text)).isEmpty)
  }
}

/// Imports of a file that its room's row does not hold, and attributes that open a wall.
func importViolations(_ file: SourceFile) -> [Violation] {
  guard let room = map.first(where: { $0.folder == file.room }) else {
    return [Violation(file.path, 1, "folder \(file.room) has no row in the map of Tests/Layering/ImportTests.swift")]
  }
  return file.code.imports.compactMap { found in
    if let attribute = found.openingAttribute {
      return Violation(file.path, found.line, "\(attribute) import \(found.module): opens a wall between rooms")
    }
    if room.mayImport.contains(found.module) { return nil }
    let allowed = room.mayImport.sorted().joined(separator: " ")
    return Violation(
      file.path, found.line, "\(room.module) may not import \(found.module); it may import: \(allowed.isEmpty ? "nothing" : allowed)")
  }
}
