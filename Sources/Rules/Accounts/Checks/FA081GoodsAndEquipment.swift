import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let goodsAndEquipment = onTables(
    "FA-081", "购置办公设备的支出与货物采购大体相称", .warning, remedy: "请核对货物采购是否漏报；限额以下或上年已采购的可不改，请备注",
    needs: [.information, .generalBudgetItems]
  ) { subject, _ in
    guard let information = subject.facts[.information], let items = subject.facts[.generalBudgetItems] else { return .notRun("没有读到有关各表") }
    guard !items.table.isBasicOnly else { return .notApplicable("这一套表的经济分类明细只列基本支出") }
    guard let code = try? EconomicCode("31002") else { return .notRun("没有办公设备购置科目") }
    let equipment = AccountsOperand(AccountsAddress(.generalBudgetItems, .economic(code), .amount), isAdded: true, facts: items)
    let goods = AccountsOperand(AccountsAddress(.information, .information(.goods), .amount), isAdded: true, facts: information)
    guard equipment.cell != nil, goods.cell != nil else { return .notRun("没有读到办公设备购置或货物采购") }
    guard equipment.value > 0, goods.value == 0, goods.half == 0 else { return .remarks([]) }
    let style = AmountStyle([equipment])
    return .remarks([
      Remark(
        "办公设备购置支出\(style.text(equipment.value))，货物采购\(goods.isFilled ? "为0" : "为空白")", sides: [equipment.side, goods.side],
        severity: .question, touches: [equipment, goods].map(\.address.text))
    ])
  }
}
