import HengDocuments
import HengDomain
import HengOperations

/// What a page of a form sends (填报提交): each cell by its key, the rows by their indicators, and what the page was opened with.
struct EntrySubmission {
  private let form: MultipartForm
  private let work: FormWork

  init(_ form: MultipartForm, _ work: FormWork) {
    self.form = form
    self.work = work
  }

  var submission: FormDesk.Submission {
    FormDesk.Submission(
      entry: entry("f."), was: entry("was."), changes: form.text("changes").flatMap { Int($0) } ?? 0, once: form.text("once") ?? "",
      month: form.text("month").flatMap { Int($0) })
  }

  /// The most rows that a form has; what is beyond is no form of ours.
  private static let mostRows = 200

  private func entry(_ prefix: String) -> FormEntry {
    let record = work.kind.record
    let entered = work.layout.fields.filter { record.isEntered($0) }
    var fields: [FormField: String] = [:]
    for field in entered where !field.isOfRow { fields[field] = text(prefix, FormKey(field)) }
    let count = min(form.text("rows").flatMap { Int($0) } ?? 0, Self.mostRows)
    let rows = (0..<max(count, 0)).map { row in
      FormEntry.Row(
        indicator: form.text("row.\(row)") ?? "", levels: levels(row, prefix),
        cells: Dictionary(uniqueKeysWithValues: entered.filter(\.isOfRow).map { ($0, text(prefix, FormKey($0, row: row))) }))
    }
    return FormEntry(fields: fields, rows: rows)
  }

  /// A control that sends lines sends them with carriage returns.
  private func text(_ prefix: String, _ key: FormKey) -> String {
    (form.text(prefix + key.text) ?? "").replacing("\r\n", with: "\n")
  }

  private func levels(_ row: Int, _ prefix: String) -> FormLevels {
    let code = form.text((prefix == "was." ? "was.level." : "level.") + "\(row)") ?? form.text("level.\(row)") ?? ""
    return FormLevels(code: code) ?? FormLevels(level1: .output, level2: .quantity)
  }
}

/// What a button of the form does with its rows (行操作).
enum RowTool {
  case up(Int), down(Int), copy(Int), drop(Int)
  case add(FormLevels)

  init?(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return nil }
    switch (parts[0], Int(parts[1])) {
    case ("up", let row?): self = .up(row)
    case ("down", let row?): self = .down(row)
    case ("copy", let row?): self = .copy(row)
    case ("drop", let row?): self = .drop(row)
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
    case .add(let levels):
      let place = entry.rows.lastIndex { $0.levels == levels }.map { $0 + 1 } ?? entry.rows.count
      entry.rows.insert(FormEntry.Row(indicator: "", levels: levels, cells: [:]), at: place)
    }
  }
}
