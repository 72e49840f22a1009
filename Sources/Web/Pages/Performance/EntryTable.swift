import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import HengWriters

/// A form as on paper with fields in it (屏幕上的表): the cells and merges of the official form, what people type as controls, what the
/// ledger knows as figures, and below each row what the rules say of it.
struct EntryTable {
  private let work: FormWork
  private let isOpen: Bool
  private let placed: NotedForm

  /// - Parameter isOpen: whether it can be filled in; else it is the same form to read.
  init(_ work: FormWork, isOpen: Bool) {
    self.work = work
    self.isOpen = isOpen
    placed = NotedForm(work)
  }

  var html: String {
    let sheet = work.placed.sheet
    let landscape = work.layout.page.orientation == .landscape ? " landscape" : ""
    var html = "<section class=\"paper entry-paper\(landscape)\"><div class=\"sheet\"><table class=\"entry-grid\"><caption>"
    for (place, line) in sheet.title.enumerated() where !line.isEmpty {
      html += "<div class=\"\(place == 0 ? "title" : "subtitle")\">\(HTMLEscape.words(line))</div>"
    }
    if !sheet.caption.isEmpty {
      html += "<div class=\"line\">"
      for (side, text) in [("left", sheet.caption.left), ("centre", sheet.caption.centre), ("right", sheet.caption.right)] {
        html += "<span class=\"\(side)\">\(HTMLEscape.words(text))</span> "
      }
      html += "</div>"
    }
    html += "</caption><colgroup>" + sheet.columns.map { "<col class=\"w\($0)\">" }.joined() + "</colgroup><tbody>\n"
    for line in placed.lines { html += "<tr\(line.isNote ? " class=\"cell-note\"" : "")>\(line.cells.map(cell).joined())</tr>\n" }
    html += "</tbody></table>"
    html += sheet.notes.filter { !$0.isEmpty }.map { "<p class=\"quiet\">\(HTMLEscape.words($0))</p>" }.joined()
    return html + "</div></section>"
  }

  private func cell(_ cell: NotedForm.Piece) -> String {
    var spans = cell.rows > 1 ? " rowspan=\"\(cell.rows)\"" : ""
    if cell.columns > 1 { spans += " colspan=\"\(cell.columns)\"" }
    switch cell.content {
    case .notes(let notes): return "<td\(spans) class=\"notes-cell\">\(notes.map(note).joined())</td>"
    case .filler: return "<td\(spans)></td>"
    case .cell(let printed, let key): return self.cell(printed, key, spans)
    }
  }

  private func cell(_ printed: Cell, _ key: FormKey?, _ spans: String) -> String {
    let tag = printed.role == .label && !printed.text.isEmpty ? "th" : "td"
    guard let key, isOpen, work.kind.record.isEntered(key.field) else {
      let isFigure = printed.role == .value
      let shown = isOpen || key.map { !work.kind.record.isEntered($0.field) } ?? true
      let inside = printed.runs.map { run in
        run.figure.map { shown && !work.isNew ? PageParts.figure($0, of: work.project) : HTMLEscape.words($0.text) }
          ?? HTMLEscape.words(run.text)
      }.joined()
      let kind = isFigure && isOpen ? " from-ledger" : ""
      return "<\(tag)\(spans) class=\"\(printed.alignment.rawValue)\(kind)\">\(inside)</\(tag)>"
    }
    let isMissing = work.missing.contains(key)
    let state = isMissing ? " missing" : work.problems.contains { $0.key == key } ? " wrong" : ""
    return
      "<\(tag)\(spans) class=\"yours\(state)\">\(EntryControl(work, key, printed).html)\(key.field == .row(.name) ? rowTools(key) : "")</\(tag)>"
  }

  /// Class and order of a target row; every tool is a button that sends the form.
  private func rowTools(_ key: FormKey) -> String {
    guard let row = key.row, case .target = work.record else { return "" }
    let levels = work.entry.rows[row].levels
    let options = FormLevels.choices.map { choice in
      "<option value=\"\(choice.code)\"\(choice == levels ? " selected" : "")>\(choice.label)</option>"
    }
    let tools = [("up", "↑", "上移"), ("down", "↓", "下移"), ("copy", "＋", "照抄一行"), ("drop", "×", "删去")].map { code, sign, words in
      "<button class=\"tool\" type=\"submit\" name=\"do\" value=\"\(code).\(row)\" aria-label=\"第\(row + 1)项指标\(words)\" title=\"\(words)\">\(sign)</button>"
    }
    return
      "<details class=\"row-tools\"><summary aria-label=\"第\(row + 1)项指标的类别和次序\">⋮</summary><div><select name=\"level.\(row)\" aria-label=\"第\(row + 1)项指标的类别\">\(options.joined())</select>\(tools.joined())</div></details>"
  }

