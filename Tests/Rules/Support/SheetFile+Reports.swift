import HengDomain
import HengRules
import HengValues

/// An evaluation report written down as data (用例报告): paragraphs, parts with their tables, indicators, other reports.
struct ReportFile: Decodable, Sendable {
  var unit: String?
  var text: [String]?
  /// `预算数 100`, in the unit of the sheet.
  var amounts: [String]?
  var parts: [Part]?
  var indicators: [Item]?
  var score: String?
  var grade: String?
  /// 整份 or 整段: printed once more.
  var repeated: String?
  var peers: [Peer]?
  /// Whether the paper has the project's form; it is the sheet of the case.
  var form: Bool?

  struct Part: Decodable {
    var title: String
    var possible: String?
    var obtained: String?
    /// `B11 受益人数 10 8`
    var rows: [String]?
    /// `50 42`
    var total: String?
  }

  struct Item: Decodable {
    var code: String
    var name: String
    var text: [String]
    var score: String?
  }

  struct Peer: Decodable {
    var project: String
    var amounts: [String]?
    var names: [String]?
  }
}

/// The words of a paper written down as data (用例文字).
struct PaperTextFile: Decodable, Sendable {
  var lines: [String]?
  var cells: [String]?
  var table: [[String]]?
  /// `1 五 标题`: level, number, title; under one parent.
  var headings: [String]?
  var contents: [String]?
  var project: String?
  var reports: [String]?
}

extension SheetFile {
  func reportSubject(_ year: FiscalYear) throws -> ReportSubject {
    guard let report else { throw CaseError(description: "报告用例没有 report") }
    var subject = ReportSubject(project: project, unit: report.unit ?? "示例县示例局", year: year, title: Self.side(project, 1))
    subject.passages = Self.passages(report.text ?? [], from: 10)
    subject.amounts = try amounts(report.amounts)
    subject.parts = try (report.parts ?? []).map(part)
    subject.indicators = try (report.indicators ?? []).enumerated().map { index, item in
      ReportSubject.Paragraph(
        code: item.code, name: item.name, heading: Self.side(item.code, 100 + index * 10),
        passages: Self.passages(item.text, from: 101 + index * 10),
        score: try score(item.score))
    }
    subject.score = try score(report.score)
    subject.grade = try known(report.grade)
    subject.repetitions =
      report.repeated.map {
        [.init(first: Place(line: 1, endLine: 50), second: Place(line: 51, endLine: 99), isWhole: $0 == "整份")]
      } ?? []
    subject.sheet = report.form == true ? try scoringSheet(year) : nil
    subject.peers = try (report.peers ?? []).map { peer in
      ReportSubject.Peer(
        project: peer.project, title: Self.side(peer.project, 500), amounts: try amounts(peer.amounts),
        names: (peer.names ?? []).map { Self.side($0, 510) })
    }
    return subject
  }

  func paperText(_ year: FiscalYear) throws -> PaperTextSubject {
    guard let text else { throw CaseError(description: "文字用例没有 text") }
    let lines = Self.passages(text.lines ?? [], from: 1), cells = Self.passages(text.cells ?? [], from: 200, cells: true)
    var subject = PaperTextSubject(file: "用例", year: year, passages: lines + cells)
    subject.headings = try (text.headings ?? []).enumerated().map { try Self.heading($1, 300 + $0) }
    subject.contents = try (text.contents ?? []).enumerated().map { try Self.heading($1, 400 + $0) }
    subject.projects =
      text.project.map { [.init(name: PaperPassage($0, file: "用例", place: Place(line: 200), isCell: true), cells: cells)] } ?? []
    if let rows = text.table {
      subject.tables = [Self.table(rows, from: (text.lines?.count ?? 0) + 1)]
    }
    subject.reports = (text.reports ?? []).map { Self.side($0, 500) }
    return subject
  }

  /// The first row holds the heads.
  private static func table(_ rows: [[String]], from line: Int) -> StatedTable {
    StatedTable(
      file: "用例", heads: rows.first ?? [],
      rows: rows.dropFirst().enumerated().map { offset, row in
        row.map { text in
          let isPercent = text.hasSuffix("%")
          return StatedTable.Cell(
            text: text, number: try? ExactDecimal(parsing: isPercent ? String(text.dropLast()) : text), isPercent: isPercent,
            place: Place(line: line + offset + 1, endLine: line + offset + 1))
        }
      })
  }

  private static func side(_ figure: String, _ line: Int) -> Finding.Side {
    Finding.Side(label: "报告", figure: figure, place: Place(file: "用例", line: line, endLine: line))
  }

  private static func passages(_ texts: [String], from line: Int, cells: Bool = false) -> [PaperPassage] {
    texts.enumerated().map { PaperPassage($1, file: "用例", place: Place(line: line + $0, endLine: line + $0), isCell: cells) }
  }

  private func score(_ text: String?) throws -> ReportSubject.Score? {
    try number(text).map { ReportSubject.Score(value: $0, place: Place(line: 90), quote: "") }
  }

  private func amounts(_ texts: [String]?) throws -> [ReportSubject.Amount] {
    try (texts ?? []).enumerated().map { index, text in
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count == 2, let role = ReportSubject.Amount.Role(rawValue: parts[0]), let amount = try amount(parts[1]) else {
        throw CaseError(description: "不认识的金额“\(text)”")
      }
      return ReportSubject.Amount(role: role, amount: amount, place: Place(line: 20 + index), quote: text)
    }
  }

  private func part(_ part: ReportFile.Part) throws -> ReportSubject.Part {
    let rows = try (part.rows ?? []).enumerated().map { index, text -> ReportSubject.Table.Row in
      let fields = text.split(separator: " ").map(String.init)
      guard fields.count == 4 else { throw CaseError(description: "评分表的行应为 编码 名称 权重 得分：\(text)") }
      return .init(
        code: fields[0], name: fields[1], weight: try number(fields[2]), score: try number(fields[3]), place: Place(line: 60 + index))
    }
    let total = try part.total.map { text -> ReportSubject.Table.Row in
      let fields = text.split(separator: " ").map(String.init)
      return .init(code: "", name: "合计", weight: try number(fields.first), score: try number(fields.last), place: Place(line: 80))
    }
    let table = rows.isEmpty && total == nil ? nil : ReportSubject.Table(title: "\(part.title)评分情况表", rows: rows, total: total)
    return ReportSubject.Part(title: part.title, possible: try score(part.possible), obtained: try score(part.obtained), table: table)
  }

  private static func heading(_ text: String, _ line: Int) throws -> PaperTextSubject.Heading {
    let fields = text.split(separator: " ", maxSplits: 2).map(String.init)
    guard fields.count == 3, let level = Int(fields[0]), let number = Int(fields[1]) else {
      throw CaseError(description: "标题应为 级别 序号 标题：\(text)")
    }
    return .init(level: level, number: number, title: fields[2], parent: level == 0 ? "" : "一", place: Place(line: line))
  }
}
