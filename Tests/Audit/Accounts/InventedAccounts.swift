import HengDomain
import HengRules
import HengTestSupport
import HengValues

/// Invented accounts in which every identity holds (虚构决算), in 分, and the cells that a province would print of them.
struct InventedAccounts {
  struct Item {
    var code: String
    var name: String
    var basic: Int128
    var project: Int128
    var fund: Int128
    var other: Int128
    var receiptsGeneral: Int128
    var receiptsFund: Int128
    var receiptsOther: Int128
    var openingFund: Int128
  }

  /// By address, in 分; counts of vehicles as they are.
  private(set) var cells: [AccountsAddress: Int128] = [:]
  private(set) var names: [AccountsRow: String] = [:]
  let set: AccountsTableSet

  /// Cells and names made elsewhere.
  init(cells: [AccountsAddress: Int128], names: [AccountsRow: String], set: AccountsTableSet) {
    self.cells = cells
    self.names = names
    self.set = set
  }

  init(_ seed: UInt64, set: AccountsTableSet) {
    var random = SeededGenerator(seed)
    self.set = set
    let items = Self.items(&random)
    let openingGeneral = Self.amount(&random), openingOther = Self.amount(&random)
    enterFunctions(items, openingGeneral: openingGeneral, openingOther: openingOther, &random)
    enterItems(items, &random)
  }

  private static func amount(_ random: inout SeededGenerator) -> Int128 {
    let digits = Int.random(in: 4...10, using: &random)
    return Int128(Int.random(in: 1...(0..<digits).reduce(1) { power, _ in power * 10 }, using: &random))
  }

  private static func items(_ random: inout SeededGenerator) -> [Item] {
    let classes = ["201", "205", "207", "208", "210", "212", "213", "221"].shuffled(using: &random).prefix(
      Int.random(in: 2...6, using: &random)
    ).sorted()
    var items: [Item] = []
    for category in classes {
      for section in 1...Int.random(in: 1...2, using: &random) {
        for number in 1...Int.random(in: 1...3, using: &random) {
          let basic = Bool.random(using: &random) ? amount(&random) : 0
          let project = basic == 0 || Bool.random(using: &random) ? amount(&random) : 0
          let fund = category == "212" ? amount(&random) : 0
          let other = Int.random(in: 0..<4, using: &random) == 0 ? amount(&random) : 0
          let carried = Bool.random(using: &random) ? amount(&random) : 0
          items.append(
            Item(
              code: "\(category)0\(section)0\(number)", name: "虚构科目\(category)\(section)\(number)", basic: basic, project: project,
              fund: fund,
              other: other, receiptsGeneral: basic + project + carried, receiptsFund: fund + (fund > 0 ? carried : 0),
              receiptsOther: other + (other > 0 ? 100 : 0), openingFund: fund > 0 ? amount(&random) : 0))
        }
      }
    }
    return items
  }

  private mutating func put(_ table: AccountsTable.Kind, _ row: AccountsRow, _ column: AccountsColumn, _ value: Int128) {
    cells[AccountsAddress(table, row, column), default: 0] += value
  }

