package import HengValues

/// What must hold for a beneficiary (条件), and what is said when it does not.
package struct SchemeCondition: Sendable {
  /// Stable within the scheme: `labour`.
  package var code: String
  /// An expression that is true or false.
  package var rule: Sourced<String>
  /// The villager's sentence when it fails: `没有劳动能力`.
  package var refusal: String

  package init(code: String, rule: Sourced<String>, refusal: String) { (self.code, self.rule, self.refusal) = (code, rule, refusal) }
}

/// A figure on the way to the amount, by its name (中间量): `贴息本金`. Later ones, conditions and amounts may use it.
package struct SchemeTerm: Sendable {
  package var name: String
  package var rule: Sourced<String>

  package init(name: String, rule: Sourced<String>) { (self.name, self.rule) = (name, rule) }
}

/// One step of a scale (档次): bounds of the measure, or its words, and the amount.
package struct SchemeTier: Sendable {
  package struct Bound: Sendable {
    /// An expression of the measure's type that needs no beneficiary: `20000元`.
    package var text: Sourced<String>
    package var isInclusive: Bool

    package init(_ text: Sourced<String>, isInclusive: Bool) { (self.text, self.isInclusive) = (text, isInclusive) }
  }

  package var lower: Bound?
  /// Nil: up to the next tier.
  package var upper: Bound?
  /// For a measure of words.
  package var words: [String]
  package var amount: Sourced<String>
  /// Whether the tier stands at all: an expression over the scheme's choices.
  package var when: Sourced<String>?

  package init(lower: Bound?, upper: Bound?, words: [String], amount: Sourced<String>, when: Sourced<String>?) {
    (self.lower, self.upper, self.words, self.amount, self.when) = (lower, upper, words, amount, when)
  }
}

/// The most that is paid (封顶): to whom, in which period.
package struct SchemeCap: Sendable {
  package var amount: Sourced<String>
  /// Fields whose values name who shares the cap: `户编号`; empty caps each line by itself.
  package var keys: [String]
  package var period: SchemeFrequency

  package init(amount: Sourced<String>, keys: [String], period: SchemeFrequency) {
    (self.amount, self.keys, self.period) = (amount, keys, period)
  }
}

/// What is paid once in a period (重复判定): the fields that name it, 身份证号 or 耳标号.
package struct SchemeDuplicateKey: Sendable {
  package var fields: Sourced<[String]>
  package var period: SchemeFrequency
  /// Whether it counts at all: an expression over the scheme's choices.
  package var when: Sourced<String>?

  package init(fields: Sourced<[String]>, period: SchemeFrequency, when: Sourced<String>?) {
    (self.fields, self.period, self.when) = (fields, period, when)
  }
}

/// Who pays which part (资金分担): `省级 50%`.
package struct SchemeFunding: Hashable, Sendable {
  package var level: String
  package var share: Percentage

  package init(level: String, share: Percentage) { (self.level, self.share) = (level, share) }
}

/// An ambiguity of the papers that somebody must settle (待定事项): its readings, the one that holds unless the county says otherwise, and why.
package struct SchemeChoice: Sendable {
  package var name: String
  package var question: String
  package var options: [String]
  package var usual: Sourced<String>
  package var reason: String

  package init(name: String, question: String, options: [String], usual: Sourced<String>, reason: String) {
    (self.name, self.question, self.options, self.usual, self.reason) = (name, question, options, usual, reason)
  }
}

/// Schemes that one person may not hold together (互斥).
package struct SchemeExclusion: Sendable {
  /// Which of them stays.
  package enum Keeping: String, CaseIterable, Sendable {
    case firstListed = "列前的"
    case larger = "金额高的"
  }

  package var name: String
  package var schemes: [Sourced<String>]
  package var keeping: Keeping
  /// Fields whose values name who may hold one only.
  package var keys: [String]
  /// When they exclude each other: an expression; nil is always.
  package var when: Sourced<String>?
  package var period: SchemeFrequency
  package var reason: Sourced<String>

  package init(
    name: String, schemes: [Sourced<String>], keeping: Keeping, keys: [String], when: Sourced<String>?, period: SchemeFrequency,
    reason: Sourced<String>
  ) {
    self.name = name
    self.schemes = schemes
    self.keeping = keeping
    self.keys = keys
    self.when = when
    self.period = period
    self.reason = reason
  }
}

/// Figures that a bulletin sets from a day on (按日期公布的数列): the loan prime rate.
package struct DatedSeries: Sendable {
  package var name: String
  package var values: [(from: CivilDate, value: Sourced<Percentage>)]

  package init(name: String, values: [(from: CivilDate, value: Sourced<Percentage>)]) {
    self.name = name
    self.values = values.sorted { $0.from < $1.from }
  }

  /// The last value published on or before the day.
  package func value(on date: CivilDate) -> (from: CivilDate, value: Sourced<Percentage>)? { values.last { $0.from <= date } }
}
