import HengData
import HengDomain
import HengValues

/// What a county's scheme file holds (县的方案文件).
struct SchemeFile: Sendable {
  var county: SchemeCounty
  var schemes: [Scheme]
  var exclusions: [SchemeExclusion]
}

extension SchemeReader {
  /// A county's schemes and what excludes what; `common` conditions come before those of every scheme.
  mutating func file(_ node: DataNode) -> SchemeFile? {
    let fields = entries(node, ["county", "name", "division", "common", "schemes", "exclusions"])
    let key = required("county", fields, in: node).flatMap { text($0) }
    let name = required("name", fields, in: node).flatMap { text($0) }
    let division = value(required("division", fields, in: node), SchemeOrigin(source: "", trust: .S)) { text throws(ValueError) in
      try AdministrativeDivision(text).text
    }
    guard let key, let name, let division else { return nil }
    let county = SchemeCounty(key: key, name: name, division: division.value)
    let common = commonConditions(fields["common"])
    var schemes: [Scheme] = []
    for item in required("schemes", fields, in: node).map({ list($0) }) ?? [] {
      guard var scheme = scheme(item, of: county) else { continue }
      scheme.status = common + scheme.status
      let clash = schemes.contains { other in
        other.id == scheme.id && other.validFrom.value <= (scheme.validTo?.value ?? .latest)
          && scheme.validFrom.value <= (other.validTo?.value ?? .latest)
      }
      if clash { fault("方案 \(scheme.id) 的有效期与前面同一编号的重叠，请写明止期 to", at: item) }
      schemes.append(scheme)
    }
    let exclusions = fields["exclusions"].map { list($0).compactMap { exclusion($0) } } ?? []
    return SchemeFile(county: county, schemes: schemes, exclusions: exclusions)
  }

  private mutating func commonConditions(_ node: DataNode?) -> [SchemeCondition] {
    guard let node else { return [] }
    for item in list(node) { requireOrigin(item) }
    return conditions(node, SchemeOrigin(source: "", trust: .D))
  }

  /// Nothing above it has an origin that it could inherit.
  private mutating func requireOrigin(_ node: DataNode) {
    guard case .entries(let entries) = node.content else { return }
    for key in ["source", "trust"] where !entries.contains(where: { if case .text(key) = $0.key.content { true } else { false } }) {
      fault("缺少“\(key)”这一项", at: node)
    }
  }

  private mutating func exclusion(_ node: DataNode) -> SchemeExclusion? {
    let fields = entries(node, ["name", "schemes", "keep", "per", "when", "period", "reason", "source", "trust"])
    requireOrigin(node)
    let own = origin(fields, SchemeOrigin(source: "", trust: .D))
    let name = required("name", fields, in: node).flatMap { text($0) }
    let schemes = statedList(required("schemes", fields, in: node), own)
    let keeping: SchemeExclusion.Keeping? = required("keep", fields, in: node).flatMap { choice($0) }
    let keys = statedList(required("per", fields, in: node), own).map(\.value)
    let period: SchemeFrequency? = required("period", fields, in: node).flatMap { choice($0) }
    let reason = stated(required("reason", fields, in: node), own)
    guard let name, let keeping, let period, let reason else { return nil }
    return SchemeExclusion(
      name: name, schemes: schemes, keeping: keeping, keys: keys, when: stated(fields["when"], own), period: period, reason: reason)
  }

  /// The fields that schemes may ask (字段表).
  mutating func vocabulary(_ node: DataNode) -> SchemeVocabulary {
    let fields = entries(node, ["fields"])
    var found: [SchemeField] = []
    for item in required("fields", fields, in: node).map({ list($0) }) ?? [] {
      guard let field = field(item) else { continue }
      for name in [field.name] + field.headings where found.contains(where: { $0.name == name || $0.headings.contains(name) }) {
        fault("“\(name)”已经是前面一个字段的名字或栏目名", at: item)
      }
      found.append(field)
    }
    return SchemeVocabulary(found)
  }

  private static let kinds: [String: SchemeField.Kind] = [
    "取值": .word, "文字": .text, "几项文字": .list, "是否": .truth, "金额": .money, "比例": .share, "日期": .date, "身份证号": .idNumber,
    "信用代码": .creditCode,
  ]

  private mutating func field(_ node: DataNode) -> SchemeField? {
    let fields = entries(node, ["name", "kind", "words", "groups", "otherWritings", "headings", "private"])
    let origin = SchemeOrigin(source: "", trust: .D)
    guard let name = required("name", fields, in: node).flatMap({ text($0) }), let kindNode = required("kind", fields, in: node),
      let written = text(kindNode)
    else { return nil }
    let kind: SchemeField.Kind
    if let known = Self.kinds[written] {
      kind = known
    } else if let unit = MeasureUnit(rawValue: written) {
      kind = .count(unit)
    } else {
      fault("没有“\(written)”这种字段，可选：\(Self.kinds.keys.sorted().joined(separator: "、"))，或计量单位", at: kindNode)
      return nil
    }
    var field = SchemeField(
      name: name, kind: kind, words: statedList(fields["words"], origin).map(\.value),
      headings: statedList(fields["headings"], origin).map(\.value), isPrivate: fields["private"].flatMap { text($0) } == "是")
    field.otherWritings = pairs(fields["otherWritings"]).reduce(into: [:]) { all, pair in
      for writing in pair.value { all[writing] = pair.key }
    }
    field.groups = pairs(fields["groups"])
    if kind == .word, field.words.isEmpty { fault("字段“\(name)”没有写可以取的值 words", at: node) }
    for word in field.groups.values.joined() + Array(field.otherWritings.values) where !field.words.contains(word) {
      fault("“\(word)”不在字段“\(name)”的取值之中", at: node)
    }
    return field
  }

  private mutating func pairs(_ node: DataNode?) -> [String: [String]] {
    guard let node, case .entries(let entries) = node.content else { return [:] }
    var found: [String: [String]] = [:]
    for entry in entries {
      guard let key = text(entry.key) else { continue }
      found[key] = statedList(entry.value, SchemeOrigin(source: "", trust: .D)).map(\.value)
    }
    return found
  }

  /// Figures by day of publication (数列).
  mutating func series(_ node: DataNode) -> [DatedSeries] {
    let fields = entries(node, ["series"])
    return (required("series", fields, in: node).map { list($0) } ?? []).compactMap { item in
      let fields = entries(item, ["name", "values"])
      guard let name = required("name", fields, in: item).flatMap({ text($0) }) else { return nil }
      var values: [(from: CivilDate, value: Sourced<Percentage>)] = []
      for line in required("values", fields, in: item).map({ list($0) }) ?? [] {
        let fields = entries(line, ["from", "value", "source", "trust"])
        requireOrigin(line)
        let own = origin(fields, SchemeOrigin(source: "", trust: .D))
        let from = value(required("from", fields, in: line), own) { text throws(ValueError) in try CivilDate(text) }
        let figure = value(required("value", fields, in: line), own) { text throws(ValueError) in try Percentage(parsing: text) }
        if let from, let figure { values.append((from.value, figure)) }
      }
      return DatedSeries(name: name, values: values)
    }
  }
}
