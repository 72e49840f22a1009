import HengDocuments
import HengDomain
import HengRules
import HengValues

/// Prints invented accounts as a paper (打印): the ten-table or the nine-table print, with or without rulings.
struct AccountsPrint {
  struct Style {
    var unit = MoneyUnit.yuan
    var isRuled = true
    /// 类 款 项 in three columns.
    var spreadsCodes = false
    var totalLast = false
    /// Full-width thousands separators.
    var separators = ""
    /// A page break after so many rows, the header repeated on the next page.
    var pageRows: Int?
    var wrapsNames = false
    var owner = "虚构县示例局"
    var year = 2023
  }

  typealias Row = [(text: String, span: Int, address: AccountsAddress?)]

  let accounts: InventedAccounts
  let style: Style
  /// What to print instead of a cell.
  var edits: [AccountsAddress: String] = [:]
  private(set) var blocks: [PaperBlock] = []
  private(set) var places: [AccountsAddress: Place] = [:]
  private var line = 0

  init(_ accounts: InventedAccounts, _ style: Style, edits: [AccountsAddress: String] = [:]) {
    self.accounts = accounts
    self.style = style
    self.edits = edits
    let kinds = AccountsTable.Kind.allCases.filter { accounts.set == .ten || $0 != .information }
    for kind in kinds { print(kind) }
  }

  var paper: Paper { Paper(format: .text, blocks: blocks) }

  func text(_ address: AccountsAddress) -> String {
    if let edit = edits[address] { return edit }
    let plain = accounts.text(address, unit: style.unit)
    guard !style.separators.isEmpty, !plain.isEmpty, let digits = try? ExactDecimal(parsing: plain) else { return plain }
    return digits.grouped.replacing(",", with: style.separators)
  }

  private func cell(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn) -> (
    text: String, span: Int, address: AccountsAddress?
  ) {
    let address = AccountsAddress(table, row, column)
    return (text(address), 1, address)
  }

  private func words(_ texts: String...) -> Row { texts.map { ($0, 1, nil) } }

  private mutating func print(_ kind: AccountsTable.Kind) {
    let isNine = accounts.set == .nine
    var title = kind.title
    if isNine, kind == .generalBudgetItems { title = "一般公共预算财政拨款基本支出决算表" }
    if isNine, kind == .stateCapital { title = "国有资本经营预算财政拨款收入支出决算表" }
    say(title)
    if !isNine { say("公开\(kind.rawValue < 10 ? "0" : "")\(kind.rawValue)表") }
    say("部门名称：\(style.owner)")
    say("\(style.year)年度")
    say("单位：\(style.unit.rawValue)")
    switch kind {
    case .receiptsAndPayments: table(balanceHeader(["决算数"], ["决算数"]), balance(kind, left: [.amount], right: [.amount]))
    case .appropriation:
      let budgets = FundOrigin.allCases.map { AccountsColumn.fund($0) }
      table(
        balanceHeader([isNine ? "决算数" : "金额"], ["合计"] + FundOrigin.allCases.map(\.rawValue)),
        balance(kind, left: [.amount], right: [.total] + budgets))
    case .receipts:
      coded(
        kind, ["本年收入合计", "财政拨款收入"] + ReceiptSource.allCases.dropFirst(3).map(\.label),
        [.total, .appropriation] + ReceiptSource.allCases.dropFirst(3).map { .receipt($0) })
    case .payments:
      let columns: [AccountsColumn] = [.basic, .project, .toSuperior, .business, .toSubordinates]
      coded(kind, ["本年支出合计"] + columns.map(\.label), [.total] + columns)
    case .generalBudgetPayments: coded(kind, [isNine ? "合计" : "小计", "基本支出", "项目支出"], [.total, .basic, .project])
    case .generalBudgetItems: items()
    case .threePublic: isNine ? threePublicInPairs() : threePublic()
    case .governmentFunds:
      coded(kind, ["年初结转和结余", "本年收入", "小计", "基本支出", "项目支出", "年末结转和结余"], [.opening, .receiptsOfYear, .total, .basic, .project, .closing])
    case .stateCapital: coded(kind, ["合计", "基本支出", "项目支出"], [.total, .basic, .project])
    case .information: information()
    }
    let isEmpty = !accounts.cells.keys.contains { $0.table == kind }
    say(isEmpty ? "说明：虚构县示例局没有这项收支，故本表无数据。" : "注：本表反映部门本年度情况。")
  }

