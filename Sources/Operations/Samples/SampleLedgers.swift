package import HengDomain
import HengData
import HengSamples
import HengValues

/// The records of the sample counties (样例台账), made from the data files of `Samples/`.
package struct SampleLedgers: Sendable {
  package var counties: [County]
  package var papers: [SourcePaper]
  package var unitTotals: [UnitTotal]
  package var ledgers: [ProjectLedger]
  /// Ledgers of final accounts (部门决算台账).
  package var accounts: [AccountsLedger]
  /// What was written for the disclosures (公开资料).
  package var disclosures: [DisclosureRecord]

  /// All four counties. Throws with the file and the reason when a figure cannot be read.
  package static func load() throws(SampleError) -> SampleLedgers {
    let samples: Samples
    do throws(DataError) { samples = try Samples.load() } catch { throw SampleError(file: error.file, reason: error.description) }
    return try SampleLedgers(samples)
  }

  init(_ samples: Samples) throws(SampleError) {
    var counties: [County] = []
    var papers: [SourcePaper] = []
    var totals: [UnitTotal] = []
    var ledgers: [ProjectLedger] = []
    var byPaper: [String: SampleCounty] = [:]
    for county in samples.counties {
      byPaper[county.paper] = county
      let reader = SampleReader(file: "counties.yaml")
      counties.append(
        County(
          division: try reader.value { () throws(ValueError) in try AdministrativeDivision(county.divisionCode) }, name: county.name,
          prefecture: county.prefecture, province: county.province, profile: county.profile, bureau: county.bureau))
    }
    for paper in samples.papers {
      let reader = SampleReader(file: "papers.yaml")
      papers.append(
        SourcePaper(
          key: paper.key, title: paper.title, publisher: paper.publisher,
          year: try reader.value { () throws(ValueError) in try FiscalYear(paper.year) }))
    }
    for total in samples.unitTotals { totals += try Self.unitTotals(total, counties: counties) }
    for project in samples.projects {
      guard let county = byPaper[project.paper] else { throw SampleError(file: project.key, reason: "来源文件“\(project.paper)”没有登记") }
      ledgers.append(try SampleProjectReader(project, county: county).ledger())
    }
    self.counties = counties
    self.papers = papers
    unitTotals = totals
    var accounts: [AccountsLedger] = []
    for sample in samples.accounts {
      accounts.append(try SampleAccountsReader(sample, counties: samples.counties, projects: ledgers.map(\.project.id)).ledger())
    }
    var disclosures: [DisclosureRecord] = []
    for sample in samples.disclosures {
      disclosures.append(try SampleDisclosureReader(sample, counties: samples.counties, ledgers: ledgers).record())
    }
    for index in accounts.indices { Self.merge(&ledgers, &accounts[index]) }
    self.ledgers = ledgers
    self.accounts = accounts
    self.disclosures = disclosures
  }

  /// The files tell the payments of projects beside those of the accounts; the ledger holds each once.
  private static func merge(_ ledgers: inout [ProjectLedger], _ accounts: inout AccountsLedger) {
    let own = ledgers.indices.filter {
      ledgers[$0].project.year == accounts.year && ledgers[$0].project.department == accounts.key.departmentID
    }
    let merged = PaymentMerge.merge(outturn: own.flatMap { ledgers[$0].payments }, accounts: accounts.payments)
    for index in own {
      let project = ledgers[index].project.id
      ledgers[index].payments = merged.filter { $0.project == project && $0.countsForOutturn }
    }
    accounts.payments = merged.filter(\.countsForAccounts)
  }

  private static func unitTotals(_ totals: UnitTotals, counties: [County]) throws(SampleError) -> [UnitTotal] {
    guard let county = counties.first(where: { $0.profile == totals.county }) else {
      throw SampleError(file: "unit-totals.yaml", reason: "县区“\(totals.county)”没有登记")
    }
    let year = try SampleReader(file: "unit-totals.yaml").value { () throws(ValueError) in try FiscalYear(totals.year) }
    let evaluation = totals.selfEvaluation, projects = totals.projects
    var lines = totals.accounts.map { ("\(AccountForm.title($0.form)) \($0.item)", "\($0.amount)\(totals.moneyUnit)", $0.lines) }
    lines += [
      ("整体支出自评 得分", "\(evaluation.score)分", evaluation.lines), ("整体支出自评 全年预算数", "\(evaluation.budget)元", evaluation.lines),
      ("整体支出自评 执行数", "\(evaluation.outturn)元", evaluation.lines), ("整体支出自评 执行率", evaluation.rate, evaluation.lines),
      ("自评项目 个数", "\(projects.count)个", projects.lines), ("自评项目 涉及资金", "\(projects.amount)元", projects.lines),
      ("自评项目 优", "\(projects.excellent)个", projects.lines), ("自评项目 良", "\(projects.good)个", projects.lines),
      ("自评项目 中", "\(projects.fair)个", projects.lines), ("自评项目 差", "\(projects.poor)个", projects.lines),
    ]
    return lines.enumerated().map { index, line in
      UnitTotal(
        county: county.division, year: year, order: index, label: line.0, value: line.1,
        citation: Citation(paper: totals.paper, lines: line.2))
    }
  }
}

/// A sample file that does not make a record: a defect of the file.
package struct SampleError: Error, Hashable, Sendable {
  package let file: String
  package let reason: String

  package var message: String { "样例文件 \(file) 有误：\(reason)。请改正该文件。" }
}

/// Values of one sample file; a text that is no value becomes a `SampleError`.
struct SampleReader {
  let file: String

  func value<Value>(_ make: () throws(ValueError) -> Value) throws(SampleError) -> Value {
    do throws(ValueError) { return try make() } catch { throw SampleError(file: file, reason: error.message) }
  }

  func choice<Value>(_ value: Value?, _ text: String) throws(SampleError) -> Value {
    guard let value else { throw SampleError(file: file, reason: "“\(text)”不在可选范围内") }
    return value
  }
}

private enum AccountForm {
  /// `accounts.01` → `公开01表`
  static func title(_ form: String) -> String { "公开\(form.dropFirst("accounts.".count))表" }
}
