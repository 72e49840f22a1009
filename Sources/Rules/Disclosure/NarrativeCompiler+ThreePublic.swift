import HengDomain
import HengFacts
import HengValues

// 九 “三公”经费.

extension NarrativeCompiler {
  private static let parts: [ThreePublicItem] = [.abroad, .vehiclePurchase, .vehicleRunning, .reception]

  mutating func threePublic() -> NarrativeFacts.ThreePublicFacts {
    let total = entry(.total, change: totalChange())
    let parts = Self.parts.map { item in
      entry(item, change: comparison("threePublic.\(item.slot)", item.rawValue, outturn(item), before(item)))
    }
    return NarrativeFacts.ThreePublicFacts(total: total, parts: parts, details: details())
  }

  private mutating func entry(_ item: ThreePublicItem, change: NarrativeFacts.Comparison) -> NarrativeFacts.ThreePublicEntry {
    let budget = cell(.threePublic, .threePublic, .budget(item)), spent = outturn(item)
    return NarrativeFacts.ThreePublicEntry(
      item: item, execution: execution("threePublic.\(item.slot)", item.rawValue, budget: budget, outturn: spent), comparison: change,
      reason: reason(.threePublicReason(item), isNeeded: change.isChange || spent.money > budget.money))
  }

  private func outturn(_ item: ThreePublicItem) -> NarrativeAmount { cell(.threePublic, .threePublic, .outturn(item)) }

  private func before(_ item: ThreePublicItem) -> NarrativeAmount? { previous(.threePublic, .threePublic, .outturn(item)) }

  /// Against last year's total; where that is not known, against the sum of its four parts. Where both are known and differ, nothing
  /// is compared.
  private func totalChange() -> NarrativeFacts.Comparison {
    let parts = Self.parts.compactMap(before)
    let sum = parts.count == Self.parts.count ? NarrativeAmount.sum("上年“三公”经费各项之和", parts) : nil
    let isBlank = ledger.previous?[AccountsAddress(.threePublic, .threePublic, .outturn(.total))]?.amount.value == nil
    let printed = isBlank && sum != nil ? nil : before(.total)
    if let printed, let sum, printed.money != sum.money {
      return .disputed(printed.figure("threePublic.previous.total"), sum.figure("threePublic.previous.parts"))
    }
    return comparison("threePublic.total", "“三公”经费", outturn(.total), printed ?? sum)
  }

  private mutating func details() -> NarrativeFacts.ThreePublicDetails {
    let done = ledger.threePublic
    func number(_ slot: String, _ label: String, _ value: Int, _ unit: MeasureUnit) -> Figure {
      count("threePublic.detail.\(slot)", label, value, unit, .recorded(done.citation))
    }
    func figure(_ item: ThreePublicItem) -> Figure { outturn(item).figure("threePublic.detail.\(item.slot)") }
    let receptions = receptions()
    if outturn(.vehiclePurchase).money.isZero != (done.vehiclesBought == 0) {
      problems.append(
        .disagreement(
          what: "公务用车购置", one: "购置费\(NarrativeAmount.text(outturn(.vehiclePurchase).money))", other: "购置\(done.vehiclesBought)辆"))
    }
    return NarrativeFacts.ThreePublicDetails(
      abroad: figure(.abroad), groupsAbroad: number("groupsAbroad", "因公出国（境）团组", done.groupsAbroad, .item),
      personsAbroad: number("personsAbroad", "因公出国（境）人次", done.personsAbroad, .personTime), abroadUse: use(.abroad),
      purchase: figure(.vehiclePurchase), vehiclesBought: number("vehiclesBought", "购置公务用车", done.vehiclesBought, .vehicle),
      purchaseUse: use(.vehiclePurchase), running: figure(.vehicleRunning),
      vehiclesHeld: number("vehiclesHeld", "公务用车保有量", done.vehiclesHeld, .vehicle), runningUse: use(.vehicleRunning),
      reception: receptions.all, domestic: receptions.domestic, foreignAffairs: receptions.foreignAffairs, receptionUse: use(.reception),
      receptionAbroad: receptions.abroad, receptionAbroadUse: done.abroad.amount.isZero ? nil : required(.receptionAbroadUse))
  }

  private mutating func use(_ item: ThreePublicItem) -> String? {
    outturn(item).money.isZero ? nil : required(.threePublicUse(item))
  }

  private struct Receptions {
    var all: NarrativeFacts.ReceptionFacts
    var domestic: NarrativeFacts.ReceptionFacts
    var foreignAffairs: NarrativeFacts.ReceptionFacts
    var abroad: NarrativeFacts.ReceptionFacts
  }

  private mutating func receptions() -> Receptions {
    let done = ledger.threePublic
    let spent = outturn(.reception)
    if done.domestic.amount + done.abroad.amount != spent.money {
      problems.append(
        .disagreement(
          what: "公务接待费", one: "接待台账国内与国（境）外合计\(NarrativeAmount.text(done.domestic.amount + done.abroad.amount))", other: "决算数\(spent.text)")
      )
    }
    func facts(_ slot: String, _ label: String, _ reception: ThreePublicRecord.Reception, _ amount: NarrativeAmount?)
      -> NarrativeFacts.ReceptionFacts
    {
      let key = "threePublic.detail.\(slot)"
      let own = NarrativeAmount(reception.amount, .recorded("\(label)费", value: NarrativeAmount.text(reception.amount), done.citation))
      return NarrativeFacts.ReceptionFacts(
        amount: (amount ?? own).figure(key),
        batches: count("\(key).batches", "\(label)批次", reception.batches, .batch, .recorded(done.citation)),
        persons: count("\(key).persons", "\(label)人次", reception.persons, .personTime, .recorded(done.citation)))
    }
    let all = ThreePublicRecord.Reception(
      amount: spent.money, batches: done.domestic.batches + done.abroad.batches, persons: done.domestic.persons + done.abroad.persons)
    return Receptions(
      all: facts("reception", "公务接待", all, spent), domestic: facts("reception.domestic", "国内公务接待", done.domestic, nil),
      foreignAffairs: facts("reception.foreignAffairs", "外事接待", done.foreignAffairs, nil),
      abroad: facts("reception.abroad", "国（境）外公务接待", done.abroad, nil))
  }
}

extension ThreePublicItem {
  fileprivate var slot: String {
    switch self {
    case .total: "total"
    case .abroad: "abroad"
    case .vehicles: "vehicles"
    case .vehiclePurchase: "vehiclePurchase"
    case .vehicleRunning: "vehicleRunning"
    case .reception: "reception"
    }
  }
}
