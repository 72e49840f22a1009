// swift-tools-version: 6.2
import PackageDescription

// Targets stand in the order of the map in docs/ARCHITECTURE.md; an arrow never points back.

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// One layer of the map: `Sources/<folder>` built as `Heng<folder>`.
func layer(_ folder: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(
    name: "Heng\(folder)", dependencies: dependencies, path: "Sources/\(folder)", resources: resources,
    swiftSettings: strict)
}

func tests(_ folder: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
  .testTarget(
    name: "Heng\(folder)Tests", dependencies: dependencies, path: "Tests/\(folder)", resources: resources,
    swiftSettings: strict)
}

/// A C library of the system; `Makefile` installs the Debian package.
func system(_ name: String, _ package: String) -> Target {
  .systemLibrary(name: name, path: "Sources/System/\(name)", providers: [.apt([package])])
}

let package = Package(
  name: "heng",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Money, ratios, quantities, dates, codes, and where a figure comes from.
    layer("Values", [.product(name: "BigInt", package: "BigInt")]),
    tests("Values", ["HengValues"]),
    // Projects, targets, monitoring, self-evaluations, payments: records, states, transitions.
    layer("Domain", ["HengValues"]),
    // YAML data files as values, with placed messages.
    layer("Data", [.product(name: "Yams", package: "Yams")]),
    tests("Data", ["HengData"]),
    // Rules, findings, dated parameters, scoring.
    layer("Rules", ["HengValues", "HengDomain", "HengData"], resources: [.embedInCode("Parameters")]),
    // Papers in neutral form, and the official forms bound to records.
    layer("Documents", ["HengValues", "HengDomain"]),
    tests("Documents", ["HengValues", "HengDocuments"]),
    // Records and rows: one SQL text for both engines, migrations, a small driver protocol.
    layer("Store", ["HengValues", "HengDomain"], resources: [.embedInCode("Migrations")]),
    // The embedded default.
    layer("StoreSQLite", ["HengStore", .product(name: "GRDB", package: "GRDB.swift")]),
    // The engine for a province: libpq on threads of its own.
    system("CPQ", "libpq-dev"),
    layer("StorePostgres", ["HengStore", "CPQ"]),
    // The four counties as data: every figure of their 29 project sheets.
    .target(
      name: "HengSamples", dependencies: ["HengData"], path: "Samples", exclude: ["README.md"],
      resources: [
        .copy("counties.yaml"), .copy("papers.yaml"),
        .copy("nx.xingqing"), .copy("nx.pingluo"), .copy("sx.xingxian"), .copy("hb.julu"),
      ],
      swiftSettings: strict),
    tests("Samples", ["HengData", "HengSamples"]),
    // What the product does, a verb a file.
    layer("Operations", ["HengValues", "HengDomain", "HengRules", "HengDocuments", "HengData", "HengSamples"]),
    tests("Operations", ["HengValues", "HengDomain", "HengRules", "HengOperations"]),
    // Server-rendered Chinese pages.
    layer(
      "Web",
      [
        "HengValues", "HengDomain", "HengDocuments",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
  ]
)
