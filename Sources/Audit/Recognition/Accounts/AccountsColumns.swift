import HengValues
import HengDomain

/// The columns of an accounts table by their headings (栏目识别), parted into the blocks that stand side by side.
struct AccountsColumns {
  struct Block {
    var codes: [Int] = []
    var names: [Int] = []
    var number: Int?
    var figures: [(column: Int, key: AccountsColumn)] = []

    var labels: [Int] { codes + names }
  }

  private enum Role {
    case code, name, number
    case figure(AccountsColumn)
    /// A heading that is known and not wanted: 其中, 备注, a budget column.
    case aside
  }

  private(set) var blocks: [Block] = []
  /// Columns without a known heading.
  private(set) var unknown: [Int] = []

  init(_ grid: AccountsGrid, header: Range<Int>, kind: AccountsTable.Kind, isBasicOnly: Bool) {
    var block = Block()
    for column in 0..<grid.width {
      let headings = grid.headings(over: column, in: header)
      let isRight = !blocks.isEmpty || !block.figures.isEmpty
      let label = grid.isRuled ? headings.first { $0.contains("编码") || $0.contains("科目名称") } : nil
      let role = ([label].compactMap { $0 } + headings).lazy.compactMap { Self.role($0, kind, isBasicOnly: isBasicOnly, isRight: isRight) }
        .first
      switch role {
      case .code, .name, .number:
        if !block.figures.isEmpty {
          blocks.append(block)
          block = Block()
        }
        if case .code? = role { block.codes.append(column) }
        if case .name? = role { block.names.append(column) }
        if case .number? = role { block.number = block.number ?? column }
      case .figure(let key):
        if block.figures.contains(where: { $0.key == key }) { unknown.append(column) } else { block.figures.append((column, key)) }
      case .aside: break
      case nil: unknown.append(column)
      }
    }
    if !block.figures.isEmpty || !block.labels.isEmpty { blocks.append(block) }
    if kind == .receipts { dropParts() }
  }

  /// 财政拨款收入 includes its parts by budget.
  private mutating func dropParts() {
    for index in blocks.indices where blocks[index].figures.contains(where: { $0.key == .appropriation }) {
      blocks[index].figures.removeAll { figure in FundOrigin.allCases.contains { .receipt(ReceiptSource(fund: $0)) == figure.key } }
    }
  }

  private static func role(_ heading: String, _ kind: AccountsTable.Kind, isBasicOnly: Bool, isRight: Bool) -> Role? {
    if heading.contains("编码") || heading.contains("科目代码") || ["类", "款", "项"].contains(heading) { return .code }
    if heading == "行次" || heading == "序号" { return .number }
    if heading.contains("科目名称") || ["项目", "项目名称", "名称", "科目"].contains(heading) || heading.hasHead("项目(") { return .name }
    if heading == "备注" { return .aside }
    if kind == .generalBudgetItems { return itemRole(heading, isBasicOnly: isBasicOnly) }
    if heading.hasHead("其中") { return .aside }
    return figure(heading, kind, isRight: isRight).map { .figure($0) } ?? (isBudget(heading) ? .aside : nil)
  }

  private static func isBudget(_ heading: String) -> Bool { heading.hasTail("预算数") || heading.hasHead("上年") }

  private static func itemRole(_ heading: String, isBasicOnly: Bool) -> Role? {
    if heading.contains("其中"), heading.contains("基本支出") { return isBasicOnly ? .aside : .figure(.ofWhichBasic) }
    if ["金额", "决算数", "合计", "小计", "决算金额"].contains(heading) { return .figure(.amount) }
    return ["人员经费", "公用经费", "日常公用经费", "项目支出"].contains(heading) || heading.hasHead("其中") ? .aside : nil
  }

  private static func figure(_ heading: String, _ kind: AccountsTable.Kind, isRight: Bool) -> AccountsColumn? {
    switch kind {
    case .receiptsAndPayments: ["决算数", "金额", "决算", "决算金额"].contains(heading) ? .amount : nil
    case .appropriation: appropriationColumn(heading, isRight: isRight)
    case .receipts: receiptsColumn(heading)
    case .payments: paymentsColumn(heading)
    case .generalBudgetPayments, .governmentFunds, .stateCapital: fundColumn(heading)
    case .information: ["采购金额", "统计数", "金额", "数量", "决算数", "统计数量"].contains(heading) ? .amount : nil
    case .generalBudgetItems, .threePublic: nil
    }
  }

  private static func appropriationColumn(_ heading: String, isRight: Bool) -> AccountsColumn? {
    if ["金额", "决算数", "合计", "小计"].contains(heading) { return isRight ? .total : .amount }
    if heading.hasTail("表") { return nil }
    if heading.hasHead("一般公共预算") { return .fund(.generalBudget) }
    if heading.hasHead("政府性基金") { return .fund(.governmentFunds) }
    return heading.hasHead("国有资本经营") ? .fund(.stateCapital) : nil
  }

  private static func receiptsColumn(_ heading: String) -> AccountsColumn? {
    switch heading {
    case "本年收入合计", "收入合计", "合计", "本年收入": .total
    case "财政拨款收入": .appropriation
    case "附属单位上缴收入", "附属单位缴款", "附属单位缴款收入": .receipt(.subordinates)
    default: ReceiptSource.allCases.first { $0.label == heading }.map { .receipt($0) }
    }
  }

  private static func paymentsColumn(_ heading: String) -> AccountsColumn? {
    switch heading {
    case "本年支出合计", "支出合计", "合计", "本年支出": .total
    case "基本支出": .basic
    case "项目支出": .project
    case "上缴上级支出": .toSuperior
    case "经营支出": .business
    case "对附属单位补助支出": .toSubordinates
    default: nil
    }
  }

  private static func fundColumn(_ heading: String) -> AccountsColumn? {
    switch heading {
    case "合计", "小计", "本年支出合计", "本年支出": .total
    case "基本支出": .basic
    case "项目支出": .project
    case "本年收入", "本年收入合计": .receiptsOfYear
    default:
      if ["年初结转", "上年结转", "上年末结转"].contains(where: { heading.hasHead($0) }) {
        .opening
      } else if heading.hasHead("年末结转") {
        .closing
      } else {
        nil
      }
    }
  }
}

extension ReceiptSource {
  init(fund: FundOrigin) {
    switch fund {
    case .generalBudget: self = .generalBudget
    case .governmentFunds: self = .governmentFunds
    case .stateCapital: self = .stateCapital
    }
  }
}
