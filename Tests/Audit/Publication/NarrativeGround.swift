import HengAudit
import HengDocuments
import HengDomain
import HengFacts
import HengRules
import HengTestSupport
import HengValues
import Testing

/// A year's accounts with everything that the explanation needs beside them (说明的依据), and the paper printed of it.
struct NarrativeGround {
  static let file = "虚构"

  var accounts: InventedAccounts
  var ledger: AccountsLedger
  var record: DisclosureRecord
  var projects: [EvaluatedProject] = []

  init(_ accounts: InventedAccounts, year: Int = 2023, department: String = "虚构县示例局") throws {
    self.accounts = accounts
    let county = AdministrativeDivision.ground
    let citation = Citation(paper: "虚构台账", lines: "1")
    ledger = AccountsLedger(county: county, year: try FiscalYear(year), department: department, citation: citation)
    record = DisclosureRecord(
      county: county, year: try FiscalYear(year), department: department, duties: ["承办示例事务；", "管理示例资产。"],
      organisation: ["内设机构三个"], citation: citation)
  }

  /// The tables as our own auditor reads them, each filled cell with a trace to its place.
  func compiled() throws -> CompiledAccounts {
    let forms = Recogniser.accounts.forms(AccountsPrint(accounts, style(isRuled: true)).paper, Self.file)
    let read = try #require(FinalAccounts.sets(of: forms).first)
    var traces: [AccountsAddress: Trace] = [:]
    for table in read.tables {
      for (place, cell) in table.cells where cell.amount.value != nil {
        traces[AccountsAddress(table.kind, place.row, place.column)] = .recorded(
          table.label(of: place), value: cell.printed, cell.citation)
      }
    }
    return CompiledAccounts(accounts: read, traces: traces)
  }

  func facts() throws -> NarrativeFacts {
    try NarrativeCompiler.facts(of: compiled(), ledger: ledger, record: record, projects: projects, profile: Self.profile())
  }

  private func style(isRuled: Bool) -> AccountsPrint.Style {
    AccountsPrint.Style(isRuled: isRuled, owner: ledger.department, year: ledger.year.year)
  }

  static let library = Result { try ProfileLibrary.load() }
  static func profile() throws -> Profile { try library.get().profile("national") }

  /// The whole volume but the reports: cover, overview, tables, explanation, terms.
  func paper(_ facts: NarrativeFacts, explanation: [Block]? = nil) -> Paper {
    var blocks = DisclosureBlocks.cover(department: facts.department, year: facts.year) + DisclosureBlocks.overview(record)
    let front = Self.texts(blocks)
    blocks = (explanation ?? DisclosureBlocks.narrative(facts)) + DisclosureBlocks.terms()
    let tables = AccountsPrint(accounts, style(isRuled: false)).paper.blocks
    var paper = Paper(format: .text, blocks: [])
    var line = 0
    func say(_ text: String) {
      line += 1
      paper.blocks.append(.line(PaperLine(text, Place(line: line, endLine: line))))
    }
    for text in front { for text in [text, ""] { say(text) } }
    say("第二部分 决算表")
    let offset = line
    paper.blocks += tables.map { $0.moved(by: offset) }
    line = paper.blocks.last?.place.endLine ?? line
    for text in Self.texts(blocks) { for text in ["", text] { say(text) } }
    return paper
  }

  static func texts(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .cover(let lines), .title(let lines), .signature(let lines): lines
      case .heading(_, let text): [text]
      case .paragraph(let runs): [runs.map(\.text).joined()]
      case .contents, .section, .sheet, .pageBreak: []
      }
    }
  }
}

extension PaperBlock {
  fileprivate func moved(by lines: Int) -> PaperBlock {
    func moved(_ place: Place) -> Place {
      var place = place
      place.line = place.line.map { $0 + lines }
      place.endLine = place.endLine.map { $0 + lines }
      return place
    }
    switch self {
    case .line(let line): return .line(PaperLine(line.text, moved(line.place)))
    case .table(var table):
      table.place = moved(table.place)
      for index in table.cells.indices { table.cells[index].place = moved(table.cells[index].place) }
      return .table(table)
    }
  }
}

extension AdministrativeDivision {
  /// 兴县 and every invented county of these tests.
  static var ground: AdministrativeDivision { get { known[0] } }
  private static let known: [AdministrativeDivision] = (try? AdministrativeDivision("141123")).map { [$0] } ?? []
}