  private mutating func say(_ text: String) {
    line += 1
    blocks.append(.line(PaperLine(text, Place(line: line, endLine: line))))
  }

  // MARK: - Tables

  private func balanceHeader(_ left: [String], _ right: [String]) -> [Row] {
    let numbered = accounts.set == .ten
    func side(_ figures: [String]) -> Row { ([("项目", 1, nil)] + (numbered ? [("行次", 1, nil)] : []) + figures.map { ($0, 1, nil) }) }
    let extra = numbered ? 1 : 0
    return [[("收入", left.count + 1 + extra, nil), ("支出", right.count + 1 + extra, nil)], side(left) + side(right)]
  }

  private func balance(_ kind: AccountsTable.Kind, left: [AccountsColumn], right: [AccountsColumn]) -> [Row] {
    let suffix = kind == .appropriation ? "财政拨款" : ""
    var leftRows: [(String, AccountsRow?)] = ReceiptSource.allCases.prefix(kind == .appropriation ? 3 : 8).enumerated().map {
      ("\("一二三四五六七八"[$0.offset])、\($0.element.label)", .receipt($0.element))
    }
    let classes = InventedAccounts.classes
    while leftRows.count < classes.count { leftRows.append(("", nil)) }
    var rightRows: [(String, AccountsRow?)] = classes.enumerated().map { index, entry in
      ("十\("一二三四五六七八九"[index % 9])、\(entry.name)", (try? FunctionalCode(entry.code)).map { .function($0) })
    }
    leftRows.append(("本年收入合计", .receiptsOfYear))
    rightRows.append(("本年支出合计", .paymentsOfYear))
    if kind == .receiptsAndPayments {
      leftRows.append(("使用非财政拨款结余（含专用结余）", .nonFiscalSurplusUsed))
      rightRows.append(("结余分配", .surplusDistributed))
    }
    leftRows.append(("年初\(suffix)结转和结余", .openingBalance))
    rightRows.append(("年末\(suffix)结转和结余", .closingBalance))
    if kind == .appropriation {
      for fund in FundOrigin.allCases {
        leftRows.append((fund.rawValue, .openingBalanceOf(fund)))
        rightRows.append(("", nil))
      }
    }
    leftRows.append((kind == .appropriation ? "收入总计" : "总计", .grandTotalOfReceipts))
    rightRows.append(("总计", .grandTotalOfPayments))
    return zip(leftRows, rightRows).enumerated().map { index, pair in
      side(kind, pair.0, left, number: index + 1) + side(kind, pair.1, right, number: leftRows.count + index + 1)
    }
  }

  private func side(_ kind: AccountsTable.Kind, _ entry: (String, AccountsRow?), _ columns: [AccountsColumn], number: Int) -> Row {
    let number: Row = accounts.set == .ten ? [("\(number).00", 1, nil)] : []
    return words(entry.0) + number + columns.map { column in entry.1.map { cell(kind, $0, column) } ?? ("", 1, nil) }
  }