  private mutating func enterFunctions(_ items: [Item], openingGeneral: Int128, openingOther: Int128, _ random: inout SeededGenerator) {
    for item in items {
      guard let code = try? FunctionalCode(item.code) else { continue }
      names[.function(code)] = item.name
      let total = item.basic + item.project + item.fund + item.other
      for row in code.lineage.map({ AccountsRow.function($0) }) + [.total] {
        if case .function(let step) = row, names[row] == nil { names[row] = "虚构科目\(step.text)" }
        put(.receipts, row, .total, item.receiptsGeneral + item.receiptsFund + item.receiptsOther)
        put(.receipts, row, .appropriation, item.receiptsGeneral + item.receiptsFund)
        put(.receipts, row, .receipt(.other), item.receiptsOther)
        put(.payments, row, .total, total)
        put(.payments, row, .basic, item.basic)
        put(.payments, row, .project, item.project + item.fund + item.other)
        if item.basic + item.project > 0 || row == .total {
          put(.generalBudgetPayments, row, .total, item.basic + item.project)
          put(.generalBudgetPayments, row, .basic, item.basic)
          put(.generalBudgetPayments, row, .project, item.project)
        }
        guard item.fund > 0 else { continue }
        put(.governmentFunds, row, .opening, item.openingFund)
        put(.governmentFunds, row, .receiptsOfYear, item.receiptsFund)
        put(.governmentFunds, row, .total, item.fund)
        put(.governmentFunds, row, .project, item.fund)
        put(.governmentFunds, row, .closing, item.openingFund + item.receiptsFund - item.fund)
      }
      let category = AccountsRow.function(code.lineage[0])
      put(.receiptsAndPayments, category, .amount, total)
      put(.appropriation, category, .total, item.basic + item.project + item.fund)
      put(.appropriation, category, .fund(.generalBudget), item.basic + item.project)
      put(.appropriation, category, .fund(.governmentFunds), item.fund)
    }
    enterBalances(items, openingGeneral: openingGeneral, openingOther: openingOther, &random)
  }

  private mutating func enterBalances(_ items: [Item], openingGeneral: Int128, openingOther: Int128, _ random: inout SeededGenerator) {
    func sum(_ path: KeyPath<Item, Int128>) -> Int128 { items.reduce(0) { $0 + $1[keyPath: path] } }
    let general = sum(\.receiptsGeneral), fund = sum(\.receiptsFund), other = sum(\.receiptsOther), openingFund = sum(\.openingFund)
    let paidGeneral = sum(\.basic) + sum(\.project), paidFund = sum(\.fund), paidOther = sum(\.other)
    let surplus: Int128 = Bool.random(using: &random) ? 12_345 : 0
    let shared: Int128 = Bool.random(using: &random) ? 2_300 : 0
    let opening = openingGeneral + openingFund + openingOther, receipts = general + fund + other, paid = paidGeneral + paidFund + paidOther
    put(.receiptsAndPayments, .receipt(.generalBudget), .amount, general)
    put(.receiptsAndPayments, .receipt(.governmentFunds), .amount, fund)
    put(.receiptsAndPayments, .receipt(.other), .amount, other)
    put(.receiptsAndPayments, .receiptsOfYear, .amount, receipts)
    put(.receiptsAndPayments, .nonFiscalSurplusUsed, .amount, surplus + shared)
    put(.receiptsAndPayments, .openingBalance, .amount, opening)
    put(.receiptsAndPayments, .grandTotalOfReceipts, .amount, receipts + surplus + shared + opening)
    put(.receiptsAndPayments, .paymentsOfYear, .amount, paid)
    put(.receiptsAndPayments, .surplusDistributed, .amount, shared)
    put(.receiptsAndPayments, .closingBalance, .amount, receipts + surplus + opening - paid)
    put(.receiptsAndPayments, .grandTotalOfPayments, .amount, receipts + surplus + shared + opening)
    put(.appropriation, .receipt(.generalBudget), .amount, general)
    put(.appropriation, .receipt(.governmentFunds), .amount, fund)
    put(.appropriation, .receiptsOfYear, .amount, general + fund)
    put(.appropriation, .openingBalance, .amount, openingGeneral + openingFund)
    put(.appropriation, .openingBalanceOf(.generalBudget), .amount, openingGeneral)
    put(.appropriation, .openingBalanceOf(.governmentFunds), .amount, openingFund)
    put(.appropriation, .grandTotalOfReceipts, .amount, general + fund + openingGeneral + openingFund)
    let rows: [(AccountsRow, Int128, Int128)] = [
      (.paymentsOfYear, paidGeneral, paidFund), (.closingBalance, openingGeneral + general - paidGeneral, openingFund + fund - paidFund),
      (.grandTotalOfPayments, openingGeneral + general, openingFund + fund),
    ]
    for (row, first, second) in rows {
      put(.appropriation, row, .total, first + second)
      put(.appropriation, row, .fund(.generalBudget), first)
      put(.appropriation, row, .fund(.governmentFunds), second)
    }
  }

