package import HengDomain
package import HengValues

/// Several schemes over many beneficiaries on one day (一次计算): caps that are shared, exclusions and duplicates across schemes and lines.
///
/// In order of the lines: status, conditions, tier, cap, exclusion, duplicates, amount. What was paid before the run is told by `remember`.
package struct EntitlementRun: Sendable {
  package let on: CivilDate
  package let vocabulary: SchemeVocabulary
  private let requests: [(id: String, version: CompiledScheme?)]
  private let exclusions: [CompiledExclusion]
  private var given: [SharedKey: Money] = [:]
  private var paid: [SharedKey: Int] = [:]
  private var held: [SharedKey: (scheme: String, line: Int)] = [:]

  /// A scheme or rule, whom it concerns, and the period.
  private struct SharedKey: Hashable {
    let rule: String
    let period: String
    let who: [String]
  }

  /// - Parameter ids: of the schemes, in the order in which they are judged; unknown ones are left out.
  package init(_ ids: [String], of library: SchemeLibrary, on date: CivilDate) {
    on = date
    vocabulary = library.vocabulary
    requests = ids.filter { !library.versions(of: $0).isEmpty }.map { id in
      (id, library.versions(of: id).last { $0.scheme.isValid(on: date) })
    }
    exclusions = library.exclusions.filter { exclusion in exclusion.schemes.contains { id in ids.contains(id) } }
  }

  /// Places of all fields that the run looks at.
  package var asked: Set<Int> {
    exclusions.reduce(into: requests.reduce(into: []) { $0.formUnion($1.version?.asked ?? []) }) { $0.formUnion($1.asked) }
  }

  /// What each scheme gives, in the order of the request.
  package mutating func judge(_ facts: BeneficiaryFacts, line: Int) -> [Entitlement] {
    let context = SchemeContext(facts: facts, on: on)
    var found = requests.map { request in
      request.version?.judged(context)
        ?? Entitlement(schemeID: request.id, outcome: .refused(.notInForce), version: nil, tier: nil, uncapped: nil, room: nil)
    }
    for index in found.indices { found[index] = capped(found[index], context) }
    // What another line keeps from being paid excludes nothing.
    let isRepeated = found.map { $0.refusal == nil && unrepeated($0, facts).refusal != nil }
    for exclusion in exclusions { exclude(exclusion, &found, isRepeated, context, line) }
    for index in found.indices { found[index] = unrepeated(found[index], facts) }
    for entitlement in found { take(entitlement, context, line) }
    return found
  }

  /// Counts a payment that was made before, as if its line had been judged in this run.
  package mutating func remember(_ schemeID: String, _ amount: Money, _ facts: BeneficiaryFacts, line: Int) {
    guard let version = requests.first(where: { $0.id == schemeID })?.version else { return }
    take(
      Entitlement(schemeID: schemeID, outcome: .granted(amount), version: version, tier: nil, uncapped: amount, room: nil),
      SchemeContext(facts: facts, on: on), line)
  }

  private func capped(_ entitlement: Entitlement, _ context: SchemeContext) -> Entitlement {
    guard case .granted(let amount) = entitlement.outcome, let cap = entitlement.version?.cap else { return entitlement }
    guard let limit = cap.amount.number(in: context)?.money else { return entitlement.refused(.missing(cap.amount.missing(in: context))) }
    guard let key = capKey(entitlement.schemeID, cap, context.facts) else {
      return entitlement.refused(.missing(cap.keys.filter { context.facts[$0] == nil }))
    }
    let room = limit - (cap.keys.isEmpty ? .zero : given[key] ?? .zero)
    let kept = min(amount, max(room, .zero))
    return Entitlement(
      schemeID: entitlement.schemeID, outcome: kept.isZero ? .refused(.capReached) : .granted(kept), version: entitlement.version,
      tier: entitlement.tier, uncapped: entitlement.uncapped, room: room)
  }

  private func capKey(_ id: String, _ cap: CompiledScheme.Cap, _ facts: BeneficiaryFacts) -> SharedKey? {
    guard let who = Self.words(of: cap.keys, facts) else { return nil }
    return SharedKey(rule: "cap \(id)", period: cap.stated.period.period(of: on), who: who)
  }

  private func exclude(
    _ exclusion: CompiledExclusion, _ found: inout [Entitlement], _ isRepeated: [Bool], _ context: SchemeContext, _ line: Int
  ) {
    let earlier = exclusionKey(exclusion, context.facts).flatMap { held[$0] }
    var standing = found.indices.filter { index in
      found[index].refusal == nil && exclusion.schemes.contains(found[index].schemeID) && (earlier != nil || !isRepeated[index])
    }
    guard standing.count > 1 || earlier != nil else { return }
    let applies = exclusion.when.map { $0.holds(in: context) } ?? true
    guard applies != false else { return }
    switch exclusion.stated.keeping {
    case .firstListed:
      func rank(_ index: Int) -> Int { exclusion.schemes.firstIndex(of: found[index].schemeID) ?? .max }
      standing.sort { rank($0) < rank($1) }
    case .larger: standing.sort { (found[$1].amount, $0) < (found[$0].amount, $1) }
    }
    for (place, index) in standing.enumerated() {
      let other = earlier.map { $0 } ?? (found[standing[0]].schemeID, line)
      guard other.0 != found[index].schemeID, earlier != nil || place > 0 else { continue }
      let missing = applies == nil ? exclusion.when?.missing(in: context) : nil
      found[index] = found[index].refused(
        missing.map { .missing($0) } ?? .excluded(by: other.0, rule: exclusion.stated.name, line: other.1))
    }
  }

  private func exclusionKey(_ exclusion: CompiledExclusion, _ facts: BeneficiaryFacts) -> SharedKey? {
    Self.words(of: exclusion.keys, facts).map {
      SharedKey(rule: exclusion.stated.name, period: exclusion.stated.period.period(of: on), who: $0)
    }
  }

  private func unrepeated(_ entitlement: Entitlement, _ facts: BeneficiaryFacts) -> Entitlement {
    guard entitlement.refusal == nil, let version = entitlement.version else { return entitlement }
    for key in version.duplicateKeys {
      guard let keys = duplicateKeys(entitlement.schemeID, key, facts) else {
        return entitlement.refused(.missing(key.fields.filter { facts[$0] == nil }))
      }
      if let line = keys.lazy.compactMap({ paid[$0] }).first { return entitlement.refused(.duplicate(line: line)) }
    }
    return entitlement
  }

  /// One key, or one for each item of a field of several.
  private func duplicateKeys(_ id: String, _ key: CompiledScheme.DuplicateKey, _ facts: BeneficiaryFacts) -> [SharedKey]? {
    var combined: [[String]] = [[]]
    for field in key.fields {
      switch facts[field] {
      case nil: return nil
      case .list(let items)?: combined = combined.flatMap { words in items.map { words + [$0] } }
      case let value?: combined = combined.map { $0 + [value.key] }
      }
    }
    let rule = "\(id) \(key.stated.fields.value.joined(separator: " "))", period = key.stated.period.period(of: on)
    return combined.map { SharedKey(rule: rule, period: period, who: $0) }
  }

  private static func words(of fields: [Int], _ facts: BeneficiaryFacts) -> [String]? {
    var words: [String] = []
    for field in fields {
      guard let value = facts[field] else { return nil }
      words.append(value.key)
    }
    return words
  }

  private mutating func take(_ entitlement: Entitlement, _ context: SchemeContext, _ line: Int) {
    guard case .granted(let amount) = entitlement.outcome, let version = entitlement.version else { return }
    if let cap = version.cap, !cap.keys.isEmpty, let key = capKey(entitlement.schemeID, cap, context.facts) {
      given[key, default: .zero] = (given[key] ?? .zero) + amount
    }
    for key in version.duplicateKeys {
      for one in duplicateKeys(entitlement.schemeID, key, context.facts) ?? [] { paid[one] = paid[one] ?? line }
    }
    for exclusion in exclusions where exclusion.schemes.contains(entitlement.schemeID) {
      if let key = exclusionKey(exclusion, context.facts), held[key] == nil { held[key] = (entitlement.schemeID, line) }
    }
  }
}

extension SchemeValue {
  /// By which two lines are told to be the same.
  var key: String {
    switch self {
    case .word(let word): word
    case .list(let items): items.joined(separator: "、")
    case .truth(let truth): truth ? "是" : "否"
    case .number(let number): number.trimmed.description
    case .date(let date): date.text
    }
  }
}
