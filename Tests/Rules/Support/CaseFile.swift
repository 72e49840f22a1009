import Foundation
import HengData
import HengDomain
import HengRules
import HengValues
import Testing

/// One case of one rule as a budget officer reads it (用例): a paper, and what the rule should say of it.
struct CaseFile: Decodable, Sendable, CustomTestStringConvertible {
  enum Kind: String, Decodable, CaseIterable { case passes, fails, edge }

  var name: String
  /// `[S002]` a published paper, `[D]` invented.
  var source: String
  var kind: Kind
  var profile: String
  var year: Int
  /// The paper of the case: a sheet, tables of final accounts, or their explanation.
  var sheet: SheetFile?
  var accounts: AccountsFile?
  var explanation: ExplanationFile?
  /// Nil: no findings. `outcome` tells a rule that does not apply or cannot run.
  var expect: [Expected]?
  var outcome: String?
  /// The rule that the case is about, from its folder.
  var code = ""
  var file = ""

  struct Expected: Decodable {
    var severity: Severity
    /// Fragments of the message.
    var message: [String]
    var computation: String?
  }

  private enum CodingKeys: String, CodingKey { case name, source, kind, profile, year, sheet, accounts, explanation, expect, outcome }

  var testDescription: String { "\(file) \(name)" }
}

/// The files of `Cases/`.
enum Cases {
  static var folder: URL {
    get throws {
      guard let folder = Bundle.module.resourceURL?.appending(path: "Cases") else { throw CaseError(description: "没有用例目录") }
      return folder
    }
  }

  /// Every case of every rule, by folder and file.
  static func load() throws -> [CaseFile] {
    try names(in: folder).filter { $0 != "Papers" }.flatMap { code in
      try names(in: folder.appending(path: code)).map { file in
        var read = try decode(CaseFile.self, "\(code)/\(file)")
        read.code = code
        read.file = "\(code)/\(file)"
        return read
      }
    }
  }

  /// The cases, or none when one cannot be read; a test of its own reports that.
  static let all: [CaseFile] = (try? load()) ?? []

  private static let library = Result { try ProfileLibrary.load() }

  static func profile(_ key: String) throws -> Profile { try library.get().profile(key) }

  static func decode<T: Decodable>(_ type: T.Type, _ path: String) throws -> T {
    let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    do { return try YAMLData.decode(type, from: text, file: path) } catch { throw CaseError(description: "\(path)：\(error)") }
  }

  static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }
}

/// A published paper with its profile and year: `Papers/S1.yaml`.
struct Paper: Sendable {
  var key: String
  var profile: Profile
  var year: FiscalYear
  var sheet: SheetFile

  private struct Head: Decodable {
    var profile: String
    var year: Int
  }

  init(_ key: String) throws {
    self.key = key
    let head = try Cases.decode(Head.self, "Papers/\(key).yaml")
    profile = try Cases.profile(head.profile)
    year = try FiscalYear(head.year)
    sheet = try Cases.decode(SheetFile.self, "Papers/\(key).yaml")
  }

  private static let every = Result {
    try Cases.names(in: Cases.folder.appending(path: "Papers")).map { try Paper(String($0.dropLast(5))) }
  }

  /// The papers whose keys begin with a letter; all of them without one.
  static func all(_ letter: String = "") throws -> [Paper] { try every.get().filter { $0.key.hasPrefix(letter) } }

  func scored(_ change: (inout ScoringSheet) -> Void = { _ in }) throws -> ScoredSheet {
    var scoring = try sheet.scoringSheet(year)
    change(&scoring)
    return ScoredSheet(scoring, profile: try ScoringProfile(profile, year: year))
  }
}
