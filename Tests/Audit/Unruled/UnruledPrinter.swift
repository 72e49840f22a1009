import HengDomain
import HengTestSupport

/// Prints a form as an extraction leaves it (抽取文本模拟): borders gone, cells broken over lines, empty cells without a trace.
struct UnruledPrinter {
  var dice: SeededGenerator
  /// Lines end where the column is full; else anywhere.
  var wrapsAtWidth: Bool
  /// Chance in a hundred that a new page repeats the header between two rows.
  var pageBreaks = 0
  /// Chance in a hundred that a page ends inside a row.
  var tears = 0
  private(set) var lines: [String] = []
  /// Whether the last line holds the whole of a cell, so that the next cell may follow on it.
  private var isOpen = false

  init(_ seed: UInt64, wrapsAtWidth: Bool) {
    dice = SeededGenerator(seed)
    self.wrapsAtWidth = wrapsAtWidth
  }

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func print(_ form: InventedForm) {
    paragraph(form.title)
    if form.isMonitoring { monitoringHead(form) } else { targetHead(form) }
    let columns = ["一级指标", "二级指标"] + form.columns
    let widths = columns.enumerated().map { place, _ in
      place < 2
        ? Int.random(in: 3...5, using: &dice)
        : place == 2 || form.columns[place - 2].hasSuffix("描述") ? Int.random(in: 5...12, using: &dice) : Int.random(in: 4...8, using: &dice)
    }
    header(columns, widths)
    var last: InventedForm.Row?
    for row in form.rows {
      if last != nil, Int.random(in: 0..<100, using: &dice) < pageBreaks {
        lines += ["", ""]
        isOpen = false
        if !form.isMonitoring { header(columns, widths) }
      }
      if last?.level1 != row.level1 { cell(row.level1.label, widths[0], alone: true) }
      let label = last?.level1 != row.level1 || last?.level2 != row.level2 ? row.level2.label : ""
      if Int.random(in: 0..<100, using: &dice) < tears, !row.cells.allSatisfy({ $0.count < 4 }) {
        torn(form, label, row.cells, columns, widths)
      } else {
        if !label.isEmpty { cell(label, widths[1], alone: false) }
        for (place, words) in row.cells.enumerated() where !words.isEmpty { cell(words, widths[place + 2], alone: false) }
      }
      last = row
      isOpen = false
    }
  }

  /// The first lines of every cell, the new page, and what is left of the cells.
  private mutating func torn(_ form: InventedForm, _ label: String, _ cells: [String], _ columns: [String], _ widths: [Int]) {
    if !label.isEmpty { lines += broken(label, widths[1]) }
    let pieces = cells.enumerated().map { $0.element.isEmpty ? [] : broken($0.element, widths[$0.offset + 2]) }
    let longest = pieces.map(\.count).max() ?? 1
    let kept = longest > 1 ? Int.random(in: 1..<longest, using: &dice) : 1
    for cell in pieces { lines += cell.prefix(kept) }
    let rest = pieces.map { Array($0.dropFirst(kept)) }.filter { !$0.isEmpty }
    if form.isMonitoring { lines.append("\u{0C}") } else { header(columns, widths) }
    lines.append("")
    if rest.allSatisfy({ $0.count == 1 }) { lines.append(rest.joined().joined(separator: " ")) } else { lines += rest.joined() }
    lines.append("")
    isOpen = false
  }

  mutating func paragraph(_ words: String) {
    lines += [words, ""]
    isOpen = false
  }

  private mutating func header(_ columns: [String], _ widths: [Int]) {
    for (word, width) in zip(columns, widths) { cell(word, width, alone: false) }
    isOpen = false
  }

  /// A cell that fits one line may stand on the line of the cell before it; one that does not begins a line of its own.
  private mutating func cell(_ words: String, _ width: Int, alone: Bool) {
    let pieces = broken(words, width)
    if pieces.count == 1, isOpen, !alone, Int.random(in: 0..<3, using: &dice) > 0 {
      lines[lines.count - 1] += " " + words
    } else {
      if Int.random(in: 0..<2, using: &dice) == 0, lines.last?.isEmpty == false { lines.append("") }
      lines += pieces
    }
    isOpen = pieces.count == 1 && !alone
  }

  private mutating func broken(_ words: String, _ width: Int) -> [String] {
    var pieces: [String] = []
    var line = ""
    var used = 0
    var rest = units(words)[...]
    while let unit = rest.popFirst() {
      let size = unit.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
      let isFull = wrapsAtWidth ? used + size > 2 * width : used > 3 && Int.random(in: 0..<6, using: &dice) == 0
      if isFull, !line.isEmpty {
        pieces.append(line)
        (line, used) = ("", 0)
      }
      line += unit
      used += size
    }
    return pieces + [line]
  }

  /// A number is not parted where lines end by width.
  private func units(_ words: String) -> [String] {
    guard wrapsAtWidth else { return words.map(String.init) }
    var units: [String] = []
    for sign in words {
      if let last = units.last?.last, last.isASCII, sign.isASCII, last.isNumber || last == ".", sign.isNumber || sign == "." || sign == "%"
      {
        units[units.count - 1].append(sign)
      } else {
        units.append(String(sign))
      }
    }
    return units
  }

  private mutating func monitoringHead(_ form: InventedForm) {
    paragraph("（2024年度）")
    lines += ["项目名称 \(form.project)", "项目负责", "人", "", "某某", "", "主管部门 样例县农业局 实施单", "位", "", "样例县乡村局", ""]
    lines += ["资金情况", "（万元）", "", "类别 年初预算数", "1-9月", "执行数", "预算执", "行率", ""]
    lines += [" 年度资金总额： \(form.budget) \(form.outturn) 50.1%", "      其中：财政拨款 \(form.budget) \(form.outturn) 50.1%", "      其他资金", ""]
    lines += ["年度", "总体", "目标", "", "按照方案实施样例项目，做到资金按时拨付、", "工程按期完工。", "", "绩", "效", "指", "标", ""]
    isOpen = false
  }

  private mutating func targetHead(_ form: InventedForm) {
    lines += ["475001样例县乡村局本级 单位：万元", "", "项目编码", "13052923P00T9A410003", "K", "", "项目名称 \(form.project)", ""]
    lines += ["预算规模及", "资金用途", "", "预算数 \(form.budget)", "其中：财政", "", "资金", "\(form.budget) 其他资金", "", "实施样例项目", ""]
    lines += ["资金支出计", "划（%）", "", "3月底 6月底 10月底 12月底", "", "25 50 75 100", "", "绩效目标", "", "1.完成样例项目", "2.群众满意", ""]
    isOpen = false
  }
}
