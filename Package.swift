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

func tests(
  _ folder: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "Heng\(folder)Tests", dependencies: dependencies, path: "Tests/\(folder)", exclude: exclude,
    resources: resources, swiftSettings: strict)
}

/// A C library of the system; `Makefile` installs the Debian package.
func system(_ name: String, _ package: String, pkgConfig: String? = nil) -> Target {
  .systemLibrary(name: name, path: "Sources/System/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// The hot loops are built a second time for x86-64-v3; at run time the processor decides (Benchmarks/Scoring).
#if arch(x86_64)
  let level3: [SwiftSetting] = [.unsafeFlags(["-Xcc", "-march=x86-64-v3"])]
#else
  let level3: [SwiftSetting] = []
#endif

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
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
  ],
  targets: [
    // What several test targets share.
    .target(name: "HengTestSupport", dependencies: ["CZlib"], path: "Tests/Support", swiftSettings: strict),
    .target(
      name: "HengInvented", dependencies: ["HengTestSupport", "HengValues", "HengDomain", "HengFacts", "HengRules", "HengDocuments"],
      path: "Tests/Invented", swiftSettings: strict),
    // Money, ratios, quantities, dates, codes, and where a figure comes from.
    layer("Values", [.product(name: "BigInt", package: "BigInt")]),
    tests("Values", ["HengTestSupport", "HengValues", "HengSamples"]),
    // Written language: one folding, and what is private in a text.
    layer("Text", ["HengValues"]),
    tests("Text", ["HengTestSupport", "HengValues", "HengText", "HengPrivatePapers"], resources: [.copy("Goldens")]),
    // Invented private texts and harmless ones that look like them, from a seed.
    .target(
      name: "HengPrivatePapers", dependencies: ["HengTestSupport"], path: "Tests/PrivatePapers", exclude: ["Program"],
      swiftSettings: strict),
    .executableTarget(
      name: "private-texts", dependencies: ["HengPrivatePapers"], path: "Tests/PrivatePapers/Program", swiftSettings: strict),
    // Projects, targets, monitoring, self-evaluations, payments: records, states, transitions.
    layer("Domain", ["HengValues"]),
    tests("Domain", ["HengValues", "HengDomain"]),
    // What explanation, reports, summaries and forms state, as values with their traces.
    layer("Facts", ["HengValues", "HengDomain"]),
    // YAML data files as values, with placed messages.
    layer("Data", [.product(name: "Yams", package: "Yams")]),
    tests("Data", ["HengData"]),
    // Rules, findings, dated parameters, scoring.
    layer(
      "Rules", ["HengValues", "HengDomain", "HengFacts", "HengData"],
      resources: [.embedInCode("Parameters"), .embedInCode("Reference/Tables"), .embedInCode("Schemes/Parameters")]),
    tests("Rules", ["HengTestSupport", "HengValues", "HengDomain", "HengData", "HengSamples", "HengRules"], resources: [.copy("Cases")]),
    // Papers in neutral form, and the official forms bound to records.
    layer("Documents", ["HengValues", "HengDomain", "HengFacts", "HengData"], resources: [.embedInCode("Forms/Layouts")]),
    tests(
      "Documents", ["HengInvented", "HengValues", "HengDomain", "HengFacts", "HengData", "HengRules", "HengDocuments"],
      resources: [.copy("Goldens")]),
    // A neutral document printed as HTML, XLSX, DOCX and PDF; archives.
    system("CXlsxWriter", "libxlsxwriter-dev"),
    system("CZlib", "zlib1g-dev"),
    system("CZip", "libzip-dev"),
    system("CPangoCairo", "libpango1.0-dev", pkgConfig: "pangocairo"),
    layer("Writers", ["HengValues", "HengDocuments", "CXlsxWriter", "CZlib", "CZip", "CPangoCairo"]),
    tests("Writers", ["HengTestSupport", "HengValues", "HengDocuments", "HengWriters"], exclude: ["References"]),
    // An XLSX file read into a neutral document, with the place of every cell.
    system("CExpat", "libexpat1-dev"),
    layer("Readers", ["HengValues", "HengDocuments", "CZip", "CExpat"], resources: [.embedInCode("Scans/recognise.py")]),
    // Seeds, mutations and invariants of the readers' fuzzing.
    .target(
      name: "HengFuzz", dependencies: ["HengTestSupport", "HengValues", "HengDocuments", "HengReaders"], path: "Tests/Fuzz",
      exclude: ["Program"], swiftSettings: strict),
    tests(
      "Readers",
      [
        "HengTestSupport", "HengInvented", "HengValues", "HengDomain", "HengFacts", "HengRules", "HengDocuments", "HengWriters",
        "HengReaders", "HengOperations", "HengFuzz",
      ]),
    // Other people's papers: recognised forms and claims, the same rules, findings and coverage.
    layer("Audit", ["HengValues", "HengText", "HengDomain", "HengRules", "HengDocuments"]),
    tests(
      "Audit",
      [
        "HengTestSupport", "HengInvented", "HengValues", "HengText", "HengDomain", "HengFacts", "HengRules", "HengDocuments", "HengWriters",
        "HengReaders", "HengAudit", "HengSamples",
      ], resources: [.copy("Goldens")]),
    // Digests, chance and codes by the system's OpenSSL; password hashes by libargon2.
    system("COpenSSL", "libssl-dev"),
    system("CArgon2", "libargon2-dev"),
    layer("Crypto", ["COpenSSL", "CArgon2"]),
    tests("Crypto", ["HengCrypto"]),
    // Records and rows: one SQL text for both engines, migrations, a small driver protocol.
    layer("Store", ["HengValues", "HengText", "HengDomain", "HengCrypto"], resources: [.embedInCode("Migrations")]),
    // The embedded default.
    layer("StoreSQLite", ["HengStore", .product(name: "GRDB", package: "GRDB.swift")]),
    // The engine for a province: libpq on threads of its own.
    system("CPQ", "libpq-dev"),
    layer("StorePostgres", ["HengStore", "CPQ"]),
    // Writes until it is killed; the tests count what it acknowledged.
    .executableTarget(
      name: "store-writer-probe", dependencies: ["HengValues", "HengDomain", "HengStore", "HengStoreSQLite"], path: "Tests/Store/Probe",
      swiftSettings: strict),
    // Writes into the ledger of either engine until it is killed (Tests/Soak).
    .executableTarget(
      name: "soak-writer", dependencies: ["HengValues", "HengDomain", "HengStore", "HengStoreSQLite", "HengStorePostgres"],
      path: "Tests/Soak/Writer", swiftSettings: strict),
    // The three engines for tests, PostgreSQL in a cluster of its own.
    .target(
      name: "HengStoreSupport", dependencies: ["HengStore", "HengStoreSQLite", "HengStorePostgres"],
      path: "Tests/StoreSupport", swiftSettings: strict),
    tests(
      "Store",
      [
        "HengTestSupport", "HengValues", "HengDomain", "HengCrypto", "HengStore", "HengStoreSQLite", "HengStorePostgres",
        "HengStoreSupport",
        "store-writer-probe",
      ], exclude: ["Probe", "Ledger/Dumps"]),
    // The four counties as data: every figure of their 29 project sheets.
    .target(
      name: "HengSamples", dependencies: ["HengData"], path: "Samples", exclude: ["README.md"],
      resources: [
        .copy("counties.yaml"), .copy("papers.yaml"), .copy("nx.xingqing"), .copy("nx.pingluo"),
        .copy("sx.xingxian"), .copy("hb.julu"),
      ], swiftSettings: strict),
    tests("Samples", ["HengTestSupport", "HengSamples"]),
    // What the product does, a verb a file.
    layer(
      "Operations",
      [
        "HengValues", "HengText", "HengDomain", "HengFacts", "HengRules", "HengDocuments", "HengWriters", "HengReaders", "HengAudit",
        "HengCrypto", "HengStore", "HengData", "HengSamples",
      ]),
    tests(
      "Operations",
      [
        "HengTestSupport", "HengInvented", "HengPrivatePapers", "HengValues", "HengText", "HengDomain", "HengFacts", "HengRules",
        "HengDocuments", "HengWriters", "HengReaders", "HengAudit", "HengCrypto", "HengStore", "HengStoreSupport", "HengOperations",
      ], exclude: ["Disclosure/Goldens", "Disclosure/References"]),
    // The user manual, carried in the program.
    .target(
      name: "HengManual", path: "docs/manual", exclude: ["插图"],
      resources: [
        "README", "开始", "安装", "登记", "填表和审核", "整改和看板", "看一个项目", "打印表格", "评分", "核查文书", "比对名册", "户和人员名册", "计发补贴", "满意度调查",
        "年终决算", "人员和口令", "数据库",
      ].map { .embedInCode("\($0).md") }, swiftSettings: strict),
    // Server-rendered Chinese pages.
    layer(
      "Web",
      [
        "HengValues", "HengDomain", "HengFacts", "HengRules", "HengDocuments", "HengWriters", "HengOperations", "HengManual",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"), .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Logging", package: "swift-log"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
      ], resources: [.embedInCode("Templates"), .embedInCode("Public")]),
    tests(
      "Web",
      [
        "HengTestSupport", "HengValues", "HengDomain", "HengRules", "HengWriters", "HengCrypto", "HengStore", "HengStoreSupport",
        "HengOperations", "HengManual", "HengWeb", .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOEmbedded", package: "swift-nio"),
      ]),
    // Commands: one file each.
    layer(
      "CLI",
      [
        "HengValues", "HengDomain", "HengRules", "HengDocuments", "HengWriters", "HengStore", "HengOperations", "HengWeb",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Logging", package: "swift-log"),
      ]),
    // The one executable: engines, clock and ids.
    .executableTarget(
      name: "heng",
      dependencies: ["HengValues", "HengStore", "HengStoreSQLite", "HengStorePostgres", "HengCLI"],
      path: "Sources/heng", swiftSettings: strict),
    // The built program as people meet it: commands, files, pages, a browser.
    tests("Program", ["HengTestSupport", "heng", "soak-writer", "private-texts"]),
    // The map itself: allowed imports, pure rooms and house rules, read from the sources as text.
    tests("Layering", []),
    // Scoring in bulk, over columns: measured, tested, and called by no command. LoopsV3 is a link to Loops: one source, two processor levels.
    .target(name: "ProcessorLevel", path: "Benchmarks/Scoring/ProcessorLevel"),
    .target(name: "HengScoringLoops", path: "Benchmarks/Scoring/Loops", swiftSettings: strict),
    .target(name: "HengScoringLoopsV3", path: "Benchmarks/Scoring/LoopsV3", swiftSettings: strict + level3),
    .target(
      name: "HengScoringKernel", dependencies: ["HengScoringLoops", "HengScoringLoopsV3", "ProcessorLevel"],
      path: "Benchmarks/Scoring/Kernel", swiftSettings: strict),
    .testTarget(
      name: "HengScoringKernelTests",
      dependencies: ["HengTestSupport", "HengScoringKernel"],
      path: "Benchmarks/Tests", swiftSettings: strict),
  ]
)

// `Benchmarks/run` sets HENG_BENCHMARKS: an everyday build has nothing to do with it.
if Context.environment["HENG_BENCHMARKS"] != nil {
  package.targets.append(
    .executableTarget(
      name: "reference-county",
      dependencies: ["HengInvented", "HengValues", "HengDomain", "HengRules", "HengStore", "HengStoreSQLite", "HengOperations"],
      path: "Benchmarks/County", swiftSettings: strict))
  package.targets.append(
    .executableTarget(
      name: "heng-benchmarks", dependencies: ["HengScoringKernel", "HengValues", "HengReaders", "HengWriters"], path: "Benchmarks/Sources",
      swiftSettings: strict))
}

// `make fuzz` sets HENG_FUZZ.
if Context.environment["HENG_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "heng-fuzz", dependencies: ["HengFuzz"], path: "Tests/Fuzz/Program", exclude: ["words.dict"],
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
