import Foundation
import HengAudit
import HengDocuments
import HengDomain
import HengOperations
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

/// Xing county's year-end papers made of the sample's records (样例全套), once for all tests.
enum XingxianSet {
  static let library = Result { try ProfileLibrary.load() }
  static let today = Result { try CivilDate("2023-10-08") }

  /// What the papers are made of; tests change a copy.
  struct Records: Hashable, Sendable {
    var county: County
    var ledger: AccountsLedger
    var record: DisclosureRecord
    var projects: [ProjectLedger]

    func disclosure() throws -> Disclosure {
      try CompileDisclosure(XingxianSet.library.get())(county: county, ledger: ledger, record: record, projects: projects)
    }
  }

  static let records = Result {
    let samples = try SampleLedgers.load()
    let ledger = try #require(samples.accounts.first)
    return Records(
      county: try #require(samples.counties.first { $0.division == ledger.county }), ledger: ledger,
      record: try #require(
        samples.disclosures.first { $0.department == ledger.department && $0.year == ledger.year && !$0.reports.isEmpty }),
      projects: samples.ledgers.filter { $0.project.county == ledger.county && $0.project.year == ledger.year })
  }

  static let disclosure = Result { try records.get().disclosure() }
  static let set = Result { try disclosure.get().printed() }

  // MARK: the published paper

  static let corpus = Corpus.file("S002-xingxian-2022-final-accounts.txt")

  static var hasCorpus: Bool { Corpus.runs(FileManager.default.fileExists(atPath: corpus.path)) }

  static let paper = Result { try TextReader.read(Array(try Data(contentsOf: corpus))) }

  static func published() throws -> FinalAccounts {
    try #require(FinalAccounts.sets(of: Recogniser.accounts.forms(try paper.get(), "S002")).first)
  }
}

extension Disclosure {
  func printed() throws -> DisclosureSet {
    try DisclosureSet(volume, department: ledger.department, year: ledger.year, version: 1)
  }
}
