import HengDomain
import HengText
import HengValues

/// Reads the fields of one entry and keeps what is wrong with them (逐栏读取).
struct ProjectEntryReading {
  private let entry: ProjectEntry
  private let known: KnownProjects
  private(set) var problems: [EntryProblem] = []

  init(_ entry: ProjectEntry, _ known: KnownProjects) {
    self.entry = entry
    self.known = known
  }

  mutating func draft() -> ProjectDraft? {
    for field in ProjectField.allCases where field.isRequired && entry[field].isEmpty {
      problems.append(EntryProblem(field.rawValue, reason: "没有填", remedy: "请填写\(field.rawValue)"))
    }
    limitLengths()
    let department = department()
    var draft = ProjectDraft(
      name: entry[.name], department: department ?? DepartmentYear(county: known.key.county, year: known.key.year, department: ""),
      implementingUnit: entry[.unit])
    draft.code = value(.code) { text throws(ValueError) in try ProjectCode(text) }
    draft.tier = choice(.tier, ["一级": .one, "二级": .two, "1": .one, "2": .two]) ?? .two
    draft.parent = parent(of: draft.tier)
    draft.departmentCode = words(.departmentCode)
    draft.unitCode = value(.unitCode) { text throws(ValueError) in try BudgetUnitCode(text) }
    draft.nature = words(.nature)
    draft.duration = words(.duration)
    draft.purpose = words(.purpose)
    draft.isSecret = flag(.isSecret)
    readMoney(into: &draft)
    draft.paymentPlan = plan()
    return department == nil ? nil : draft
  }

  private func words(_ field: ProjectField) -> String? { entry[field].isEmpty ? nil : entry[field] }

  private mutating func limitLengths() {
    for field in ProjectField.allCases {
      let most = field == .purpose ? TypedLength.note : .name
      // A project's name runs longer than a person's.
      let limit = field == .name || field == .document ? TypedLength.note : most
      if let excess = limit.excess(of: entry[field]) {
        problems.append(EntryProblem(field.rawValue, typed: entry[field], reason: "太长，\(excess)", remedy: "请改短"))
      } else if let fault = TypedWords.fault(of: entry[field]) {
        problems.append(EntryProblem(field.rawValue, typed: PrivateMask.masked(entry[field]), reason: fault.reason, remedy: fault.remedy))
      }
    }
  }

  private mutating func fault(_ field: ProjectField, _ reason: String, _ remedy: String) {
    problems.append(EntryProblem(field.rawValue, typed: entry[field], reason: reason, remedy: remedy))
  }

  private mutating func value<Value>(_ field: ProjectField, _ parse: (String) throws(ValueError) -> Value) -> Value? {
    guard !entry[field].isEmpty else { return nil }
    do throws(ValueError) { return try parse(entry[field]) } catch {
      fault(field, error.reason, error.remedy)
      return nil
    }
  }

  private mutating func choice<Value>(_ field: ProjectField, _ choices: [String: Value]) -> Value? {
    guard !entry[field].isEmpty else { return nil }
    let plain = entry[field].halfWidth.withoutSpaces
    if let known = choices[plain] ?? choices[plain.replacing("项目", with: "")] { return known }
    fault(field, "不认识这个词", "请填\(choices.keys.filter { Int($0) == nil }.sorted().joined(separator: "或"))")
    return nil
  }

  private mutating func flag(_ field: ProjectField) -> Bool { choice(field, ["是": true, "否": false]) ?? false }

  private mutating func department() -> DepartmentYear? {
    guard !entry[.department].isEmpty else { return nil }
    let typed = DepartmentYear(county: known.key.county, year: known.key.year, department: entry[.department])
    if let meant = known.departments.resolved(typed) { return meant }
    let sought = ActorName(entry[.department])
    let alike = known.departments.filter { $0.names.contains { ActorName($0.text) == sought } }
    if alike.count == 1, let name = alike.first?.name(in: known.key.year) {
      return known.departments.resolved(DepartmentYear(county: known.key.county, year: known.key.year, department: name))
    }
    let names = known.departments.map { $0.name(in: known.key.year) }
    let list = names.prefix(9).joined(separator: "、") + (names.count > 9 ? "等\(names.count)个" : "")
    fault(.department, names.isEmpty ? "县里还没有登记部门" : "没有登记这个部门，或不归您管", names.isEmpty ? "请先登记部门" : "请填已登记的部门，或先登记。已登记：\(list)")
    return nil
  }

  private mutating func parent(of tier: ProjectTier) -> ProjectDraft.Parent? {
    guard !entry[.parent].isEmpty else { return nil }
    guard tier == .two else {
      fault(.parent, "一级项目没有上级项目", "请留空，或把项目级次改为二级")
      return nil
    }
    let sought = entry[.parent]
    let standing = known.projects.filter { $0.tier == .one && ($0.name == sought || $0.code?.text == sought || $0.id.text == sought) }
    let drafts = known.drafts.indices.filter {
      known.drafts[$0].tier == .one && (known.drafts[$0].name == sought || known.drafts[$0].code?.text == sought)
    }
    if let first = standing.first, standing.count + drafts.count == 1 { return .registered(first.id) }
    if let first = drafts.first, standing.count + drafts.count == 1 { return .draft(first) }
    let isNone = standing.isEmpty && drafts.isEmpty
    fault(.parent, isNone ? "本年没有这个一级项目" : "有几个一级项目叫这个名称", isNone ? "请先登记一级项目" : "请填它的项目编码")
    return nil
  }

