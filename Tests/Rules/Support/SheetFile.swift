import HengDomain
import HengRules
import HengValues

/// A paper written down as data (用例表): one shape for target sheets, monitoring reports, self-evaluations and results.
///
/// The fields of a self-evaluation are those of `heng score`; levels may be written short (数量 for 数量指标).
struct SheetFile: Decodable, Sendable {
  var project: String
  var unit: String?
  var objective: String?
  var budget: Budget?
  var indicators: [Row]?
  var total: String?
  var grade: String?
  var review: String?
  var narrative: Narrative?
  var sections: [Section]?
  var peers: [Peer]?
  var plan: Plan?
  var months: String?
  var layout: String?
  var history: [String: String]?
  var unrectified: String?
  /// Fields of the form's head by label, as printed: `主管部门及代码: 示例部门`.
  var head: [String: String]?
  var surveys: [Survey]?
  /// The other forms of the same paper.
  var forms: [SheetFile]?

  struct Survey: Decodable, Sendable {
    var rate: String
    var score: String?
  }
  var report: ReportFile?
  var text: PaperTextFile?

  struct Budget: Decodable, Sendable {
    var initial: String?
    var revised: String?
    var outturn: String?
    var rate: String?
    var weight: String?
    var score: String?
    var parts: [Part]?
    /// What the ledger holds of the project; nil where the case is about a paper alone.
    var ledger: [Paid]?
  }

  /// A payment of the ledger, in the sheet's unit.
  struct Paid: Decodable {
    var amount: String
    var date: String
  }

  struct Part: Decodable {
    var label: String
    var initial: String?
    var revised: String?
    var outturn: String?
    var rate: String?
  }

  struct Row: Decodable {
    var level1: String?
    var level2: String?
    var level: String?
    var name: String
    var definition: String?
    var basis: String?
    var target: String
    var actual: String?
    var weight: String?
    var direction: String?
    var coefficient: String?
    var tooLow: Bool?
    var score: String?
    var deviation: String?
    var toDate: String?
    var forecast: String?
    var cause: String?
    var likelihood: String?
    var action: String?
    var span: Int?
  }

  struct Narrative: Decodable {
    var score: String?
    var budget: String?
    var outturn: String?
  }

  struct Section: Decodable {
    var title: String
    var text: String
    var table: String
  }

  struct Peer: Decodable {
    var project: String
    var objective: String
  }

  struct Plan: Decodable {
    var march: String?
    var june: String?
    var october: String?
    var december: String?
    var unplaced: String?
  }
}

/// What is wrong with a case file, in words.
struct CaseError: Error, CustomStringConvertible {
  var description: String
}

extension SheetFile {
  var moneyUnit: MoneyUnit {
    get throws {
      guard let unit else { return .wanYuan }
      guard let known = MoneyUnit(rawValue: unit) else { throw CaseError(description: "不认识的金额单位“\(unit)”") }
      return known
    }
  }

  func amount(_ text: String?) throws -> PrintedAmount? {
    try text.map { PrintedAmount(try ExactDecimal(parsing: $0), try moneyUnit) }
  }

  func number(_ text: String?) throws -> ExactDecimal? { try text.map { try ExactDecimal(parsing: $0) } }

  func known(_ grade: String?) throws -> Grade? {
    try grade.map { text in
      guard let known = Grade(rawValue: text) else { throw CaseError(description: "不认识的等级“\(text)”") }
      return known
    }
  }

  static func citation(_ place: String) -> Citation { Citation(paper: "用例", lines: place) }
}

extension SheetFile.Row {
  var knownLevel2: IndicatorLevel2 {
    get throws {
      let text = level2 ?? level ?? ""
      guard !text.isEmpty,
        let known = IndicatorLevel2.allCases.first(where: { $0.label.hasPrefix(text) || (text == "满意度" && $0 == .satisfaction) })
      else { throw CaseError(description: "不认识的二级指标“\(text)”") }
      return known
    }
  }

  var knownLevel1: IndicatorLevel1 {
    get throws {
      if let level1 {
        guard let known = IndicatorLevel1.allCases.first(where: { $0.label.hasPrefix(level1) }) else {
          throw CaseError(description: "不认识的一级指标“\(level1)”")
        }
        return known
      }
      switch try knownLevel2 {
      case .quantity, .quality, .timeliness, .cost: return .output
      case .economic, .social, .ecological, .sustainability: return .outcome
      case .satisfaction: return .satisfaction
      }
    }
  }

  var knownDirection: IndicatorDirection? {
    get throws {
      try direction.map { text in
        guard let known = IndicatorDirection(rawValue: text) else { throw CaseError(description: "不认识的方向“\(text)”") }
        return known
      }
    }
  }
}
