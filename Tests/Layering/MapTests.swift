import Testing

@Suite("Three maps say the same")
struct MapTests {
  @Test("Package.swift, the table of imports and the sources agree: nothing undeclared, nothing allowed that nobody uses")
  func agree() throws {
    let manifest = try Repository.manifest()
    #expect(manifest.targets.count > 30, "读不出 Package.swift，检查形同虚设")
    report(mapViolations(manifest, map, try Repository.sources()))
  }

  @Test("Every test target imports what it declares and declares what it imports")
  func testTargets() throws {
    let manifest = try Repository.manifest()
    let files = try Repository.tests().filter { $0.path.hasPrefix("Tests/") }
    #expect(files.contains { manifest.target(of: $0.path)?.name == "HengRulesTests" })
    report(dependencyViolations(manifest, files))
  }

  // MARK: planted

  private static let manifest = """
    // layer("Nobody", ["HengDomain"])
    layer("Values", [.product(name: "BigInt", package: "BigInt")]),
    layer("Domain", ["HengValues"], resources: [.embedInCode("Things")]),
    layer("Rules", ["HengValues", "HengDomain"]),
    tests("Rules", ["HengValues", "HengRules"]),
    """

  private static let rooms = [Room("Values", thirdParty: ["BigInt"]), Room("Domain", ["Values"]), Room("Rules", ["Values", "Domain"])]

  private static let sources = [
    ("Values", "import BigInt"), ("Domain", "package import HengValues"), ("Rules", "import HengDomain\nimport HengValues"),
  ]

  private func found(
    manifest: String = Self.manifest, rooms: [Room] = Self.rooms, sources: [(String, String)] = Self.sources
  ) -> [String] {
    mapViolations(
      Manifest(manifest), rooms, sources.map { SourceFile(path: "Sources/\($0.0)/Sample.swift", text: $0.1) }
    ).map(\.message)
  }

  @Test("Three maps that agree pass")
  func agreementPasses() { #expect(found() == []) }

  @Test("The targets of a manifest are read with their dependencies")
  func manifestIsRead() {
    let targets = Manifest(Self.manifest).targets
    #expect(targets.map(\.name) == ["HengValues", "HengDomain", "HengRules", "HengRulesTests"])
    #expect(targets.map(\.dependencies) == [["BigInt"], ["HengValues"], ["HengValues", "HengDomain"], ["HengValues", "HengRules"]])
    #expect(targets.map(\.line) == [2, 3, 4, 5])
  }

  @Test("An import that Package.swift does not declare is seen")
  func undeclaredIsSeen() {
    let manifest = Self.manifest.replacing("layer(\"Rules\", [\"HengValues\", \"HengDomain\"])", with: "layer(\"Rules\", [\"HengValues\"])")
    #expect(found(manifest: manifest) == ["imports HengDomain, which Package.swift does not declare for it"])
  }

  @Test("A dependency that nobody imports is seen in Package.swift and in the table")
  func unusedIsSeen() {
    var sources = Self.sources
    sources[2].1 = "import HengDomain"
    #expect(
      found(sources: sources) == [
        "Package.swift lets it use HengValues, which no file of it imports",
        "the table lets it import HengValues, which no file of it does",
      ])
  }

  @Test("An import that the table does not allow is seen")
  func forbiddenIsSeen() {
    var rooms = Self.rooms
    rooms[2] = Room("Rules", ["Domain"])
    #expect(found(rooms: rooms) == ["imports HengValues, which the table does not allow"])
  }

  @Test("A module of the toolchain that nobody imports is seen")
  func unusedToolchainIsSeen() {
    var rooms = Self.rooms
    rooms[1] = Room("Domain", ["Values"], toolchain: ["Foundation"])
    #expect(found(rooms: rooms) == ["the table lets it import Foundation, which no file of it does"])
  }

  @Test("A room without a row, and a row without a target, are seen")
  func missingRoomsAreSeen() {
    #expect(found(rooms: Array(Self.rooms.dropLast())) == ["stands in Package.swift and not in the table"])
    #expect(
      found(rooms: Self.rooms + [Room("Ghost")]).contains("stands in the table and not in Package.swift"))
  }

  @Test("A test target's idle dependency and its undeclared import are seen")
  func testDependenciesAreSeen() {
    let file = SourceFile(path: "Tests/Rules/SampleTests.swift", text: "import HengRules\nimport HengStore\nimport Testing")
    #expect(
      dependencyViolations(Manifest(Self.manifest), [file]).map(\.message) == [
        "HengRulesTests imports HengStore, which Package.swift does not declare for it",
        "HengRulesTests may use HengValues, which no file of it imports",
      ])
  }
}

/// What the three maps say differently of the rooms of the shipped program.
func mapViolations(_ manifest: Manifest, _ rooms: [Room], _ sources: [SourceFile]) -> [Violation] {
  let targets = manifest.targets.filter { ($0.path.hasPrefix("Sources/") || ["Samples", "docs/manual"].contains($0.path)) && !$0.isSystem }
  let table = Dictionary(rooms.map { ($0.module, $0) }) { first, _ in first }
  var violations: [Violation] = []
  for target in targets {
    guard let room = table[target.name] else {
      violations.append(Violation("Package.swift", target.line, "stands in Package.swift and not in the table"))
      continue
    }
    let files = sources.filter { manifest.target(of: $0.path)?.name == target.name }
    let imported = Set(files.flatMap { $0.code.imports.map(\.module) })
    let ours = imported.subtracting(toolchainModules)
    let declared = Set(target.dependencies), allowed = Set(room.heng.map { "Heng\($0)" } + room.thirdParty)
    func say(_ modules: Set<String>, _ words: (String) -> String) {
      violations += modules.sorted().map { Violation(target.path, target.line, words($0)) }
    }
    say(ours.subtracting(declared)) { "imports \($0), which Package.swift does not declare for it" }
    say(declared.subtracting(ours)) { "Package.swift lets it use \($0), which no file of it imports" }
    say(ours.subtracting(allowed)) { "imports \($0), which the table does not allow" }
    say(allowed.subtracting(ours).union(Set(room.toolchain).subtracting(imported))) {
      "the table lets it import \($0), which no file of it does"
    }
  }
  let known = Set(targets.map(\.name))
  return violations
    + rooms.filter { !known.contains($0.module) }.map { _ in
      Violation("Tests/Layering/ImportTests.swift", 1, "stands in the table and not in Package.swift")
    }
}

/// The same of targets under `Tests/`, which have no row in the table. A program is declared so that it is built, not imported.
func dependencyViolations(_ manifest: Manifest, _ files: [SourceFile]) -> [Violation] {
  let programs = Set(manifest.targets.filter(\.isProgram).map(\.name))
  return manifest.targets.filter { $0.path.hasPrefix("Tests/") }.flatMap { target -> [Violation] in
    let own = files.filter { manifest.target(of: $0.path)?.name == target.name }
    guard !own.isEmpty else { return [] }
    let imported = Set(own.flatMap { $0.code.imports.map(\.module) }).subtracting(toolchainModules).subtracting(["Testing"])
    let declared = Set(target.dependencies).subtracting(programs)
    return imported.subtracting(declared).sorted().map {
      Violation(target.path, target.line, "\(target.name) imports \($0), which Package.swift does not declare for it")
    }
      + declared.subtracting(imported).sorted().map {
        Violation(target.path, target.line, "\(target.name) may use \($0), which no file of it imports")
      }
  }
}
