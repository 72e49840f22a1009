import HengData
import HengDomain
import HengValues

/// Where a value is stated, unless it says otherwise itself (出处).
struct SchemeOrigin: Sendable {
  var source: String
  var trust: Trust
}

/// Reads placed YAML and notes every fault (读取方案文件). What cannot be read is left out, and the reading goes on.
struct SchemeReader {
  let file: String
  private(set) var faults: [SchemeFault] = []

  init(file: String) { self.file = file }

  func place(_ node: DataNode) -> Place { Place(file: file, line: node.line, column: node.column) }

  mutating func fault(_ reason: String, at node: DataNode) { faults.append(SchemeFault(reason, at: place(node))) }

  mutating func add(_ found: [SchemeFault]) { faults += found }

  /// The keys of a mapping; an unknown one is a fault.
  mutating func entries(_ node: DataNode, _ known: [String]) -> [String: DataNode] {
    guard case .entries(let entries) = node.content else {
      fault("这里应为成组的项：\(known.joined(separator: "、"))", at: node)
      return [:]
    }
    var found: [String: DataNode] = [:]
    for entry in entries {
      guard case .text(let key) = entry.key.content, known.contains(key) else {
        let word = if case .text(let key) = entry.key.content { key } else { "" }
        fault("没有“\(word)”这一项，可以写的有：\(known.joined(separator: "、"))", at: entry.key)
        continue
      }
      found[key] = entry.value
    }
    return found
  }

  mutating func required(_ key: String, _ entries: [String: DataNode], in node: DataNode) -> DataNode? {
    if let found = entries[key] { return found }
    fault("缺少“\(key)”这一项", at: node)
    return nil
  }

  mutating func text(_ node: DataNode) -> String? {
    guard case .text(let text) = node.content, !text.trimmedSpaces.isEmpty else {
      fault("这里应为文字，不能为空", at: node)
      return nil
    }
    return text
  }

  mutating func list(_ node: DataNode) -> [DataNode] {
    if case .list(let items) = node.content { return items }
    fault("这里应为清单：每行一项，前面写“- ”", at: node)
    return []
  }

  /// `text`, or `{value: text, source: …, trust: …}`.
  mutating func stated(_ node: DataNode, _ origin: SchemeOrigin) -> Sourced<String>? {
    guard case .entries = node.content else {
      return text(node).map { Sourced($0, source: origin.source, trust: origin.trust, place: place(node)) }
    }
    let fields = entries(node, ["value", "source", "trust"])
    let own = self.origin(fields, origin)
    guard let value = required("value", fields, in: node), let text = text(value) else { return nil }
    return Sourced(text, source: own.source, trust: own.trust, place: place(value))
  }

  mutating func stated(_ node: DataNode?, _ origin: SchemeOrigin) -> Sourced<String>? {
    guard let node else { return nil }
    return stated(node, origin)
  }

  mutating func statedList(_ node: DataNode?, _ origin: SchemeOrigin) -> [Sourced<String>] {
    guard let node else { return [] }
    return list(node).compactMap { stated($0, origin) }
  }

  /// The origin that a mapping states, over the inherited one.
  mutating func origin(_ fields: [String: DataNode], _ inherited: SchemeOrigin) -> SchemeOrigin {
    var origin = inherited
    if let node = fields["source"], let text = text(node) { origin.source = text }
    if let node = fields["trust"], let found: Trust = choice(node) { origin.trust = found }
    return origin
  }

  mutating func choice<Value: RawRepresentable & CaseIterable>(_ node: DataNode) -> Value? where Value.RawValue == String {
    guard let text = text(node) else { return nil }
    if let value = Value(rawValue: text) { return value }
    fault("没有“\(text)”这个写法，可选：\(Value.allCases.map(\.rawValue).joined(separator: "、"))", at: node)
    return nil
  }

  mutating func choice<Value: RawRepresentable & CaseIterable & Sendable>(
    _ node: DataNode?, _ origin: SchemeOrigin
  ) -> Sourced<Value>? where Value.RawValue == String {
    guard let node, let words = stated(node, origin) else { return nil }
    guard let value = Value(rawValue: words.value) else {
      faults.append(
        SchemeFault("没有“\(words.value)”这个写法，可选：\(Value.allCases.map(\.rawValue).joined(separator: "、"))", at: words.place))
      return nil
    }
    return words.map { _ in value }
  }

  /// A value of which `read` makes something, or says why not.
  mutating func value<Value>(
    _ node: DataNode?, _ origin: SchemeOrigin, _ read: (String) throws(ValueError) -> Value
  ) -> Sourced<Value>? {
    guard let node, let words = stated(node, origin) else { return nil }
    do throws(ValueError) {
      let value = try read(words.value)
      return words.map { _ in value }
    } catch {
      faults.append(SchemeFault("“\(words.value)”不能用：\(error.reason)。\(error.remedy)", at: words.place))
      return nil
    }
  }
}
