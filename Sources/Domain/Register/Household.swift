package import HengValues

/// What a household is to the work on poverty (户类型).
package enum HouseholdKind: String, CaseIterable, Hashable, Sendable {
  case outOfPoverty, unstable, marginal, suddenHardship, ordinary

  package var label: String {
    switch self {
    case .outOfPoverty: "脱贫户"
    case .unstable: "脱贫不稳定户"
    case .marginal: "边缘易致贫户"
    case .suddenHardship: "突发严重困难户"
    case .ordinary: "一般户"
    }
  }

  /// 监测对象.
  package var isMonitored: Bool { [.unstable, .marginal, .suddenHardship].contains(self) }

  package init?(label: String) {
    guard let kind = Self.allCases.first(where: { $0.label == label }) else { return nil }
    self = kind
  }
}

/// Why a household may fall back into poverty (返贫致贫风险).
package enum PovertyRisk: String, CaseIterable, Hashable, Sendable {
  case illness, disability, schooling, disaster, accident, lostIncome, noLabour, unsafeHousing, unsafeWater, epidemic, other

  package var label: String {
    switch self {
    case .illness: "因病"
    case .disability: "因残"
    case .schooling: "因学"
    case .disaster: "因灾"
    case .accident: "因意外事故"
    case .lostIncome: "因务工就业不稳或收入骤减"
    case .noLabour: "缺劳动力"
    case .unsafeHousing: "住房安全"
    case .unsafeWater: "饮水安全"
    case .epidemic: "因疫情"
    case .other: "其他"
    }
  }

  package init?(label: String) {
    guard let risk = Self.allCases.first(where: { $0.label == label }) else { return nil }
    self = risk
  }
}

/// What a household is from a day on (户状态); a later one follows it and never replaces it.
package struct HouseholdStatus: Hashable, Sendable {
  package var kind: HouseholdKind
  package var since: CivilDate
  /// Of a monitored household.
  package var risks: [PovertyRisk]
  /// 风险消除日期.
  package var eliminatedOn: CivilDate?

  package init(kind: HouseholdKind, since: CivilDate, risks: [PovertyRisk] = [], eliminatedOn: CivilDate? = nil) {
    self.kind = kind
    self.since = since
    self.risks = PovertyRisk.allCases.filter(risks.contains)
    self.eliminatedOn = eliminatedOn
  }

  /// Whether risks stood on a day (风险未消除).
  package func isAtRisk(on day: CivilDate) -> Bool { kind.isMonitored && since <= day && eliminatedOn.map { day < $0 } ?? true }
}

/// A household of the register (户).
package struct Household: Hashable, Sendable {
  package var id: ID<Household>
  /// The village or township where it lives.
  package var division: AdministrativeDivision
  /// 户编号, the county's own.
  package var number: String
  /// In the order in which they were recorded.
  package var statuses: [HouseholdStatus]

  package init(id: ID<Household>, division: AdministrativeDivision, number: String, statuses: [HouseholdStatus] = []) {
    self.id = id
    self.division = division
    self.number = number
    self.statuses = statuses
  }

  /// What it was on a day, as is known now; of two with one first day the one recorded later holds. Nil before the first.
  package func status(on day: CivilDate) -> HouseholdStatus? {
    var found: HouseholdStatus?
    for status in statuses where status.since <= day && found.map({ $0.since <= status.since }) ?? true { found = status }
    return found
  }
}