  /// Basic and project expenditure of the general budget, spread over economic headings.
  private mutating func enterItems(_ items: [Item], _ random: inout SeededGenerator) {
    let basic = items.reduce(0) { $0 + $1.basic }, project = items.reduce(0) { $0 + $1.project }
    let headings = ["30101", "30103", "30113", "30302", "30305", "30201", "30211", "30217", "30227", "30231", "31002", "31013"]
    let basicParts = Self.parts(of: basic, headings.count, &random), projectParts = Self.parts(of: project, headings.count, &random)
    var running: Int128 = 0
    for (heading, part) in zip(headings, zip(basicParts, projectParts)) {
      guard let code = try? EconomicCode(heading), let category = code.parent else { continue }
      let total = set == .ten ? part.0 + part.1 : part.0
      let isPersonnel = category.text == "301" || category.text == "303"
      for row in [AccountsRow.economic(category), .economic(code)] {
        names[row] = "虚构费用\(row.label)"
        put(.generalBudgetItems, row, .amount, total)
        if set == .ten { put(.generalBudgetItems, row, .ofWhichBasic, part.0) }
      }
      put(.generalBudgetItems, isPersonnel ? .personnel : .operating, .amount, total)
      if set == .ten, !isPersonnel { put(.information, .information(.agencyOperating), .amount, part.0) }
      let item: ThreePublicItem? =
        heading == "30217" ? .reception : heading == "30231" ? .vehicleRunning : heading == "31013" ? .vehiclePurchase : nil
      guard let item else { continue }
      let outturn = part.0 + part.1
      if item == .vehicleRunning { running = outturn }
      for part in [item] + (item == .reception ? [] : [.vehicles]) + [ThreePublicItem.total] {
        put(.threePublic, .threePublic, .outturn(part), outturn)
        put(.threePublic, .threePublic, .budget(part), outturn + 1_000_000)
      }
    }
    if set == .ten { enterInformation(running: running, &random) }
  }

  private mutating func enterInformation(running: Int128, _ random: inout SeededGenerator) {
    let goods = Self.amount(&random), services = Self.amount(&random)
    put(.information, .information(.goods), .amount, goods)
    put(.information, .information(.services), .amount, services)
    put(.information, .information(.procurement), .amount, goods + services)
    let leaders = Int128(Int.random(in: 1...3, using: &random)), others = Int128(Int.random(in: 0...5, using: &random))
    put(.information, .information(.leaders), .amount, leaders)
    put(.information, .information(.otherVehicles), .amount, others)
    put(.information, .information(.vehicles), .amount, leaders + others)
  }

  private static func parts(of total: Int128, _ count: Int, _ random: inout SeededGenerator) -> [Int128] {
    var rest = total
    var parts: [Int128] = []
    for _ in 1..<count {
      let part = rest > 0 ? Int128(Int.random(in: 0...Int(rest / 2), using: &random)) : 0
      parts.append(part)
      rest -= part
    }
    return parts + [rest]
  }
}

extension InventedAccounts {
  /// What a cell prints: zero as a blank, counts as they are, amounts in the unit with two decimals.
  func text(_ address: AccountsAddress, unit: MoneyUnit) -> String {
    guard let value = cells[address], value != 0 else { return "" }
    if case .information(let item) = address.place.row, item.rawValue >= InformationItem.vehicles.rawValue { return "\(value)" }
    return Ratio(value, Int128.powerOfTen(unit.exponent + 2)).rounded(2).description
  }

  /// The rows of a coded table, ascending.
  func codedRows(_ table: AccountsTable.Kind) -> [AccountsRow] {
    Set(cells.keys.filter { $0.table == table }.map(\.place.row)).filter { names[$0] != nil }.sorted { $0.label < $1.label }
  }
}
