package import HengDomain
import HengValues

/// A scheme whose conditions and amounts have been checked, under settled choices (可计算的方案).
package struct CompiledScheme: Sendable {
  package struct Condition: Sendable {
    package let stated: SchemeCondition
    package let rule: SchemeExpression
  }

  struct Bound: Sendable {
    let value: ExactNumber
    let isInclusive: Bool
  }

  package struct Tier: Sendable {
    package let stated: SchemeTier
    let lower: Bound?
    let upper: Bound?
    let words: Set<String>
    package let amount: SchemeExpression

    func holds(_ value: SchemeResult) -> Bool {
      switch value {
      case .number(let number):
        if let lower, lower.isInclusive ? number < lower.value : !(lower.value < number) { return false }
        if let upper, upper.isInclusive ? upper.value < number : !(number < upper.value) { return false }
        return lower != nil
      case .word(let word): return words.contains(word)
      default: return false
      }
    }
  }

  package struct Cap: Sendable {
    package let stated: SchemeCap
    let amount: SchemeExpression
    let keys: [Int]
  }

  package struct DuplicateKey: Sendable {
    package let stated: SchemeDuplicateKey
    let fields: [Int]
  }

  package let scheme: Scheme
  /// By name of the choice: the reading that holds here.
  package let chosen: [String: String]
  package let status: [Condition]
  package let conditions: [Condition]
  package let terms: [(stated: SchemeTerm, rule: SchemeExpression)]
  package let measure: SchemeExpression?
  /// From the lowest up.
  package let tiers: [Tier]
  package let amount: SchemeExpression?
  package let cap: Cap?
  package let duplicateKeys: [DuplicateKey]

  /// Places of all fields that it looks at.
  package var asked: Set<Int> {
    var all = Set((status + conditions).flatMap(\.rule.asked))
    for expression in [measure, amount, cap?.amount] + tiers.map(\.amount) { all.formUnion(expression?.asked ?? []) }
    all.formUnion(cap?.keys ?? [])
    for key in duplicateKeys { all.formUnion(key.fields) }
    return all
  }
}

/// Schemes that exclude each other, checked (可计算的互斥).
package struct CompiledExclusion: Sendable {
  package let stated: SchemeExclusion
  let when: SchemeExpression?
  let keys: [Int]
  let schemes: [String]

  package var asked: Set<Int> { Set(when?.asked ?? []).union(keys) }
}