  private mutating func coded(_ kind: AccountsTable.Kind, _ headings: [String], _ columns: [AccountsColumn]) {
    let codes = style.spreadsCodes ? 3 : 1
    let header: [Row] = [
      [("项目", codes + 1, nil)] + headings.map { ($0, 1, nil) },
      [("功能分类科目编码", codes, nil), ("科目名称", 1, nil)] + headings.map { _ in ("", 1, nil) },
    ]
    func figures(_ row: AccountsRow) -> Row { columns.map { cell(kind, row, $0) } }
    let total: Row = [("合计", codes + 1, nil)] + figures(.total)
    var rows = accounts.codedRows(kind).map { row in code(row, codes) + words(name(row)) + figures(row) }
    style.totalLast ? rows.append(total) : rows.insert(total, at: 0)
    table(header, rows)
  }

  private func code(_ row: AccountsRow, _ columns: Int) -> Row {
    guard columns > 1 else { return words(row.label) }
    let digits = Array(row.label)
    let parts = [String(digits.prefix(3)), String(digits.dropFirst(3).prefix(2)), String(digits.dropFirst(5))]
    return parts.prefix(columns).map { ($0, 1, nil) }
  }

  private func name(_ row: AccountsRow) -> String {
    let name = accounts.names[row] ?? ""
    return style.wrapsNames && name.count > 4 ? name.prefix(3) + (style.isRuled ? "\n" : " ") + name.dropFirst(3) : name
  }

  private mutating func items() {
    let isNine = accounts.set == .nine
    let columns: [AccountsColumn] = isNine ? [.amount] : [.amount, .ofWhichBasic]
    let codes = style.spreadsCodes ? 2 : 1
    let headings: Row = [("科目编码", codes, nil), ("科目名称", 1, nil)] + (isNine ? words("决算数") : words("金额", "其中：基本支出"))
    let blocks: [[AccountsRow]] = [["301", "303"], ["302", "310", "312"]].map { classes in
      accounts.codedRows(.generalBudgetItems).filter { row in classes.contains { row.label.hasPrefix($0) } }
    }
    let blank: Row = (0..<codes + 1 + columns.count).map { _ in ("", 1, nil) }
    func half(_ rows: [AccountsRow], _ index: Int) -> Row {
      guard index < rows.count else { return blank }
      return code(rows[index], codes) + words(name(rows[index])) + columns.map { cell(.generalBudgetItems, rows[index], $0) }
    }
    var rows = (0..<max(blocks[0].count, blocks[1].count)).map { half(blocks[0], $0) + half(blocks[1], $0) }
    func sum(_ label: String, _ row: AccountsRow) -> Row {
      [(label, codes + 1, nil), cell(.generalBudgetItems, row, .amount)] + (isNine ? [] : words(""))
    }
    rows.append(sum("人员经费合计", .personnel) + sum("公用经费合计", .operating))
    let side = codes + 1 + columns.count
    let header: [Row] = isNine ? [headings + headings] : [[("人员经费", side, nil), ("公用经费", side, nil)], headings + headings]
    table(header, rows)
  }

  private mutating func threePublic() {
    let items: [ThreePublicItem] = [.total, .abroad, .vehicles, .vehiclePurchase, .vehicleRunning, .reception]
    let heads: Row = [("合计", 1, nil), ("因公出国（境）费", 1, nil), ("公务用车购置及运行维护费", 3, nil), ("公务接待费", 1, nil)]
    let lowest = words("", "", "小计", "公务用车购置费", "公务用车运行维护费", "")
    table(
      [[("预算数", 6, nil), ("决算数", 6, nil)], heads + heads, lowest + lowest, (1...12).map { ("\($0)", 1, nil) }],
      [items.map { cell(.threePublic, .threePublic, .budget($0)) } + items.map { cell(.threePublic, .threePublic, .outturn($0)) }])
  }

