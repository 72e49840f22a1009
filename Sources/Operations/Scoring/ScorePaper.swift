import HengDocuments
import HengDomain
import HengReaders
import HengRules
import HengValues

/// The self-evaluations of a filled-in file (填好的自评表): each table with the words of a layout is one, on visible worksheets, in a Word
/// file, on a page or in a text.
struct ScorePaper {
  struct Found {
    /// The file, with the worksheet where there are several.
    let file: String
    let sheet: ScoringSheet
  }

  let file: String
  let reader: FormReader

  init(file: String, forms: FormLibrary) {
    self.file = file
    reader = FormReader(forms.layouts)
  }

  private static let title = "绩效自评表"

  /// All or none: one table that cannot be scored refuses the file.
  func sheets(_ bytes: [UInt8]) throws(ScoreInputError) -> [Found] {
    let tables = try tables(bytes)
    let visible = tables.filter { !$0.isHidden }
    let forms = visible.compactMap { table in
      reader.layout(of: table.sheet).flatMap { $0.kind.record == .selfEvaluation ? (table, $0) : nil }
    }
    guard !forms.isEmpty else { throw nothingFound(visible, hidden: tables.filter(\.isHidden)) }
    var found: [Found] = []
    for (table, layout) in forms {
      let name = forms.count > 1 ? "\(file) \(table.place)" : file
      found.append(Found(file: name, sheet: try SelfEvaluationSheet(table, layout, file: file).scoringSheet()))
    }
    return found
  }

  private func tables(_ bytes: [UInt8]) throws(ScoreInputError) -> [FilledTable] {
    do throws(ReaderError) {
      if FileSignature.isZip(bytes) {
        let paper = try PaperReader.read(bytes, office: .none, scans: .none)
        if paper.format != .xlsx { return FilledTable.tables(of: paper) }
      } else if !FileSignature.isOLE(bytes) {
        return FilledTable.tables(of: try PaperReader.read(bytes, office: .none, scans: .none))
      }
      return try XLSXReader.read(bytes, limits: .paper).sheets.map { FilledTable($0) }
    } catch { throw ScoreInputError(file: file, message: error.message) }
  }

  /// Says what the likeliest table lacks.
  private func nothingFound(_ visible: [FilledTable], hidden: [FilledTable]) -> ScoreInputError {
    func layout(_ table: FilledTable) -> FormLayout? { reader.layout(of: table.sheet) }
    if let table = hidden.first(where: { layout($0)?.kind.record == .selfEvaluation }) {
      return ScoreInputError(file: file, field: table.place, reason: "含有\(Self.title)，但工作表是隐藏的", remedy: "请取消隐藏后保存再试")
    }
    if let table = visible.first(where: { layout($0) != nil }), let layout = layout(table) {
      return ScoreInputError(
        file: file, field: table.place, reason: "是\(layout.name)，不是\(Self.title)", remedy: "请改用填好的\(Self.title)")
    }
    let evaluations = reader.layouts.filter { $0.kind.record == .selfEvaluation }
    let lacking = visible.flatMap { table in
      evaluations.map { (table: table, layout: $0, words: FormReader.missingWords(table.sheet, $0)) }
    }
    guard let best = lacking.min(by: { $0.words.count < $1.words.count }) else {
      return ScoreInputError(file: file, field: "", reason: "没有表格", remedy: "请改用填好的\(Self.title)")
    }
    let reason =
      best.words.isEmpty ? "一级指标、二级指标、三级指标不在同一行" : "不是\(best.layout.name)，缺少栏目：\(best.words.joined(separator: "、"))"
    return ScoreInputError(
      file: file, field: best.table.place, reason: reason,
      remedy: "请用 heng form \(best.layout.kind.rawValue) --layout \(best.layout.key) 打印的表样填写，不要改表头文字")
  }
}

/// A table with a form, of any file, and how its cells are named (填报表格).
struct FilledTable {
  let sheet: Sheet
  /// `工作表“绩效自评表”`, `表2`.
  let place: String
  var isHidden = false
  /// Lines above the title.
  var leading: [String] = []
  /// Formulas whose result the file does not hold.
  var openFormulas: [String] = []
  private let reference: @Sendable (Int, Int) -> String

  init(_ read: ReadSheet) {
    sheet = read.sheet
    place = "工作表“\(read.name)”"
    isHidden = read.isHidden
    leading = read.leading
    openFormulas = read.cautions.compactMap { if case .unknownResult(let cell) = $0 { cell } else { nil } }
    reference = { read.reference(row: $0, column: $1) }
  }

  private init(_ table: PaperTable, lines: [String], number: Int) {
    sheet = Sheet(table, title: lines)
    place = "表\(number)"
    reference = { "第\($0 + 1)行第\($1 + 1)列" }
  }

  /// Each with the lines that stand between it and the table before.
  static func tables(of paper: Paper) -> [FilledTable] {
    var tables: [FilledTable] = []
    var lines: [String] = []
    for block in paper.blocks {
      switch block {
      case .line(let line): lines.append(line.text)
      case .table(let table):
        tables.append(FilledTable(table, lines: lines.filter { !$0.trimmedSpaces.isEmpty }.suffix(8), number: tables.count + 1))
        lines = []
      }
    }
    return tables
  }

  func reference(_ cell: Sheet.Placed) -> String { reference(cell.row, cell.column) }
}

extension Sheet {
  /// A table as it was read; places that no cell covers become empty ones.
  fileprivate init(_ table: PaperTable, title: some Sequence<String>) {
    var owned = Array(repeating: Array(repeating: false, count: table.columnCount), count: table.rowCount)
    var rows: [[(column: Int, cell: Cell)]] = Array(repeating: [], count: table.rowCount)
    for cell in table.cells where owned.indices.contains(cell.row) {
      rows[cell.row].append(
        (cell.column, Cell([.text(cell.text)], rowSpan: cell.rowSpan, columnSpan: cell.columnSpan)))
      for row in cell.row..<min(cell.row + cell.rowSpan, table.rowCount) {
        for column in cell.column..<min(cell.column + cell.columnSpan, table.columnCount) { owned[row][column] = true }
      }
    }
    for row in owned.indices {
      for column in owned[row].indices where !owned[row][column] { rows[row].append((column, Cell([]))) }
    }
    let share = max(100 / max(table.columnCount, 1), 1)
    self.init(
      name: "", title: Array(title), columns: Array(repeating: share, count: table.columnCount),
      rows: rows.map { Row($0.sorted { $0.column < $1.column }.map(\.cell)) })
  }
}
