import HengDomain
import HengFacts
import HengValues

// 十（一）（二）（三）: operating costs, procurement, assets.

extension NarrativeCompiler {
  mutating func agency() -> NarrativeFacts.AgencyFacts {
    let lines: [InformationItem] = [.agencyOperating, .institutionOperating]
    let amount: NarrativeAmount
    let before: NarrativeAmount?
    if has(.information) {
      let own = lines.map { cell(.information, .information($0), .amount) }.filter { !$0.money.isZero }
      amount = own.isEmpty ? cell(.information, .information(lines[0]), .amount) : .sum("机关运行经费", own)
      let known = lines.compactMap { previous(.information, .information($0), .amount) }
      before = known.isEmpty ? nil : .sum("上年机关运行经费", known)
    } else {
      amount = cell(.generalBudgetItems, .operating, .amount)
      before = previous(.generalBudgetItems, .operating, .amount)
    }
    let change = comparison("agency", "机关运行经费", amount, before)
    return NarrativeFacts.AgencyFacts(
      amount: amount.figure("agency.amount"), comparison: change, reason: change.isChange ? required(.agencyOperatingReason) : nil)
  }

  func procurement() -> NarrativeFacts.ProcurementFacts {
    func bought(_ kind: ProcurementEntry.Kind) -> NarrativeAmount {
      if has(.information) { return cell(.information, .information(kind.item), .amount) }
      return contracts("政府采购\(kind.label)支出", ledger.procurement.filter { $0.kind == kind }, \.amount)
    }
    let kinds = ProcurementEntry.Kind.allCases.map(bought)
    let total = has(.information) ? cell(.information, .information(.procurement), .amount) : NarrativeAmount.sum("政府采购支出总额", kinds)
    func share(_ slot: String, _ name: String, _ path: KeyPath<ProcurementEntry, Money>) -> NarrativeFacts.Share {
      self.share("procurement.\(slot)", name, contracts(name, ledger.procurement.filter { !$0[keyPath: path].isZero }, path), of: total)
    }
    return NarrativeFacts.ProcurementFacts(
      total: total.figure("procurement.total"), goods: kinds[0].figure("procurement.goods"), works: kinds[1].figure("procurement.works"),
      services: kinds[2].figure("procurement.services"),
      smallAndMedium: share("smallAndMedium", "授予中小企业合同金额", \.toSmallAndMedium),
      smallAndMicro: share("smallAndMicro", "授予小微企业合同金额", \.toSmallAndMicro))
  }

  private func contracts(_ label: String, _ entries: [ProcurementEntry], _ path: KeyPath<ProcurementEntry, Money>) -> NarrativeAmount {
    .sum(
      label,
      entries.map { entry in
        NarrativeAmount(
          entry[keyPath: path], .recorded("采购 \(entry.name)", value: NarrativeAmount.text(entry[keyPath: path]), entry.citation))
      })
  }

  mutating func assets() -> NarrativeFacts.AssetFacts {
    let uses = InformationItem.vehiclesByUse.map { NarrativeFacts.Part(name: $0.label, amount: held($0, .vehicle).figure) }
    let others = held(.otherVehicles, .vehicle).number
    return NarrativeFacts.AssetFacts(
      vehicles: held(.vehicles, .vehicle).figure, byUse: uses, otherUse: others == 0 ? nil : required(.otherVehiclesUse),
      equipment: held(.equipment, .machine).figure)
  }

  /// A count of 公开10, or of the ledger where the print has no such table.
  private func held(_ item: InformationItem, _ unit: MeasureUnit) -> (number: Int, figure: Figure) {
    let address = AccountsAddress(.information, .information(item), .amount)
    if has(.information) {
      let number = Int((compiled.accounts[address]?.amount.value?.digits.trimmed.coefficient) ?? 0)
      let trace = compiled.trace(address)
      return (number, Figure(key: "narrative.assets.\(item)", text: "\(number)\(unit.rawValue)", trace: trace))
    }
    let counts = ledger.assets.filter { item == .vehicles ? InformationItem.vehiclesByUse.contains($0.item) : $0.item == item }
    let number = counts.reduce(0) { $0 + $1.count }
    let text = "\(number)\(unit.rawValue)"
    let leaves = counts.map { Trace.recorded($0.item.label, value: "\($0.count)\(unit.rawValue)", $0.citation) }
    let trace =
      leaves.isEmpty
      ? Trace(item.label, value: text, origin: .definition("台账中没有这一项，按零计")) : Trace(item.label, value: text, children: leaves)
    return (number, Figure(key: "narrative.assets.\(item)", text: text, trace: trace))
  }
}
