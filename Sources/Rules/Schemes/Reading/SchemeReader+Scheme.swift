import HengData
import HengDomain
import HengValues

extension SchemeReader {
  private static let schemeKeys = [
    "id", "name", "basis", "source", "trust", "from", "to", "unit", "frequency", "status", "conditions", "terms", "measure", "tiers",
    "unpaid",
    "amount", "withoutAmount", "cap", "duplicates", "funding", "steps", "noticeDays", "evidence", "payee", "channel", "indicators",
    "choices", "notes",
  ]

  /// A scheme; nil where it lacks what every scheme has.
  mutating func scheme(_ node: DataNode, of county: SchemeCounty) -> Scheme? {
    let fields = entries(node, Self.schemeKeys)
    guard !fields.isEmpty else { return nil }
    let id = required("id", fields, in: node).flatMap { text($0) }
    let name = required("name", fields, in: node).flatMap { text($0) }
    let source = required("source", fields, in: node).flatMap { text($0) }
    let trust: Trust? = required("trust", fields, in: node).flatMap { choice($0) }
    let origin = SchemeOrigin(source: source ?? "", trust: trust ?? .D)
    let basis = stated(required("basis", fields, in: node), origin)
    let from = value(required("from", fields, in: node), origin) { text throws(ValueError) in try CivilDate(text) }
    let unit: Sourced<BeneficiaryUnit>? = choice(required("unit", fields, in: node), origin)
    let frequency: Sourced<SchemeFrequency>? = choice(required("frequency", fields, in: node), origin)
    guard let id, let name, let basis, let from, let unit, let frequency, source != nil, trust != nil else { return nil }
    var scheme = Scheme(id: id, name: name, county: county, basis: basis, validFrom: from, unit: unit, frequency: frequency)
    if let to = fields["to"] { scheme.validTo = value(to, origin) { text throws(ValueError) in try CivilDate(text) } }
    if let to = scheme.validTo, to.value < from.value { add([SchemeFault("止期早于起期", at: to.place)]) }
    scheme.status = conditions(fields["status"], origin)
    scheme.conditions = conditions(fields["conditions"], origin)
    scheme.terms = fields["terms"].map { list($0).compactMap { term($0, origin) } } ?? []
    scheme.choices = fields["choices"].map { list($0).compactMap { choice($0, origin) } } ?? []
    readAmount(fields, origin, in: node, into: &scheme)
    readHandling(fields, origin, into: &scheme)
    return scheme
  }

  private mutating func readAmount(_ fields: [String: DataNode], _ origin: SchemeOrigin, in node: DataNode, into scheme: inout Scheme) {
    scheme.measure = stated(fields["measure"], origin)
    scheme.tiers = fields["tiers"].map { list($0).compactMap { tier($0, origin) } } ?? []
    scheme.unpaidWords = statedList(fields["unpaid"], origin).map(\.value)
    scheme.amount = stated(fields["amount"], origin)
    scheme.withoutAmount = stated(fields["withoutAmount"], origin)
    let ways = [scheme.amount != nil, fields["tiers"] != nil, scheme.withoutAmount != nil].count { $0 }
    if ways != 1 { fault("金额应写一处：分档写 measure 和 tiers，算式写 amount，文件没有标准的写 withoutAmount", at: node) }
    if fields["tiers"] != nil, fields["measure"] == nil { fault("分档要写明按什么分：measure", at: node) }
    scheme.cap = fields["cap"].flatMap { cap($0, origin) }
    scheme.duplicateKeys = fields["duplicates"].map { list($0).compactMap { duplicateKey($0, origin, scheme.frequency.value) } } ?? []
  }

  private mutating func readHandling(_ fields: [String: DataNode], _ origin: SchemeOrigin, into scheme: inout Scheme) {
    if let node = fields["funding"] { scheme.funding = list(node).compactMap { funding($0, origin) } }
    let shares = scheme.funding.map(\.value.share.ratio).reduce(Ratio.zero, +)
    if let node = fields["funding"], shares != .one { fault("各级分担之和是\(Percentage(of: shares).text)，应为100%", at: node) }
    scheme.steps = statedList(fields["steps"], origin)
    if let node = fields["noticeDays"] {
      scheme.noticeDays = value(node, origin) { text throws(ValueError) in
        guard let days = Int(text), (1...365).contains(days) else {
          throw ValueError(what: "公示天数", text: text, reason: "应为1—365的整数", remedy: "请写天数，例如 5")
        }
        return days
      }
    }
    scheme.evidence = statedList(fields["evidence"], origin)
    scheme.payee = stated(fields["payee"], origin)
    scheme.channel = stated(fields["channel"], origin)
    scheme.indicatorsFed = statedList(fields["indicators"], origin)
    scheme.notes = statedList(fields["notes"], origin)
  }

