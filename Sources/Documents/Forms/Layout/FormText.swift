import HengValues

/// The words of a cell in a form file, with the fields that stand in them (表内文字): `项目资金（{{金额单位}}）`.
package struct FormText: Hashable, Sendable {
  package enum Piece: Hashable, Sendable {
    case words(String)
    case field(FormField)
  }

  package var pieces: [Piece]

  package init(_ pieces: [Piece]) { self.pieces = pieces }

  /// A tag that names no field, or braces that do not close.
  package struct UnknownTag: Error, Hashable, Sendable {
    package let name: String

    package var message: String {
      name.isEmpty ? "标记没有写完，应为 {{字段名}}" : "没有名为“\(name)”的字段\(Self.nearest(name))"
    }

    /// The fields whose names share most characters with it.
    private static func nearest(_ name: String) -> String {
      let wanted = Set(name)
      let likely = FormField.allCases.map(\.name).map { (name: $0, shared: wanted.intersection($0).count) }.filter { $0.shared >= 2 }
      guard !likely.isEmpty else { return "，heng form fields 列出所有字段" }
      let best = likely.sorted { ($0.shared, $1.name.count) > ($1.shared, $0.name.count) }.prefix(3)
      return "，相近的有：\(best.map(\.name).joined(separator: "、"))"
    }
  }

  package init(parsing text: String) throws(UnknownTag) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstRange(of: "{{") {
      if open.lowerBound > rest.startIndex { pieces.append(.words(String(rest[..<open.lowerBound]))) }
      guard let close = rest[open.upperBound...].firstRange(of: "}}") else { throw UnknownTag(name: "") }
      let name = String(rest[open.upperBound..<close.lowerBound]).trimmedSpaces
      guard let field = FormField(named: name) else { throw UnknownTag(name: name) }
      pieces.append(.field(field))
      rest = rest[close.upperBound...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    self.pieces = pieces
  }

  /// As it is written in a file.
  package var written: String {
    pieces.map { piece in
      switch piece {
      case .words(let words): words
      case .field(let field): "{{\(field.name)}}"
      }
    }.joined()
  }

  package var fields: [FormField] {
    pieces.compactMap { if case .field(let field) = $0 { field } else { nil } }
  }

  package var isEmpty: Bool { pieces.isEmpty }

  /// Fixed words of the form, at most with words that vary from paper to paper in them.
  package var isLabel: Bool { fields.allSatisfy { $0.type == .label } }

  /// The field that fills the whole cell, or the box behind fixed words.
  package var valueField: FormField? { fields.first { $0.type != .label } }

  /// The fixed words alone.
  var words: String {
    pieces.compactMap { if case .words(let words) = $0 { words } else { nil } }.joined()
  }
}
