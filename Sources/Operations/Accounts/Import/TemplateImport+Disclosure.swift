import HengDomain
import HengValues

extension TemplateImport {
  mutating func readTexts() -> [DisclosureText: String] {
    var texts: [DisclosureText: String] = [:]
    _ = read(.texts) { (reader, _) -> Bool? in
      guard let key = reader.words(.textKey) else { return nil }
      guard let text = DisclosureText(key: key) else {
        reader.fault(.unknownWord, .textKey, key, "没有这个说明事项", "请照模板的说明事项填写，不要修改")
        return nil
      }
      let words = reader.text(.text)
      if words.isEmpty { return nil }
      if texts[text] != nil {
        reader.fault(.repeatedEntry, .textKey, key, "这一事项已经填过", "每个事项一行，请合并")
        return nil
      }
      texts[text] = words
      return true
    }
    return texts
  }

  mutating func readDuties() -> (duties: [String], organisation: [String]) {
    let items: [(isDuty: Bool, text: String)] = read(.duties) { reader, _ in
      let isDuty = reader.choice(.kind, [("职责", true), ("机构", false)])
      let text = reader.words(.text)
      guard let isDuty, let text else { return nil }
      return (isDuty, text)
    }
    return (items.filter(\.isDuty).map(\.text), items.filter { !$0.isDuty }.map(\.text))
  }

  mutating func readThreePublic() -> ThreePublicRecord {
    var record = ThreePublicRecord(citation: Citation(paper: fileName, lines: AccountsSheetKind.threePublic.rawValue))
    var known: Set<String> = []
    let lines = ThreePublicLine.all.map { ($0.label, $0) }
    _ = read(.threePublic) { (reader, _) -> Bool? in
      guard let line = reader.choice(.item, lines) else { return nil }
      if !known.insert(line.label).inserted {
        reader.fault(.repeatedEntry, .item, line.label, "这一项已经填过", "每项一行，请删去一行")
        return nil
      }
      switch line.target {
      case .budget(let item): if let amount = reader.amount(.value, required: false) { record.budgets[item] = amount }
      case .amount(let path): if let amount = reader.amount(.value, required: false) { record[keyPath: path] = amount }
      case .count(let path): if let count = reader.count(.value, required: false) { record[keyPath: path] = count }
      }
      return true
    }
    return record
  }
}

/// A line of the sheet “三公” (“三公”填报项): what it is called and where it goes.
struct ThreePublicLine: Sendable {
  enum Target: Sendable {
    case budget(ThreePublicItem)
    case amount(any WritableKeyPath<ThreePublicRecord, Money> & Sendable)
    case count(any WritableKeyPath<ThreePublicRecord, Int> & Sendable)
  }

  var label: String
  var unit: String
  var target: Target

  private init(_ label: String, _ unit: String, _ target: Target) {
    self.label = label
    self.unit = unit
    self.target = target
  }

  private static let budgets = [ThreePublicItem.abroad, .vehiclePurchase, .vehicleRunning, .reception].map {
    ThreePublicLine("\($0.rawValue)全年预算数", "元", .budget($0))
  }

  static let all: [ThreePublicLine] =
    budgets + [
      ThreePublicLine("因公出国（境）团组", "个", .count(\.groupsAbroad)),
      ThreePublicLine("因公出国（境）人次", "人次", .count(\.personsAbroad)),
      ThreePublicLine("公务用车购置数", "辆", .count(\.vehiclesBought)),
      ThreePublicLine("公务用车保有量", "辆", .count(\.vehiclesHeld)),
      ThreePublicLine("国内公务接待金额", "元", .amount(\.domestic.amount)),
      ThreePublicLine("国内公务接待批次", "批次", .count(\.domestic.batches)),
      ThreePublicLine("国内公务接待人次", "人次", .count(\.domestic.persons)),
      ThreePublicLine("其中：外事接待金额", "元", .amount(\.foreignAffairs.amount)),
      ThreePublicLine("其中：外事接待批次", "批次", .count(\.foreignAffairs.batches)),
      ThreePublicLine("其中：外事接待人次", "人次", .count(\.foreignAffairs.persons)),
      ThreePublicLine("国（境）外公务接待金额", "元", .amount(\.abroad.amount)),
      ThreePublicLine("国（境）外公务接待批次", "批次", .count(\.abroad.batches)),
      ThreePublicLine("国（境）外公务接待人次", "人次", .count(\.abroad.persons)),
    ]
}
