package import HengValues

/// A subsidy scheme as a county's file states it (补贴方案): who, on what conditions, how much, how often, by whom and by which channel.
///
/// Conditions and amounts are texts of the scheme language (HengRules); each value carries its source and trust.
package struct Scheme: Sendable {
  package var id: String
  package var name: String
  package var county: SchemeCounty
  /// The document on which the scheme rests: `银兴政办规发〔2022〕4号`.
  package var basis: Sourced<String>
  package var validFrom: Sourced<CivilDate>
  package var validTo: Sourced<CivilDate>?
  package var unit: Sourced<BeneficiaryUnit>
  package var frequency: Sourced<SchemeFrequency>
  /// Who is meant at all, judged first (身份).
  package var status: [SchemeCondition]
  package var conditions: [SchemeCondition]
  package var terms: [SchemeTerm]
  /// What tiers look at: an expression.
  package var measure: Sourced<String>?
  package var tiers: [SchemeTier]
  /// Words of the measured field that no tier pays for.
  package var unpaidWords: [String]
  /// Without tiers, the amount: an expression.
  package var amount: Sourced<String>?
  /// Why there is no amount to compute: the papers print no standard, or money goes to a project.
  package var withoutAmount: Sourced<String>?
  package var cap: SchemeCap?
  /// What may be paid once only in the scheme's period.
  package var duplicateKeys: [SchemeDuplicateKey]
  package var funding: [Sourced<SchemeFunding>]
  package var steps: [Sourced<String>]
  /// Days of public notice in the village (公示天数).
  package var noticeDays: Sourced<Int>?
  package var evidence: [Sourced<String>]
  package var payee: Sourced<String>?
  package var channel: Sourced<String>?
  /// `数量指标 › 发放人数`
  package var indicatorsFed: [Sourced<String>]
  /// What the papers leave open, each settled by a named choice (待定事项).
  package var choices: [SchemeChoice]
  /// Remarks for whoever edits the scheme.
  package var notes: [Sourced<String>]

  package init(
    id: String, name: String, county: SchemeCounty, basis: Sourced<String>, validFrom: Sourced<CivilDate>, unit: Sourced<BeneficiaryUnit>,
    frequency: Sourced<SchemeFrequency>
  ) {
    self.id = id
    self.name = name
    self.county = county
    self.basis = basis
    self.validFrom = validFrom
    self.unit = unit
    self.frequency = frequency
    (status, conditions, terms, tiers, unpaidWords, duplicateKeys) = ([], [], [], [], [], [])
    (funding, steps, evidence, indicatorsFed, choices, notes) = ([], [], [], [], [], [])
  }

  package func isValid(on date: CivilDate) -> Bool { validFrom.value <= date && (validTo.map { date <= $0.value } ?? true) }
}

/// Whose scheme it is: the key of the profile, the name, and the code of the division.
package struct SchemeCounty: Hashable, Sendable {
  package var key: String
  package var name: String
  package var division: String

  package init(key: String, name: String, division: String) { (self.key, self.name, self.division) = (key, name, division) }
}

/// Per what a scheme pays (发放单位).
package enum BeneficiaryUnit: String, CaseIterable, Hashable, Sendable {
  case person = "人"
  case household = "户"
  case head = "头只"
  case enterprise = "企业"
  case postMonth = "岗月"
  case project = "项目"
}

/// How often a scheme pays (发放频次), and so which payments of one person stand in the same period.
package enum SchemeFrequency: String, CaseIterable, Hashable, Sendable {
  case once = "一次"
  case annual = "年"
  case semester = "学期"
  case quarter = "季"
  case month = "月"

  /// Payments with the same key fall into one period: `2024`, `2024-3季`. A spring term runs from February to July; January belongs to the autumn before.
  package func period(of date: CivilDate) -> String {
    switch self {
    case .once: ""
    case .annual: "\(date.year)"
    case .semester: (2...7).contains(date.month) ? "\(date.year)春" : "\(date.month == 1 ? date.year - 1 : date.year)秋"
    case .quarter: "\(date.year)-\((date.month + 2) / 3)季"
    case .month: "\(date.year)-\(date.month)"
    }
  }
}
