import HengDomain

extension FormLayout {
  /// The layout as a form file (写成表样文件); reading it gives the layout again.
  package var written: String {
    var lines = [
      "form: \(key.scalar)", "kind: \(kind.rawValue)", "name: \(name.scalar)", "region: \(region.scalar)", "source: \(source.text.scalar)",
      "trust: \(source.trust.rawValue)",
    ]
    if source.isOwnArrangement { lines.append("arrangement: ours") }
    lines += ["sheet: \(sheet.scalar)", "title:"] + title.map { "  - \($0.written.scalar)" }
    let captions = [("left", caption.left), ("centre", caption.centre), ("right", caption.right)].filter { !$0.1.isEmpty }
    if !captions.isEmpty { lines.append("caption: {\(captions.map { "\($0.0): \($0.1.written.scalar)" }.joined(separator: ", "))}") }
    lines.append("page: \(page.written)")
    let sizes = [("size", type.size), ("least", type.least)].compactMap { name, size in size.map { "\(name): \($0.points)" } }
    if !sizes.isEmpty { lines.append("type: {\(sizes.joined(separator: ", "))}") }
    lines.append("columns: [\(columns.map(String.init).joined(separator: ", "))]")
    lines += values.written + ["blocks:"] + blocks.flatMap(\.written)
    if !notes.isEmpty { lines += ["notes:"] + notes.map { "  - \($0.scalar)" } }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension PageSetup {
  fileprivate var written: String {
    let usual = PageSetup(orientation: orientation)
    let margins: [(String, KeyPath<PageSetup, Int>)] = [("top", \.top), ("bottom", \.bottom), ("left", \.left), ("right", \.right)]
    let own = margins.filter { self[keyPath: $0.1] != usual[keyPath: $0.1] }.map { ", \($0.0): \(self[keyPath: $0.1])" }
    return "{orientation: \(orientation.rawValue)\(own.joined())}"
  }
}

extension FormValueStyle {
  fileprivate var written: [String] {
    var lines: [String] = []
    if decimals > 0 { lines.append("  decimals: \(decimals)") }
    if isSpaced { lines.append("  spaced: true") }
    let demands = IndicatorLevel2.allCases.compactMap { level in
      obligations[level.label].map { "\(level.label.scalar): \($0.scalar)" }
    }
    if !demands.isEmpty { lines.append("  obligations: {\(demands.joined(separator: ", "))}") }
    return lines.isEmpty ? [] : ["values:"] + lines
  }
}

extension FormBlock {
  fileprivate var written: [String] {
    switch self {
    case .rows(let rows): ["  - rows:"] + rows.map { "      - [\($0.map { $0.written() }.joined(separator: ", "))]" }
    case .indicators(let block):
      ["  - indicators:", "      header:"]
        + block.header.map { "        - [\($0.map { $0.written() }.joined(separator: ", "))]" }
        + ["      row: [\(block.row.map { $0.written() }.joined(separator: ", "))]"]
    }
  }
}

extension FormCell {
  fileprivate func written() -> String {
    var parts = ["text: \(text.written.scalar)"]
    if spansBlock { parts.append("rows: block") } else if rows > 1 { parts.append("rows: \(rows)") }
    if columns > 1 { parts.append("columns: \(columns)") }
    if let alignment { parts.append("align: \(alignment.rawValue)") }
    if isBold { parts.append("bold: true") }
    return parts.count == 1 ? text.written.scalar : "{\(parts.joined(separator: ", "))}"
  }
}

extension Int {
  /// Half points as points: `21` is 10.5.
  fileprivate var points: String { self % 2 == 0 ? "\(self >> 1)" : "\(self >> 1).5" }
}

extension String {
  /// As a value of YAML that stands in a list or mapping: bare where it can, else in quotes.
  fileprivate var scalar: String {
    let isPlain =
      !isEmpty && !unicodeScalars.contains { "{}[],:#&*!|>'\"%@`?-\\\n\t=~<".unicodeScalars.contains($0) || $0.value < 0x20 }
      && first != " " && last != " " && first?.isNumber == false
      && !["true", "false", "null", "yes", "no", "on", "off"].contains(lowercased())
    if isPlain { return self }
    let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }
}