  // MARK: Money

  private mutating func readMoney(into draft: inout ProjectDraft) {
    let unit = choice(.moneyUnit, ["元": MoneyUnit.yuan, "万元": .wanYuan]) ?? .wanYuan
    draft.initialBudget = amount(.initialBudget, unit)
    draft.revisedBudget = amount(.revisedBudget, unit)
    let documents = documents()
    let (isDirect, isAdvance) = (flag(.isDirect), flag(.isAdvanceNotice))
    for field in ProjectField.funds {
      guard let amount = amount(field, unit), amount != .zero else { continue }
      let isHigher = field == .central || field == .provincial || field == .municipal
      draft.funds.append(
        ProjectDraft.Fund(
          level: field.level, amount: amount, isDirect: isDirect && isHigher, isAdvanceNotice: isAdvance && isHigher,
          isCarriedOver: field == .carriedOver, document: documents.count == 1 ? documents.first : nil))
    }
    if documents.count > 1 { spread(documents, over: &draft) }
    if documents.count == 1, draft.funds.isEmpty, let budget = draft.revisedBudget ?? draft.initialBudget {
      draft.funds = [
        ProjectDraft.Fund(level: nil, amount: budget, isDirect: isDirect, isAdvanceNotice: isAdvance, document: documents.first)
      ]
    }
    settleBudget(&draft)
  }

  /// The budget is the sum of its sources; where both are typed they must agree.
  private mutating func settleBudget(_ draft: inout ProjectDraft) {
    guard !draft.funds.isEmpty, problems.isEmpty else { return }
    let sum = draft.funds.map(\.amount).sum
    guard let budget = draft.revisedBudget ?? draft.initialBudget else {
      draft.initialBudget = sum
      return
    }
    guard sum != budget else { return }
    let field: ProjectField = draft.revisedBudget == nil ? .initialBudget : .revisedBudget
    fault(
      field, "是\(budget.yuan.grouped)元，各项资金来源合计\(sum.yuan.grouped)元，相差\((budget > sum ? budget - sum : sum - budget).yuan.grouped)元",
      "请核对金额和金额单位；各级资金和上年结转之和应等于\(field.rawValue)")
  }

  /// Several documents go with the sources one by one, in their order; only so many documents as sources can be told apart.
  private mutating func spread(_ documents: [DocumentNumber], over draft: inout ProjectDraft) {
    guard documents.count == draft.funds.count else {
      fault(.document, "有\(documents.count)个文号，却有\(draft.funds.count)项资金来源", "请一项资金来源对一个文号，按各级资金的次序写；对不上的只写主要的一个文号")
      return
    }
    for (place, document) in documents.enumerated() { draft.funds[place].document = document }
  }

  private mutating func documents() -> [DocumentNumber] {
    var numbers: [DocumentNumber] = []
    for piece in entry[.document].split(whereSeparator: { "、,，;；\n".contains($0) }) where !String(piece).trimmedSpaces.isEmpty {
      do throws(ValueError) { numbers.append(try DocumentNumber(String(piece))) } catch { fault(.document, error.reason, error.remedy) }
    }
    return numbers
  }

  private mutating func amount(_ field: ProjectField, _ unit: MoneyUnit) -> Money? {
    guard !entry[field].isEmpty else { return nil }
    let (digits, unit) = Self.unit(of: entry[field], else: unit)
    do throws(CellFault) {
      let money = try CellValue.money(digits, unit)
      if money < .zero {
        fault(field, "预算不能是负数", "请核对金额")
        return nil
      }
      return money
    } catch {
      fault(field, error.reason, error.remedy)
      return nil
    }
  }

  /// An amount that names its unit has that one: `1205000元` is 120.5万元, whatever the column is in.
  private static func unit(of typed: String, else unit: MoneyUnit) -> (digits: String, unit: MoneyUnit) {
    let plain = typed.halfWidth.withoutSpaces
    for (word, named) in [("万元", MoneyUnit.wanYuan), ("元", .yuan)] where plain.hasSuffix(word) {
      return (String(plain.dropLast(word.count)), named)
    }
    return (typed, unit)
  }

  // MARK: Payment plan

  private mutating func plan() -> PaymentPlan? {
    guard ProjectField.plan.contains(where: { !entry[$0].isEmpty }) else { return nil }
    var percents: [Entry<ExactDecimal>] = []
    var highest = ExactDecimal.zero
    for field in ProjectField.plan {
      let text = entry[field].halfWidth.replacing("%", with: "")
      guard !text.isEmpty else {
        percents.append(.blank)
        continue
      }
      guard let percent = try? ExactDecimal(parsing: text), percent >= highest, percent.ratio <= Ratio(100) else {
        fault(field, "应为0至100的百分比，逐次不减少", "请填到该月底累计支出占预算的百分比，如 25、50、80、100")
        continue
      }
      highest = percent
      percents.append(.value(percent))
    }
    return percents.count == ProjectField.plan.count ? PaymentPlan(percents: percents) : nil
  }
}

extension ProjectField {
  fileprivate var level: FundLevel? {
    switch self {
    case .central: .central
    case .provincial: .provincial
    case .municipal: .municipal
    case .county: .county
    case .other: .other
    default: nil
    }
  }
}
