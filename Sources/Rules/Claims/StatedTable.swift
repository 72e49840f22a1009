package import HengValues

/// A table of any paper as the general checks take it (任意表格): words over the columns, rows of cells, the words before it.
package struct StatedTable: Hashable, Sendable {
  package struct Cell: Hashable, Sendable {
    /// Half-width, without blanks.
    package var text: String
    /// nil for words and for an empty cell.
    package var number: ExactDecimal?
    package var isPercent: Bool
    /// A bracket behind the figure says more of it.
    package var hasNote: Bool
    package var place: Place

    package init(text: String, number: ExactDecimal?, isPercent: Bool = false, hasNote: Bool = false, place: Place) {
      self.text = text
      self.number = number
      self.isPercent = isPercent
      self.hasNote = hasNote
      self.place = place
    }
  }

  package var file: String
  /// One a column; empty where nothing stands over it.
  package var heads: [String]
  /// Each as wide as `heads`.
  package var rows: [[Cell]]
  /// The paragraph before the table.
  package var intro: PaperPassage?
  /// Only blanks parted its cells: what it says is asked about.
  package var isSpaced = false
  /// Whole amounts may be rounded, whatever the heads say.
  var isRounded = false

  package init(file: String, heads: [String], rows: [[Cell]], intro: PaperPassage? = nil) {
    self.file = file
    self.heads = heads
    self.rows = rows
    self.intro = intro
  }

  /// Larger ones are lists of payments, which nobody adds up by their words.
  package static let mostRows = 2_000
  package static let mostColumns = 24

  /// Columns of changes, rates or shares, which the forms do not have: a table with them is more than its form.
  package var tellsChanges: Bool {
    heads.contains { TableColumns.isGrowth($0) || TableColumns.isChange($0) || TableColumns.isShare($0) }
  }

  func severity(_ usual: Severity?) -> Severity? { isSpaced ? .question : usual }

  package var place: Place? { rows.joined().map(\.place).whole }
}

extension StatedTable.Cell {
  var isEmpty: Bool { text.isEmpty }
  var interval: Interval? { number?.interval }
  /// As a share of one.
  var share: Interval? { number.map { $0.interval * Interval(Ratio(1, 100)) } }

  func side(_ label: String, _ file: String) -> Finding.Side {
    var place = place
    place.file = file
    return Finding.Side(label: label, figure: text, place: place)
  }
}

extension StatedTable {
  func value(_ row: Int, _ column: Int) -> ExactDecimal? { rows[row][column].number }

  /// The first words of a row.
  func label(_ row: Int) -> String {
    rows[row].first { $0.number == nil && !$0.isEmpty }?.text ?? ""
  }

  /// Columns that are mostly figures.
  var numericColumns: [Int] {
    heads.indices.filter { column in
      let filled = rows.filter { !$0[column].isEmpty && !$0[column].isDash }
      let numbers = filled.count { $0[column].number != nil }
      return numbers > 0 && numbers * 2 > filled.count
    }
  }

  func isPercent(_ column: Int) -> Bool {
    heads[column].holds("%") || rows.contains { $0[column].isPercent }
  }

  /// A column that can be added up.
  func isAdditive(_ column: Int) -> Bool {
    let head = heads[column]
    guard !isPercent(column) else { return false }
    return ![
      "序号", "行次", "栏次", "编号", "编码", "代码", "年度", "年份", "单价", "标准", "均", "率", "占比", "比重", "比例", "日期", "时间", "电话", "月份", "排名", "名次", "倍", "价格",
    ]
    .contains { head.holds($0) }
      && !isSequence(column)
  }

  /// 1, 2, 3 … is a numbering.
  private func isSequence(_ column: Int) -> Bool {
    let values = rows.compactMap { $0[column].number }
    guard values.count > 2 else { return false }
    let steps = zip(values, values.dropFirst()).count { $1 - $0 == ExactDecimal(1) }
    return steps * 4 >= (values.count - 1) * 3
  }

  /// Two blocks beside each other, as 收入 and 支出: a total of one block stands in a row of the other.
  var isSideBySide: Bool {
    let words = heads.filter { !$0.isEmpty }
    return Set(words).count < words.count
      || rows.contains { row in row.count { ["合计", "总计", "收入总计", "支出总计", "小计"].contains($0.text) } > 1 }
  }

  /// Counts are exact; whole amounts may be rounded, unless they are round themselves.
  func isExact(_ column: Int) -> Bool {
    if isRounded { return false }
    let values = rows.compactMap { $0[column].number }
    guard values.allSatisfy({ $0.decimals == 0 }) else { return false }
    let head = heads[column]
    let isMoney =
      head.holds("元") || head.holds("金额") || head.holds("资金") || head.holds("投资") || head.holds("支出") || head.holds("收入")
      || head.holds("预算")
    if !isMoney || head.holds("(元)") { return true }
    return values.count { $0.coefficient % 5 == 0 } * 2 >= values.count
  }

  func interval(_ row: Int, _ column: Int, exact: Bool) -> Interval? {
    guard let number = value(row, column) else { return nil }
    return exact ? Interval(number.ratio) : number.interval
  }

  /// Something was left out of the print.
  var isCut: Bool {
    rows.joined().contains { cell in ["缺", "略", "……", "…", "..."].contains { cell.text.holds($0) } }
  }
}

extension StatedTable.Cell {
  var isDash: Bool { !text.isEmpty && text.allSatisfy { "-—–/*".contains($0) } }
}
