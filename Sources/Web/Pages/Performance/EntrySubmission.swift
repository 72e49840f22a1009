import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations

/// What a page of a form sends (填报提交): each cell by its key, the rows by their indicators, and what the page was opened with.
struct EntrySubmission {
  private let form: MultipartForm
  private let standing: StandingForm

  init(_ form: MultipartForm, _ standing: StandingForm) {
    self.form = form
    self.standing = standing
  }

  /// - Parameter freshWord: for a page whose own word did not come along.
  func submission(freshWord: String) throws(PageProblem) -> FormDesk.Submission {
    guard let rows = form.text("rows").flatMap({ Int($0) }), (0...Self.mostRows).contains(rows) else { throw Self.incomplete("") }
    let word = form.text("once") ?? ""
    return FormDesk.Submission(
      entry: try entry("f.", rows), was: try entry("was.", rows), changes: form.text("changes").flatMap { Int($0) } ?? 0,
      once: word.isEmpty ? freshWord : word, month: form.text("month").flatMap { Int($0) })
  }

  /// The most rows that a form has.
  static let mostRows = 200

  private static func incomplete(_ what: String) -> PageProblem {
    PageProblem(
      status: .badRequest, title: "没有保存", reason: "提交的内容不完整\(what.isEmpty ? "" : "，没有“\(what)”")。",
      remedy: "请返回上一页，逐格填好或选定后再保存；填的内容还在那一页上。")
  }

  private func entry(_ prefix: String, _ count: Int) throws(PageProblem) -> FormEntry {
    let record = standing.kind.record
    let entered = standing.layout.fields.filter { record.isEntered($0) }
    var fields: [FormField: String] = [:]
    for field in entered where !field.isOfRow { fields[field] = try text(prefix, FormKey(field)) }
    var rows: [FormEntry.Row] = []
    for row in 0..<count {
      var cells: [FormField: String] = [:]
      for field in entered where field.isOfRow { cells[field] = try text(prefix, FormKey(field, row: row)) }
      rows.append(FormEntry.Row(indicator: form.text("row.\(row)") ?? "", levels: try levels(row, prefix), cells: cells))
    }
    return FormEntry(fields: fields, rows: rows)
  }

  /// A control that sends lines sends them with carriage returns. A box that is not ticked sends nothing, nor does a cell below a merged one;
  /// every other cell of the page comes along, empty or not.
  private func text(_ prefix: String, _ key: FormKey) throws(PageProblem) -> String {
    guard let text = form.text(prefix + key.text) else {
      if prefix == "was." || key.field.mayBeAbsent { return "" }
      throw Self.incomplete((key.row.map { "第\($0 + 1)项指标 " } ?? "") + key.field.name)
    }
    return text.replacing("\r\n", with: "\n")
  }

  private func levels(_ row: Int, _ prefix: String) throws(PageProblem) -> FormLevels {
    let code = form.text((prefix == "was." ? "was.level." : "level.") + "\(row)") ?? form.text("level.\(row)") ?? ""
    guard let levels = FormLevels(code: code) else { throw Self.incomplete("第\(row + 1)项指标 类别") }
    return levels
  }
}

/// What a button of the form does with its rows (行操作).
enum RowTool {
  case up(Int), down(Int), copy(Int), drop(Int)
  case add(FormLevels)
  /// What mends a finding at one press.
  case mend(FormMend)

  init(_ mend: FormMend) { self = .mend(mend) }

  /// What the button of a mend sends.
  var word: String {
    switch self {
    case .mend(.move(let row, let levels)): "move.\(row).\(levels.code)"
    case .mend(.open(let row, let computed)): "score.\(row).\(computed)"
    default: ""
    }
  }

  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch (parts[0], Int(parts[1])) {
    case ("up", let row?): self = .up(row)
    case ("down", let row?): self = .down(row)
    case ("copy", let row?): self = .copy(row)
    case ("drop", let row?): self = .drop(row)
    case ("move", nil):
      let pair = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
      guard pair.count == 2, let row = Int(pair[0]), let levels = FormLevels(code: pair[1]) else { return nil }
      self = .mend(.move(row: row, to: levels))
    case ("score", _):
      let pair = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
      guard let row = pair.first.flatMap({ Int($0) }) else { return nil }
      self = .mend(.open(row: row, computed: pair.last ?? ""))
    case ("add", nil):
      guard let levels = FormLevels(code: parts[1]) else { return nil }
      self = .add(levels)
    default: return nil
    }
  }

  func callAsFunction(_ entry: inout FormEntry) {
    switch self {
    case .up(let row): if row > 0, entry.rows.indices.contains(row) { entry.rows.swapAt(row, row - 1) }
    case .down(let row): if entry.rows.indices.contains(row + 1), row >= 0 { entry.rows.swapAt(row, row + 1) }
    case .copy(let row):
      guard entry.rows.indices.contains(row) else { return }
      var copy = entry.rows[row]
      copy.indicator = ""
      entry.rows.insert(copy, at: row + 1)
    case .drop(let row): if entry.rows.indices.contains(row) { entry.rows.remove(at: row) }
    case .mend(let mend): mend(&entry)
    case .add(let levels):
      let place = entry.rows.lastIndex { $0.levels == levels }.map { $0 + 1 } ?? entry.rows.count
      entry.rows.insert(FormEntry.Row(indicator: "", levels: levels, cells: [:]), at: place)
    }
  }
}

extension FormField {
  fileprivate var mayBeAbsent: Bool {
    switch self {
    case .cause, .likelihood, .row(.cause), .row(.likelihood), .row(.correctiveAction): true
    default: false
    }
  }
}
