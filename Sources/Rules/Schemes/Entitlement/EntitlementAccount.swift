package import HengDomain
package import HengValues

/// Why somebody gets an amount or none, said for three readers (说明): the villager, the clerk, the auditor; and as a trace.
package struct EntitlementAccount: Sendable {
  /// A row of the clerk's table: step, what the roster holds, what the scheme asks, the judgement.
  package struct Row: Hashable, Sendable {
    package let step: String
    package let known: String
    package let rule: String
    package let judgement: String
  }

  package let villager: String
  package let clerk: [Row]
  package let auditor: [String]
  package let trace: Trace
}

/// Says how an entitlement came about (说明的写法).
struct EntitlementTeller {
  let entitlement: Entitlement
  let facts: BeneficiaryFacts
  let on: CivilDate
  let vocabulary: SchemeVocabulary
  /// The roster and the line on which the facts stand.
  let source: String
  let line: Int

  private(set) var rows: [EntitlementAccount.Row] = []
  private(set) var clauses: [String] = []
  private(set) var traces: [Trace] = []

  init(_ entitlement: Entitlement, _ facts: BeneficiaryFacts, on: CivilDate, vocabulary: SchemeVocabulary, source: String, line: Int) {
    self.entitlement = entitlement
    self.facts = facts
    self.on = on
    self.vocabulary = vocabulary
    self.source = source
    self.line = line
  }

  var context: SchemeContext { SchemeContext(facts: facts, on: on) }

  mutating func account(_ library: SchemeLibrary) -> EntitlementAccount {
    let day = "基准日\(on.chineseText)"
    guard let version = entitlement.version else {
      let words = SchemeWords.notInForce(entitlement.schemeID, library.versions(of: entitlement.schemeID).map(\.scheme), on)
      let trace = Trace(entitlement.schemeID, value: "不予发放", origin: .definition(words))
      return EntitlementAccount(
        villager: "这次不能领取\(library.versions(of: entitlement.schemeID).first?.scheme.name ?? entitlement.schemeID)：\(words)。",
        clerk: [EntitlementAccount.Row(step: "有效期", known: day, rule: words, judgement: "不予发放")],
        auditor: ["\(entitlement.schemeID)：\(words)"], trace: trace)
    }
    let scheme = version.scheme
    add(
      "有效期", known: day, rule: SchemeWords.validity(scheme), judgement: "有效", [], name: "有效期", scheme.validFrom.sourceText)
    tellConditions(version)
    tellAmount(version)
    tellEnd()
    let value = entitlement.refusal == nil ? entitlement.amount.plainYuan : "不予发放（\(entitlement.refusal?.code ?? "")）"
    let trace = Trace(
      "\(scheme.name)（\(scheme.id)）", value: value, formula: formula(version), rule: scheme.basis.value, children: traces)
    let head = "\(scheme.id) \(scheme.name)，依据\(scheme.basis.value)（\(scheme.basis.sourceText)），\(day)，\(source)第\(line)行"
    return EntitlementAccount(
      villager: villager(version), clerk: rows, auditor: [head] + readings(version) + clauses + ["结论：\(value)"], trace: trace)
  }

  /// How what the papers leave open was read.
  private func readings(_ version: CompiledScheme) -> [String] {
    version.scheme.choices.map { choice in
      let chosen = version.chosen[choice.name] ?? choice.usual.value
      let reason = chosen == choice.usual.value ? "\(choice.reason)，来源 \(choice.usual.sourceText)" : "另行选定，默认是“\(choice.usual.value)”"
      return "待定事项“\(choice.name)”取“\(chosen)”：\(reason)"
    }
  }

  mutating func add(
    _ step: String, known: String, rule: String, judgement: String, _ fields: [Int], name: String, _ origin: String
  ) {
    let scheme = entitlement.schemeID
    rows.append(EntitlementAccount.Row(step: step, known: known, rule: rule, judgement: judgement))
    clauses.append("\(step)：规定“\(rule)”，来源 \(origin)；名册所载 \(known.isEmpty ? "无须" : known)；\(judgement)")
    let stated = Trace("规定", value: rule, origin: .parameter(name: "\(scheme) \(name)", basis: origin))
    traces.append(Trace(step, value: judgement, rule: scheme, children: fields.map(recorded) + [stated]))
  }

  private func recorded(_ place: Int) -> Trace {
    .recorded(vocabulary.fields[place].name, value: shown(place), Citation(paper: source, lines: "\(line)"))
  }

  func shown(_ place: Int) -> String {
    facts[place].map { vocabulary.fields[place].shown($0) } ?? "（空白）"
  }

  func known(_ fields: [Int]) -> String {
    fields.map { "\(vocabulary.fields[$0].name) \(shown($0))" }.joined(separator: "，")
  }

