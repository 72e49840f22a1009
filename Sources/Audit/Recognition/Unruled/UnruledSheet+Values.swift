import HengDomain
import HengRules
import HengValues

extension UnruledSheet {
  /// The year in brackets under the title: `（2024年度）`.
  var printedYear: FiscalYear? {
    let signs = caption.flatMap { text.fragments[$0].signs }
    let titleSigns = titleRange.reduce(0) { $0 + text.fragments[$1].signs.count }
    let titleLength = title.halfWidthSigns.filter { Unicode.Scalar($0).map { !$0.isUnruledBlank } ?? true }.count
    return signs.dropFirst(min(titleLength, titleSigns)).firstYear
  }

  /// `（万元）` behind 资金情况, or `单位：万元` in the caption.
  var moneyUnit: MoneyUnit? {
    for name in [UnruledForm.Label.fundState, .projectFunds] {
      if let bracket = fields[name]?.bracket, let unit = MoneyUnit(rawValue: bracket) { return unit }
    }
    for index in caption {
      let signs = text.fragments[index].signs
      guard let colon = signs.firstIndex(of: 0x3A), signs[..<colon].ends(with: "单位".halfWidthSigns) else { continue }
      var words = String(String.UnicodeScalarView(signs[(colon + 1)...].compactMap(Unicode.Scalar.init)))
      if words.isEmpty, index + 1 < caption.upperBound { words = text.fragments[index + 1].text }
      return MoneyUnit(rawValue: words)
    }
    return nil
  }

  /// Head fields for the rules; the person in charge (项目负责人) is left out, names are not kept.
  var head: [PrintedField] {
    let shown: [UnruledForm.Label] = [
      .name, .code, .department, .departmentAndCode, .unit, .nature, .duration, .budget, .total, .fiscal, .fiscalFunds, .other, .scale,
      .march, .june, .october, .december, .objective, .target,
    ]
    var head: [PrintedField] = []
    for name in shown {
      guard let field = fields[name] else { continue }
      let isLong = name == .objective || name == .target
      let words = isLong ? text.paragraphs(field.value) : text.words(field.value)
      head.append(PrintedField(label: name.bare, text: words, citation: citation(field)))
    }
    return head
  }

  var objective: String {
    (fields[.objective] ?? fields[.target]).map { text.paragraphs($0.value) } ?? ""
  }

  /// Identity of the records of this form: its paper and where it begins.
  var key: String {
    let place = text.place(titleRange.lowerBound)
    return "\(file)#\(place.line.map(String.init) ?? place.page.map { "p\($0)" } ?? "0")"
  }

  /// Whose money it is and how it comes, where the name of the project says so (资金级次).
  func sources(_ name: String, _ amount: Money?) -> [FundSource] {
    guard let amount else { return [] }
    let levels: [(String, FundLevel)] = [("中央", .central), ("省级", .provincial), ("市级", .municipal), ("县级", .county)]
    return [
      FundSource(
        level: levels.first { name.holds($0.0) }?.1, amount: amount, isDirect: name.holds("直达"),
        isAdvanceNotice: name.holds("提前下达"), isCarriedOver: name.holds("结转"))
    ]
  }
}

extension Sequence<UInt32> {
  /// The first four digits that 年 follows.
  var firstYear: FiscalYear? {
    var digits: [UInt32] = []
    for sign in self {
      if sign.isDigitSign {
        digits.append(sign - 0x30)
      } else {
        if sign == 0x5E74, digits.count == 4, let year = try? FiscalYear(digits.reduce(0) { $0 * 10 + Int($1) }) { return year }
        digits = []
      }
    }
    return nil
  }
}

/// A money row that was read, or the doubt why not (资金行).
enum UnruledFunds {
  /// A cell of a money row; nil when the words are no amount.
  static func amount(_ text: String, _ unit: MoneyUnit) -> Entry<PrintedAmount>? {
    if ["—", "-", "——", "/"].contains(text) { return .notApplicable }
    return (try? PrintedAmount(parsing: text, unit: unit)).map { .value($0) }
  }

  static func isNumber(_ text: String) -> Bool { (try? ExactDecimal(parsing: text)) != nil || ["—", "-", "——", "/"].contains(text) }
}
