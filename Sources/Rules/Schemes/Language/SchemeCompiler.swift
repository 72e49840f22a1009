import HengDomain
import HengValues

/// Checks the expressions of schemes and gives them their meaning (方案编译). Every fault is noted, each at its place in the file.
struct SchemeCompiler {
  let vocabulary: SchemeVocabulary
  let series: [DatedSeries]
  private(set) var faults: [SchemeFault] = []

  init(vocabulary: SchemeVocabulary, series: [DatedSeries]) { (self.vocabulary, self.series) = (vocabulary, series) }

  /// The scheme under its usual choices, those of `chosen` put in their place.
  mutating func compile(_ scheme: Scheme, chosen: [String: String] = [:]) -> CompiledScheme {
    var choices: [String: (options: [String], chosen: String)] = [:]
    for choice in scheme.choices { choices[choice.name] = (choice.options, chosen[choice.name] ?? choice.usual.value) }
    for choice in scheme.choices where vocabulary.place(of: choice.name) != nil {
      faults.append(SchemeFault("待定事项“\(choice.name)”和字段同名，请换一个名字", at: choice.usual.place))
    }
    var scope = SchemeScope(vocabulary: vocabulary, series: series, choices: choices)
    var terms: [(stated: SchemeTerm, rule: SchemeExpression)] = []
    for term in scheme.terms {
      if vocabulary.place(of: term.name) != nil || choices[term.name] != nil || scope.terms[term.name] != nil {
        fault("中间量“\(term.name)”和字段、待定事项或前面的中间量同名，请换一个名字", at: term.rule.place)
      }
      guard let rule = expression(term.rule, scope, nil) else { continue }
      scope.terms[term.name] = rule
      terms.append((term, rule))
    }
    let measure = scheme.measure.flatMap { expression($0, scope, nil) }
    let compiled = CompiledScheme(
      scheme: scheme, chosen: choices.mapValues { $0.chosen }, status: conditions(scheme.status, scope),
      conditions: conditions(scheme.conditions, scope), terms: terms, measure: measure,
      tiers: measure.map { tiers(scheme, $0, scope) } ?? [],
      amount: scheme.amount.flatMap { expression($0, scope, .number(.money)) },
      cap: scheme.cap.flatMap { cap in
        let keys = places(cap.keys, at: cap.amount.place)
        return expression(cap.amount, scope, .number(.money)).map { CompiledScheme.Cap(stated: cap, amount: $0, keys: keys) }
      },
      duplicateKeys: scheme.duplicateKeys.filter { $0.when.map { stands($0, scope) } ?? true }.map {
        CompiledScheme.DuplicateKey(stated: $0, fields: places($0.fields.value, at: $0.fields.place))
      })
    let codes = (scheme.status + scheme.conditions).map(\.code)
    for (place, code) in codes.enumerated() where codes[..<place].contains(code) {
      faults.append(SchemeFault("方案 \(scheme.id) 里有两个条件的 code 都是“\(code)”", at: scheme.basis.place))
    }
    return compiled
  }

  mutating func compile(_ exclusion: SchemeExclusion, known: Set<String>) -> CompiledExclusion {
    for id in exclusion.schemes where !known.contains(id.value) { faults.append(SchemeFault("没有编号为“\(id.value)”的方案", at: id.place)) }
    let scope = SchemeScope(vocabulary: vocabulary, series: series)
    return CompiledExclusion(
      stated: exclusion, when: exclusion.when.flatMap { expression($0, scope, .truth) },
      keys: places(exclusion.keys, at: exclusion.reason.place), schemes: exclusion.schemes.map(\.value))
  }

  private mutating func conditions(_ stated: [SchemeCondition], _ scope: SchemeScope) -> [CompiledScheme.Condition] {
    stated.compactMap { condition in
      expression(condition.rule, scope, .truth).map { CompiledScheme.Condition(stated: condition, rule: $0) }
    }
  }

  mutating func expression(_ text: Sourced<String>, _ scope: SchemeScope, _ wanted: SchemeType?) -> SchemeExpression? {
    let (found, faults) = SchemeChecker.check(text.value, in: scope, wanted: wanted)
    self.faults += faults.map { SchemeFault($0.reason, at: text.place.moved(by: $0.offset)) }
    return found
  }

  private mutating func places(_ names: [String], at place: Place) -> [Int] {
    names.compactMap { name in
      if let found = vocabulary.place(of: name) { return found }
      faults.append(SchemeFault("没有“\(name)”这个字段", at: place))
      return nil
    }
  }

  mutating func fault(_ reason: String, at place: Place) { faults.append(SchemeFault(reason, at: place)) }
}

extension SchemeCompiler {
  /// The tiers that stand under the choices, ordered, none over another and without a gap between.
  private mutating func tiers(_ scheme: Scheme, _ measure: SchemeExpression, _ scope: SchemeScope) -> [CompiledScheme.Tier] {
    let standing = scheme.tiers.filter { $0.when.map { stands($0, scope) } ?? true }
    switch measure.type {
    case .number: return scale(standing, measure, scope)
    case .word(let name): return wordTiers(standing, name, unpaid: scheme.unpaidWords, scheme, scope)
    default:
      if let place = scheme.measure?.place { fault("\(measure.type.label)不能分档，应为数、金额或取值是词的字段", at: place) }
      return []
    }
  }