  private mutating func tellConditions(_ version: CompiledScheme) {
    for (place, condition) in (version.status + version.conditions).enumerated() {
      let holds = condition.rule.holds(in: context)
      let judgement = holds.map { $0 ? "符合" : "不符合：\(condition.stated.refusal)" } ?? "资料不全，无法判断"
      add(
        place < version.status.count ? "身份" : "条件", known: known(condition.rule.asked), rule: condition.rule.text, judgement: judgement,
        condition.rule.asked, name: condition.stated.code, condition.stated.rule.sourceText)
      if holds != true { return }
    }
  }

  private mutating func tellAmount(_ version: CompiledScheme) {
    if case .condition? = entitlement.refusal { return }
    if let measure = version.measure, let stated = version.scheme.measure {
      let tier = entitlement.tier.map { version.tiers[$0] }
      guard entitlement.tier != nil || entitlement.refusal == .noTier else { return }
      add(
        "档次", known: known(measure.asked), rule: tier.map { SchemeWords.tier($0, measure.type) } ?? SchemeWords.lowest(version),
        judgement: tier.map { "按\($0.amount.text)" } ?? "不在任何一档", measure.asked, name: "档次",
        (tier.map { $0.stated.amount.sourceText }) ?? stated.sourceText)
    }
    for term in version.terms {
      guard case .number(let dimension) = term.rule.type, let number = term.rule.number(in: context) else { continue }
      add(
        term.stated.name, known: known(term.rule.fields.filter { facts[$0] != nil }), rule: term.rule.text,
        judgement: SchemeWords.number(number, .number(dimension)), term.rule.fields.filter { facts[$0] != nil }, name: term.stated.name,
        term.stated.rule.sourceText)
    }
    guard let uncapped = entitlement.uncapped, let expression = expression(version), let stated = statedAmount(version) else { return }
    add(
      "标准", known: known(expression.asked), rule: expression.text, judgement: uncapped.plainYuan, expression.asked, name: "标准",
      stated.sourceText)
    guard let cap = version.cap, let room = entitlement.room else { return }
    let kept = min(uncapped, max(room, .zero))
    add(
      "封顶", known: "本次可发余额 \(room.plainYuan)", rule: cap.amount.text, judgement: kept == uncapped ? "未超过" : "只发\(kept.plainYuan)",
      cap.amount.asked, name: "封顶", cap.stated.amount.sourceText)
  }

  func expression(_ version: CompiledScheme) -> SchemeExpression? { entitlement.tier.map { version.tiers[$0].amount } ?? version.amount }

  private func statedAmount(_ version: CompiledScheme) -> Sourced<String>? {
    entitlement.tier.map { version.tiers[$0].stated.amount } ?? version.scheme.amount
  }

  private func formula(_ version: CompiledScheme) -> String? {
    guard entitlement.refusal == nil, let expression = expression(version) else { return nil }
    return expression.text
  }

  /// Exclusion and duplicates, where they decided.
  private mutating func tellEnd() {
    guard let refusal = entitlement.refusal else { return }
    let scheme = entitlement.schemeID
    switch refusal {
    case .excluded(let other, let rule, let line):
      add(
        "互斥", known: "第\(line)行已按 \(other) 计发", rule: rule, judgement: "不予发放", [], name: "互斥", "方案文件 exclusions “\(rule)”")
    case .duplicate(let line):
      let keys = entitlement.version?.duplicateKeys ?? []
      let names = keys.map { $0.stated.fields.value.joined(separator: "、") }.joined(separator: "；")
      add(
        "重复", known: "第\(line)行已计发", rule: "同一期内同一\(names)只发一次", judgement: "不予发放", keys.flatMap(\.fields), name: "重复",
        keys.first?.stated.fields.sourceText ?? scheme)
    case .missing(let fields):
      add(
        "资料", known: known(fields), rule: "判断和计算所需的栏目应填", judgement: "资料不全，不予发放", fields, name: "资料",
        entitlement.version?.scheme.basis.sourceText ?? scheme)
    case .withoutAmount:
      let stated = entitlement.version?.scheme.withoutAmount
      add(
        "标准", known: "", rule: stated?.value ?? "没有标准", judgement: "无法计算", [], name: "标准", stated?.sourceText ?? scheme)
    default: break
    }
  }
}

extension Entitlement {
  /// - Parameter source: the roster in which the facts stand, on that line.
  package func account(
    of facts: BeneficiaryFacts, in library: SchemeLibrary, on date: CivilDate, source: String, line: Int
  ) -> EntitlementAccount {
    var teller = EntitlementTeller(self, facts, on: date, vocabulary: library.vocabulary, source: source, line: line)
    return teller.account(library)
  }
}

extension Money {
  /// `5,000.00元`
  var plainYuan: String { "\(yuan.widened(to: 2)?.grouped ?? yuan.grouped)元" }
}