  private func note(_ note: FormNote) -> String {
    let finding = note.finding
    let mend =
      isOpen
      ? work.mend(note).map { "<button class=\"tool mend\" type=\"submit\" name=\"do\" value=\"\(RowTool($0).word)\">\($0.words)</button>" }
      : nil
    return
      "<div class=\"cell-finding \(finding.severity.rawValue)\">\(SeverityMark.html(finding.severity)) <span>\(PageParts.words(finding.message))。</span> <span class=\"remedy\">\(PageParts.words(finding.remedy))</span> \(mend ?? "")<a class=\"quiet code\" href=\"\(Address.rule(finding.rule))\">\(finding.rule)</a></div>"
  }
}

/// The control of one cell (填写控件).
private struct EntryControl {
  let work: FormWork
  let key: FormKey
  /// As the cell would print.
  let printed: Cell

  init(_ work: FormWork, _ key: FormKey, _ printed: Cell) {
    (self.work, self.key, self.printed) = (work, key, printed)
  }

  private var text: String { work.entry[key] }
  private var name: String { PageParts.escaped("f." + key.text) }

  private var label: String {
    guard let row = key.row else { return key.field.name }
    let indicator = work.rowNames.indices.contains(row) ? work.rowNames[row] : ""
    return "第\(row + 1)项\(indicator.isEmpty || key.field == .row(.name) ? "" : "“\(indicator)”")\(key.field.name)"
  }

  private var attributes: String {
    let problem = work.problems.first { $0.key == key }
    var attributes = " id=\"\(name)\" name=\"\(name)\" aria-label=\"\(PageParts.escaped(label))\""
    if work.kind.record.isRequired(key.field) { attributes += " aria-required=\"true\"" }
    if problem != nil || work.missing.contains(key) { attributes += " aria-invalid=\"true\"" }
    if problem != nil { attributes += " aria-describedby=\"\(name)-note\"" }
    return attributes
  }

  var html: String {
    let problem = work.problems.first { $0.key == key }.map {
      "<p class=\"cell-finding error\" id=\"\(name)-note\">\(PageParts.words($0.message))</p>"
    }
    return control + (problem ?? "") + work.hints(key).map(hint).joined()
  }

  private func hint(_ hint: FormHint) -> String {
    let words: String
    switch hint {
    case .ledger(let value, let formula, let payments, let isTaken):
      words = isTaken ? "取自台账，\(payments)笔支付" : "台账为\(value)（\(formula)，\(payments)笔支付），与填的不同时请说明"
    case .lastRound(let value, let months): words = "\(months)为\(value)"
    }
    return "<p class=\"quiet cell-hint\">\(PageParts.words(words))</p>"
  }

  private var control: String {
    switch key.field {
    case .row(.likelihood): return select(AchievementLikelihood.allCases.map(\.rawValue))
    case .row(.comparator): return select(IndicatorValue.Comparator.allCases.map(\.rawValue).filter { !$0.isEmpty })
    case .cause, .likelihood:
      return "<input type=\"checkbox\" value=\"\(FormEntry.tick)\"\(text.isEmpty ? "" : " checked")\(attributes)>"
    case .row(.weight), .row(.score), .row(.number), .row(.measureUnit):
      // An open score prints what the rules compute: it need not be typed.
      let hint = key.field == .row(.score) ? " placeholder=\"\(PageParts.escaped(printed.text))\"" : ""
      return "<input value=\"\(PageParts.escaped(text))\" autocomplete=\"off\"\(hint)\(attributes)>"
    default:
      let isLong = key.field == .head(.objective) || key.field == .head(.achievement)
      return "<textarea rows=\"\(isLong ? 4 : 1)\"\(attributes)>\(PageParts.escaped(text))</textarea>"
    }
  }

  private func select(_ choices: [String]) -> String {
    let all = choices.contains(text) || text.isEmpty ? choices : [text] + choices
    let options = all.map { "<option\($0 == text ? " selected" : "")>\(PageParts.escaped($0))</option>" }
    return "<select\(attributes)><option value=\"\"></option>\(options.joined())</select>"
  }
}

extension FormLevels {
  /// The classes that an indicator may stand under.
  static let choices: [FormLevels] =
    [.quantity, .quality, .timeliness, .cost].map { FormLevels(level1: .output, level2: $0) }
    + [FormLevels(level1: .cost, level2: .cost), FormLevels(level1: .cost, level2: .economic), FormLevels(level1: .cost, level2: .social)]
    + [.economic, .social, .ecological, .sustainability].map { FormLevels(level1: .outcome, level2: $0) }
    + [FormLevels(level1: .satisfaction, level2: .satisfaction)]

  var code: String { "\(level1.rawValue).\(level2.rawValue)" }
  var label: String { level1 == .output || level1 == .satisfaction ? level2.label : "\(level1.label)·\(level2.label)" }

  init?(code: String) {
    let parts = code.split(separator: ".").map(String.init)
    guard parts.count == 2, let level1 = IndicatorLevel1(rawValue: parts[0]), let level2 = IndicatorLevel2(rawValue: parts[1]) else {
      return nil
    }
    self.init(level1: level1, level2: level2)
  }
}