  mutating func conditions(_ node: DataNode?, _ origin: SchemeOrigin) -> [SchemeCondition] {
    guard let node else { return [] }
    return list(node).compactMap { item in
      let fields = entries(item, ["code", "rule", "refusal", "source", "trust"])
      let own = self.origin(fields, origin)
      let code = required("code", fields, in: item).flatMap { text($0) }
      let rule = stated(required("rule", fields, in: item), own)
      let refusal = required("refusal", fields, in: item).flatMap { text($0) }
      guard let code, let rule, let refusal else { return nil }
      return SchemeCondition(code: code, rule: rule, refusal: refusal)
    }
  }

  private mutating func term(_ node: DataNode, _ origin: SchemeOrigin) -> SchemeTerm? {
    let fields = entries(node, ["name", "rule", "source", "trust"])
    let own = self.origin(fields, origin)
    let name = required("name", fields, in: node).flatMap { text($0) }
    let rule = stated(required("rule", fields, in: node), own)
    guard let name, let rule else { return nil }
    return SchemeTerm(name: name, rule: rule)
  }

  private mutating func tier(_ node: DataNode, _ origin: SchemeOrigin) -> SchemeTier? {
    let fields = entries(node, ["from", "above", "to", "below", "is", "amount", "when", "source", "trust"])
    let own = self.origin(fields, origin)
    if fields["from"] != nil, let above = fields["above"] { fault("下限只能写 from（含）或 above（不含）之一", at: above) }
    if fields["to"] != nil, let below = fields["below"] { fault("上限只能写 to（含）或 below（不含）之一", at: below) }
    let lower = bound(fields["from"], fields["above"], own), upper = bound(fields["to"], fields["below"], own)
    var words: [String] = []
    if let node = fields["is"] {
      if case .list = node.content { words = statedList(node, own).map(\.value) } else { words = text(node).map { [$0] } ?? [] }
    }
    if lower == nil, words.isEmpty { fault("这一档没有下限。写 from、above，或按词分档写 is", at: node) }
    guard let amount = stated(required("amount", fields, in: node), own) else { return nil }
    return SchemeTier(lower: lower, upper: upper, words: words, amount: amount, when: stated(fields["when"], own))
  }

  private mutating func bound(_ inclusive: DataNode?, _ exclusive: DataNode?, _ origin: SchemeOrigin) -> SchemeTier.Bound? {
    if let found = stated(inclusive, origin) { return SchemeTier.Bound(found, isInclusive: true) }
    return stated(exclusive, origin).map { SchemeTier.Bound($0, isInclusive: false) }
  }

  private mutating func cap(_ node: DataNode, _ origin: SchemeOrigin) -> SchemeCap? {
    let fields = entries(node, ["amount", "per", "period", "source", "trust"])
    let own = self.origin(fields, origin)
    let amount = stated(required("amount", fields, in: node), own)
    let period: SchemeFrequency? = fields["period"].flatMap { choice($0) }
    guard let amount else { return nil }
    return SchemeCap(amount: amount, keys: statedList(fields["per"], own).map(\.value), period: period ?? .once)
  }

  private mutating func duplicateKey(_ node: DataNode, _ origin: SchemeOrigin, _ usual: SchemeFrequency) -> SchemeDuplicateKey? {
    let fields = entries(node, ["fields", "period", "when", "source", "trust"])
    let own = self.origin(fields, origin)
    guard let keys = required("fields", fields, in: node) else { return nil }
    let period: SchemeFrequency? = fields["period"].flatMap { choice($0) }
    let names = statedList(keys, own).map(\.value)
    return SchemeDuplicateKey(
      fields: Sourced(names, source: own.source, trust: own.trust, place: place(keys)), period: period ?? usual,
      when: stated(fields["when"], own))
  }

  private mutating func funding(_ node: DataNode, _ origin: SchemeOrigin) -> Sourced<SchemeFunding>? {
    let fields = entries(node, ["level", "share", "source", "trust"])
    let own = self.origin(fields, origin)
    let level = required("level", fields, in: node).flatMap { text($0) }
    let share = value(required("share", fields, in: node), own) { text throws(ValueError) in try Percentage(parsing: text) }
    guard let level, let share else { return nil }
    return share.map { SchemeFunding(level: level, share: $0) }
  }

  private mutating func choice(_ node: DataNode, _ origin: SchemeOrigin) -> SchemeChoice? {
    let fields = entries(node, ["name", "question", "options", "usual", "reason", "source", "trust"])
    let own = self.origin(fields, origin)
    let name = required("name", fields, in: node).flatMap { text($0) }
    let question = required("question", fields, in: node).flatMap { text($0) }
    let options = statedList(required("options", fields, in: node), own).map(\.value)
    let usual = stated(required("usual", fields, in: node), own)
    let reason = required("reason", fields, in: node).flatMap { text($0) }
    guard let name, let question, let usual, let reason else { return nil }
    if Set(options).count < max(2, options.count) { fault("待定事项至少要有两种不同的取法", at: node) }
    if !options.contains(usual.value) {
      add([SchemeFault("“\(usual.value)”不在取法之中：\(options.joined(separator: "、"))", at: usual.place)])
    }
    return SchemeChoice(name: name, question: question, options: options, usual: usual, reason: reason)
  }
}
