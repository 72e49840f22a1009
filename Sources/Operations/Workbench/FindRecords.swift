package import HengDomain
import HengDocuments
import HengRules
import HengText
import HengValues

/// Looks words up in everything within the scope (查找): names, codes, document numbers, amounts; two characters are enough.
package struct FindRecords: Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case project = "项目"
    case indicator = "指标"
    case document = "文号"
    case department = "部门"
    case payment = "支付"
  }

  package struct Hit: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
      case project(ID<Project>)
      case county(CountyYear)
    }

    package let text: String
    package let detail: String
    /// At the end of the line: an amount, a state.
    package let mark: String
    package let place: Place
  }

  package struct Group: Sendable {
    package let kind: Kind
    package let total: Int
    package let hits: [Hit]
  }

  /// At most this many of a kind are shown until it is asked for alone.
  package static let few = 6
  package static let most = 200

  private let wanted: [UInt8]
  /// In fen, where the words are an amount in yuan or in ten thousands.
  private let amounts: [Money]

  package init(_ words: String) {
    wanted = Folding.key(words)
    amounts = Self.amounts(words)
  }

  package var isEmpty: Bool { wanted.isEmpty }

  /// - Parameter kind: only these, and more of them.
  package func callAsFunction(_ overviews: [CountyOverview], kind only: Kind? = nil) -> [Group] {
    var hits: [Kind: [Hit]] = [:]
    for overview in overviews {
      for assessment in overview.assessments { find(in: assessment, of: overview, into: &hits) }
    }
    return Kind.allCases.compactMap { kind in
      guard only == nil || only == kind, let found = hits[kind] else { return nil }
      var seen: Set<Hit> = []
      let distinct = found.filter { seen.insert($0).inserted }
      return Group(kind: kind, total: distinct.count, hits: Array(distinct.prefix(only == nil ? Self.few : Self.most)))
    }
  }

  private func find(in assessment: ProjectAssessment, of overview: CountyOverview, into hits: inout [Kind: [Hit]]) {
    let (ledger, project) = (assessment.ledger, assessment.project)
    let (place, year) = (Hit.Place.project(project.id), "\(overview.county.name)\(overview.year.text)")
    let isMeant = [project.name, project.code?.text ?? "", project.implementingUnit, project.id.text].contains(where: holds)
    if isMeant || matches(assessment.figures.budgetAmount) {
      let budget = assessment.figures.budgetAmount.map { "\($0.printed(in: .wanYuan).digits.grouped)万元" } ?? ""
      hits[.project, default: []].append(
        Hit(text: project.name, detail: "\(year) · \(assessment.stage.label) · \(project.implementingUnit)", mark: budget, place: place))
    }
    for indicator in ledger.targetSheets.max(by: { $0.version < $1.version })?.indicators ?? [] where holds(indicator.name) {
      hits[.indicator, default: []].append(
        Hit(text: indicator.name, detail: "\(project.name) · \(year)", mark: indicator.target.printed, place: place))
    }
    for document in ledger.documents where holds(document.number.printed) {
      hits[.document, default: []].append(
        Hit(text: document.number.printed, detail: "\(project.name) · \(year)", mark: "资金文件", place: place))
    }
    if holds(project.supervisingDepartment) {
      hits[.department, default: []].append(
        Hit(
          text: project.supervisingDepartment, detail: year, mark: "",
          place: .county(CountyYear(county: overview.county.division, year: overview.year))))
    }
    for payment in ledger.payments where holds(payment.purpose) || matches(payment.amount) || holds(payment.voucher) {
      hits[.payment, default: []].append(
        Hit(
          text: payment.purpose.isEmpty ? project.name : PrivateMask.masked(payment.purpose),
          detail: "\(project.name) · \(payment.date?.chineseText ?? "日期不详")",
          mark: "\(payment.amount.yuan.grouped)元", place: place))
    }
  }

  private func holds(_ text: String) -> Bool {
    let text = Folding.key(text)
    guard !wanted.isEmpty, text.count >= wanted.count else { return false }
    return text.indices.dropLast(wanted.count - 1).contains { text[$0] == wanted[0] && text[$0...].starts(with: wanted) }
  }

  private func matches(_ money: Money?) -> Bool { money.map(amounts.contains) ?? false }

  /// `130.55` is that many yuan, or that many ten thousands.
  private static func amounts(_ words: String) -> [Money] {
    let plain = words.halfWidth.filter { !$0.isWhitespace && $0 != "," }
    let (digits, unit) =
      plain.hasSuffix("万元") ? (plain.dropLast(2), 10_000) : plain.hasSuffix("元") ? (plain.dropLast(), 1) : (plain[...], 0)
    guard digits.contains(where: \.isNumber), let number = try? ExactDecimal(parsing: String(digits)), number > .zero else { return [] }
    return [1, 10_000].filter { unit == 0 || unit == $0 }.map { PrintedAmount(number, $0 == 1 ? .yuan : .wanYuan).money }
  }
}
