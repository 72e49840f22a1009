import HengDomain
package import HengValues

/// What one scheme gives one beneficiary (应发结果): an amount, or why there is none.
package struct Entitlement: Sendable {
  package enum Outcome: Hashable, Sendable {
    case granted(Money)
    case refused(EntitlementRefusal)
  }

  package let schemeID: String
  package let outcome: Outcome
  /// The version that was applied; nil where none is in force.
  let version: CompiledScheme?
  /// Place of the tier that applied.
  let tier: Int?
  /// Before the cap.
  let uncapped: Money?
  /// What the cap left to give.
  let room: Money?

  package var amount: Money {
    if case .granted(let amount) = outcome { return amount }
    return .zero
  }

  package var refusal: EntitlementRefusal? {
    if case .refused(let refusal) = outcome { return refusal }
    return nil
  }

  func refused(_ refusal: EntitlementRefusal) -> Entitlement {
    Entitlement(
      schemeID: schemeID, outcome: .refused(refusal), version: version, tier: tier, uncapped: uncapped, room: room)
  }
}

/// Why nothing is paid (不予发放的原因). The first that applies, in the order of the cases.
package enum EntitlementRefusal: Hashable, Sendable {
  /// No version of the scheme holds on the day.
  case notInForce
  /// The scheme prints no standard; nothing can be computed.
  case withoutAmount
  /// A condition of status or another one fails; by its code.
  case condition(String)
  /// What is known does not decide it: places of the missing fields, none where a figure cannot be computed.
  case missing([Int])
  /// The measure lies in no tier.
  case noTier
  /// The computation gives nothing.
  case nothing
  /// The cap is used up.
  case capReached
  /// Another scheme excludes it; on which line that was granted.
  case excluded(by: String, rule: String, line: Int)
  /// Paid before in the same period, on that line.
  case duplicate(line: Int)

  /// Stable, for files (原因代码).
  package var code: String {
    switch self {
    case .notInForce: "notInForce"
    case .withoutAmount: "withoutAmount"
    case .condition(let code): code
    case .missing: "missing"
    case .noTier: "noTier"
    case .nothing: "nothing"
    case .capReached: "capReached"
    case .excluded: "excluded"
    case .duplicate: "duplicate"
    }
  }
}

extension CompiledScheme {
  /// What the scheme gives by itself: status, conditions, tier, amount. Cap, exclusion and duplicates need the other lines (`EntitlementRun`).
  func judged(_ context: SchemeContext) -> Entitlement {
    func refused(_ refusal: EntitlementRefusal, tier: Int? = nil, uncapped: Money? = nil) -> Entitlement {
      Entitlement(schemeID: scheme.id, outcome: .refused(refusal), version: self, tier: tier, uncapped: uncapped, room: nil)
    }
    for condition in status + conditions {
      switch condition.rule.holds(in: context) {
      case true?: continue
      case false?: return refused(.condition(condition.stated.code))
      case nil: return refused(.missing(condition.rule.missing(in: context)))
      }
    }
    if scheme.withoutAmount != nil { return refused(.withoutAmount) }
    var place: Int?
    var expression = amount
    if let measure {
      guard let value = measure.value(in: context) else { return refused(.missing(measure.missing(in: context))) }
      guard let found = tiers.firstIndex(where: { $0.holds(value) }) else { return refused(.noTier) }
      place = found
      expression = tiers[found].amount
    }
    guard let expression else { return refused(.withoutAmount) }
    guard let number = expression.number(in: context) else { return refused(.missing(expression.missing(in: context)), tier: place) }
    let money = number.money
    guard Money.zero < money else { return refused(.nothing, tier: place, uncapped: money) }
    return Entitlement(schemeID: scheme.id, outcome: .granted(money), version: self, tier: place, uncapped: money, room: nil)
  }
}