  private mutating func stands(_ when: Sourced<String>, _ scope: SchemeScope) -> Bool {
    guard let rule = expression(when, scope, .truth) else { return true }
    guard rule.asked.isEmpty else {
      fault("用不用（when）只能看待定事项，不能看个人情况", at: when.place)
      return true
    }
    return rule.holds(in: constant) ?? true
  }

  /// Bounds need no beneficiary.
  private var constant: SchemeContext { SchemeContext(facts: BeneficiaryFacts(vocabulary), on: .earliest) }

  private mutating func bound(_ bound: SchemeTier.Bound?, _ measure: SchemeExpression, _ scope: SchemeScope) -> CompiledScheme.Bound? {
    guard let bound, let found = expression(bound.text, scope, measure.type) else { return nil }
    guard found.asked.isEmpty, let value = found.number(in: constant) else {
      fault("档次的上下限应为固定的数", at: bound.text.place)
      return nil
    }
    return CompiledScheme.Bound(value: value, isInclusive: bound.isInclusive)
  }

  private mutating func scale(
    _ tiers: [SchemeTier], _ measure: SchemeExpression, _ scope: SchemeScope
  ) -> [CompiledScheme.Tier] {
    var read: [(tier: SchemeTier, lower: CompiledScheme.Bound, upper: CompiledScheme.Bound?, amount: SchemeExpression)] = []
    for tier in tiers {
      if !tier.words.isEmpty { fault("按数分档的，用 from、to 写上下限，不用 is", at: tier.amount.place) }
      let lower = bound(tier.lower, measure, scope), upper = bound(tier.upper, measure, scope)
      guard let amount = expression(tier.amount, scope, .number(.money)), let lower else { continue }
      read.append((tier, lower, upper, amount))
    }
    read.sort { $0.lower.value < $1.lower.value }
    guard case .number(let dimension) = measure.type else { return [] }
    for index in read.indices.dropFirst() { meet(read[index - 1], read[index], step: dimension.step) }
    for index in read.indices {
      if let upper = read[index].upper, upper.value < read[index].lower.value, let place = read[index].tier.upper?.text.place {
        fault("这一档的上限低于下限", at: place)
      }
      // Without an upper bound a tier reaches up to the next.
      if read[index].upper == nil, index + 1 < read.count {
        let next = read[index + 1].lower
        read[index].upper = CompiledScheme.Bound(value: next.value, isInclusive: !next.isInclusive)
      }
    }
    return read.map {
      CompiledScheme.Tier(stated: $0.tier, lower: $0.lower, upper: $0.upper, words: [], amount: $0.amount)
    }
  }

  /// Whether the upper tier begins where the lower one ends.
  private mutating func meet(
    _ below: (tier: SchemeTier, lower: CompiledScheme.Bound, upper: CompiledScheme.Bound?, amount: SchemeExpression),
    _ above: (tier: SchemeTier, lower: CompiledScheme.Bound, upper: CompiledScheme.Bound?, amount: SchemeExpression), step: ExactNumber?
  ) {
    guard let place = above.tier.lower?.text.place else { return }
    let one = below.tier.upper?.text.value ?? below.tier.lower?.text.value ?? "", other = above.tier.lower?.text.value ?? ""
    guard let upper = below.upper else {
      if below.lower.value == above.lower.value, below.lower.isInclusive == above.lower.isInclusive {
        fault("两档的下限都是“\(other)”，重叠", at: place)
      }
      return
    }
    let lower = above.lower
    if lower.value < upper.value || (lower.value == upper.value && lower.isInclusive && upper.isInclusive) {
      return fault("这一档从“\(other)”起，和到“\(one)”止的一档重叠", at: place)
    }
    if lower.value == upper.value, lower.isInclusive != upper.isInclusive { return }
    // Whole things have nothing between 20 and 21.
    if let step, lower.isInclusive, upper.isInclusive, !(upper.value + step < lower.value) { return }
    fault("“\(one)”和“\(other)”之间没有哪一档管，请补上一档或改上下限", at: place)
  }

  private mutating func wordTiers(
    _ tiers: [SchemeTier], _ name: String, unpaid: [String], _ scheme: Scheme, _ scope: SchemeScope
  ) -> [CompiledScheme.Tier] {
    let field = vocabulary.place(of: name).map { vocabulary.fields[$0] }
    let known = field?.words ?? scope.choices[name]?.options ?? []
    var seen: Set<String> = Set(unpaid)
    for word in unpaid where !known.contains(word) { fault("“\(name)”没有“\(word)”这个取值", at: scheme.measure?.place ?? scheme.basis.place) }
    var compiled: [CompiledScheme.Tier] = []
    for tier in tiers {
      if let lower = tier.lower { fault("按词分档的，用 is 写取值，不用上下限", at: lower.text.place) }
      let words = tier.words.flatMap { field?.groups[$0] ?? [$0] }
      for word in words {
        if !known.contains(word) { fault("“\(name)”没有“\(word)”这个取值，可以写的有：\(known.joined(separator: "、"))", at: tier.amount.place) }
        if !seen.insert(word).inserted { fault("“\(word)”在两档里都有，重叠", at: tier.amount.place) }
      }
      guard let amount = expression(tier.amount, scope, .number(.money)) else { continue }
      compiled.append(CompiledScheme.Tier(stated: tier, lower: nil, upper: nil, words: Set(words), amount: amount))
    }
    let open = known.filter { !seen.contains($0) }
    if !open.isEmpty, let place = scheme.measure?.place {
      fault("“\(open.joined(separator: "、"))”没有哪一档管。不发的写进 unpaid", at: place)
    }
    return compiled
  }
}