  private mutating func threePublicInPairs() {
    let items: [ThreePublicItem] = [.total, .abroad, .vehicles, .vehiclePurchase, .vehicleRunning, .reception]
    let heads: Row = [("合计", 2, nil), ("因公出国（境）费", 2, nil), ("公务用车购置及运行维护费", 6, nil), ("公务接待费", 2, nil)]
    let lower: Row = [("", 2, nil), ("", 2, nil), ("小计", 2, nil), ("公务用车购置费", 2, nil), ("公务用车运行费", 2, nil), ("", 2, nil)]
    table(
      [heads, lower, items.flatMap { _ in words("预算数", "决算数") }],
      [items.flatMap { [cell(.threePublic, .threePublic, .budget($0)), cell(.threePublic, .threePublic, .outturn($0))] }])
  }

  private mutating func information() {
    func line(_ label: String, _ number: Int, _ item: InformationItem) -> Row {
      words(label, "\(number)") + [cell(.information, .information(item), .amount)]
    }
    let vehicles = zip(8..., InformationItem.vehiclesByUse).map { number, item in line("\(number - 7). \(item.label)", number, item) }
    table(
      [[("一、政府采购情况", 3, nil)], words("项目", "行次", "采购金额")],
      [line("合计", 1, .procurement), line("货物", 2, .goods), line("工程", 3, .works), line("服务", 4, .services)]
        + [[("二、机关运行经费", 3, nil)], words("项目", "", "统计数"), line("(一) 行政单位", 5, .agencyOperating)]
        + [line("(二) 参照公务员法管理事业单位", 6, .institutionOperating), [("三、国有资产占用情况", 3, nil)]]
        + [line("(一) 车辆数合计(辆)", 7, .vehicles)] + vehicles + [line("(二) 单价100万元(含)以上设备(不含车辆)", 16, .equipment)])
  }

  // MARK: - Layout

  private mutating func table(_ header: [Row], _ rows: [Row]) {
    guard let size = style.pageRows, style.isRuled, rows.count > size else { return lay(header + rows) }
    for start in stride(from: 0, to: rows.count, by: size) { lay(header + rows[start..<min(start + size, rows.count)]) }
  }

  /// One table; a cell of several columns becomes a merged cell, or without rulings a cell with empty ones behind it.
  private mutating func lay(_ rows: [Row]) {
    let width = rows.map { $0.reduce(0) { $0 + $1.span } }.max() ?? 0
    var cells: [PaperCell] = []
    let start = line + 1
    for (index, row) in rows.enumerated() {
      line += 1
      var column = 0
      for entry in row {
        let place =
          style.isRuled
          ? Place(page: 1, box: [column * 100, line * 20, (column + entry.span) * 100, line * 20 + 20]) : Place(line: line, endLine: line)
        if let address = entry.address { places[address] = place }
        if style.isRuled {
          cells.append(PaperCell(row: index, column: column, columnSpan: entry.span, text: entry.text, place: place))
        } else {
          for offset in 0..<entry.span {
            cells.append(PaperCell(row: index, column: column + offset, text: offset == 0 ? entry.text : "", place: place))
          }
        }
        column += entry.span
      }
    }
    let place = style.isRuled ? Place(page: 1, box: [0, start * 20, width * 100, line * 20 + 20]) : Place(line: start, endLine: line)
    blocks.append(
      .table(PaperTable(origin: style.isRuled ? .ruled : .separated, rowCount: rows.count, columnCount: width, cells: cells, place: place)))
  }
}

extension String {
  fileprivate subscript(index: Int) -> Character { self[self.index(startIndex, offsetBy: index)] }
}

extension InventedAccounts {
  static let classes: [(code: String, name: String)] = [
    ("201", "一般公共服务支出"), ("202", "外交支出"), ("203", "国防支出"), ("204", "公共安全支出"), ("205", "教育支出"), ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出"), ("208", "社会保障和就业支出"), ("210", "卫生健康支出"), ("211", "节能环保支出"), ("212", "城乡社区支出"),
    ("213", "农林水支出"), ("214", "交通运输支出"), ("221", "住房保障支出"), ("229", "其他支出"), ("234", "抗疫特别国债安排的支出"),
  ]
}
