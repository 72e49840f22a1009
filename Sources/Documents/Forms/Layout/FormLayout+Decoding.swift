package import HengData
import HengDomain

/// Reads form files (读表样文件). A key that no form has is refused, with the place of whatever is wrong.
extension FormLayout {
  package static func read(_ text: String, file: String) throws(DataError) -> FormLayout {
    try YAMLData.decode(FormLayout.self, from: text, file: file)
  }
}

extension FormLayout: Decodable {
  private enum Keys: String, CodingKey, CaseIterable {
    case form, kind, name, region, source, trust, arrangement, sheet, title, caption, page, type, columns, values, blocks, notes
  }

  package init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    key = try fields.decode(String.self, forKey: .form)
    name = try fields.decode(String.self, forKey: .name)
    region = try fields.decode(String.self, forKey: .region)
    let kindName = try fields.decode(String.self, forKey: .kind)
    guard let kind = FormKind(rawValue: kindName) else {
      let known = FormKind.allCases.map(\.rawValue).joined(separator: "、")
      throw DataFault.error("没有名为“\(kindName)”的表格种类，可写：\(known)", at: decoder.codingPath + [Keys.kind])
    }
    self.kind = kind
    let arrangement = try fields.decodeIfPresent(Arrangement.self, forKey: .arrangement) ?? .printed
    source = FormSource(
      text: try fields.decode(String.self, forKey: .source), trust: try fields.decode(FormSource.Trust.self, forKey: .trust),
      isOwnArrangement: arrangement == .ours)
    sheet = try fields.decode(String.self, forKey: .sheet)
    title = try fields.decode([FormText].self, forKey: .title)
    caption = try fields.decodeIfPresent(FormCaption.self, forKey: .caption) ?? FormCaption()
    page = try fields.decode(FormPage.self, forKey: .page).setup
    type = try fields.decodeIfPresent(FormType.self, forKey: .type) ?? FormType()
    columns = try fields.decode([Int].self, forKey: .columns)
    values = try fields.decodeIfPresent(FormValueStyle.self, forKey: .values) ?? FormValueStyle()
    blocks = try fields.decode([FormBlock].self, forKey: .blocks)
    notes = try fields.decodeIfPresent([String].self, forKey: .notes) ?? []
    try check(at: decoder.codingPath)
  }

  private enum Arrangement: String, Decodable { case printed, ours }
}

extension FormText: Decodable {
  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    do throws(UnknownTag) { try self.init(parsing: text) } catch { throw DataFault.error(error.message, at: decoder.codingPath) }
  }
}

extension FormCaption: Decodable {
  private enum Keys: String, CodingKey, CaseIterable { case left, centre, right }

  package init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    left = try fields.decodeIfPresent(FormText.self, forKey: .left) ?? FormText([])
    centre = try fields.decodeIfPresent(FormText.self, forKey: .centre) ?? FormText([])
    right = try fields.decodeIfPresent(FormText.self, forKey: .right) ?? FormText([])
  }
}

/// `page: {orientation: landscape, top: 12}`; margins in millimetres, those left out as usual.
private struct FormPage: Decodable {
  let setup: PageSetup

  private enum Keys: String, CodingKey, CaseIterable { case orientation, top, bottom, left, right }

  init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    var setup = PageSetup(orientation: try fields.decode(PageSetup.Orientation.self, forKey: .orientation))
    let margins: [(Keys, WritableKeyPath<PageSetup, Int>)] = [
      (.top, \.top), (.bottom, \.bottom), (.left, \.left), (.right, \.right),
    ]
    for (key, margin) in margins {
      guard let length = try fields.decodeIfPresent(Int.self, forKey: key) else { continue }
      guard (5...60).contains(length) else { throw DataFault.error("页边距应在5至60毫米之间", at: decoder.codingPath + [key]) }
      setup[keyPath: margin] = length
    }
    self.setup = setup
  }
}

extension FormType: Decodable {
  private enum Keys: String, CodingKey, CaseIterable { case size, least }

  /// Points, with halves: `10.5`.
  package init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    func halves(_ key: Keys) throws -> Int? {
      guard let text = try fields.decodeIfPresent(String.self, forKey: key) else { return nil }
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      guard let points = Int(parts[0]), (5...22).contains(points), parts.count == 1 || (parts.count == 2 && ["0", "5"].contains(parts[1]))
      else { throw DataFault.error("字号应为5至22磅，可带半磅，例如 10.5", at: decoder.codingPath + [key]) }
      return points * 2 + (parts.count == 2 && parts[1] == "5" ? 1 : 0)
    }
    (size, least) = (try halves(.size), try halves(.least))
    if let size, let least, least > size { throw DataFault.error("最小字号大于字号", at: decoder.codingPath) }
  }
}

extension FormValueStyle: Decodable {
  private enum Keys: String, CodingKey, CaseIterable { case decimals, spaced, obligations }

  package init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    decimals = try fields.decodeIfPresent(Int.self, forKey: .decimals) ?? 0
    guard (0...6).contains(decimals) else { throw DataFault.error("小数位数应在0至6之间", at: decoder.codingPath + [Keys.decimals]) }
    isSpaced = try fields.decodeIfPresent(Bool.self, forKey: .spaced) ?? false
    obligations = try fields.decodeIfPresent([String: String].self, forKey: .obligations) ?? [:]
    let labels = IndicatorLevel2.allCases.map(\.label)
    for label in obligations.keys.sorted() where !labels.contains(label) {
      throw DataFault.error(
        "没有名为“\(label)”的二级指标，可写：\(labels.joined(separator: "、"))", at: decoder.codingPath + [Keys.obligations])
    }
  }
}

extension FormBlock: Decodable {
  private enum Keys: String, CodingKey, CaseIterable { case rows, indicators }

  package init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    if fields.contains(.indicators) {
      self = .indicators(try fields.decode(FormIndicators.self, forKey: .indicators))
    } else {
      self = .rows(try fields.decode([[FormCell]].self, forKey: .rows))
    }
  }
}

extension FormIndicators: Decodable {
  private enum Keys: String, CodingKey, CaseIterable { case header, row }

  package init(from decoder: any Decoder) throws {
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    header = try fields.decode([[FormCell]].self, forKey: .header)
    row = try fields.decode([FormCell].self, forKey: .row)
  }
}

extension FormCell: Decodable {
  private enum Keys: String, CodingKey, CaseIterable { case text, rows, columns, align, bold }

  /// A bare text, or `{text: …, rows: 2, columns: 4, align: centre, bold: true}`; `rows: block` reaches to the end of the indicators.
  package init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      _ = text
      self.init(try FormText(from: decoder))
      return
    }
    try decoder.requireKeys(Keys.allCases.map(\.rawValue))
    let fields = try decoder.container(keyedBy: Keys.self)
    let rows = try fields.decodeIfPresent(String.self, forKey: .rows) ?? "1"
    guard rows == "block" || (Int(rows).map { FormLayout.extent.contains($0) } ?? false) else {
      throw DataFault.error("rows 应为1至\(FormLayout.extent.upperBound)的整数，或 block", at: decoder.codingPath + [Keys.rows])
    }
    let columns = try fields.decodeIfPresent(Int.self, forKey: .columns) ?? 1
    guard FormLayout.extent.contains(columns) else {
      throw DataFault.error("columns 应为1至\(FormLayout.extent.upperBound)的整数", at: decoder.codingPath + [Keys.columns])
    }
    self.init(
      try fields.decode(FormText.self, forKey: .text), rows: Int(rows) ?? 1, columns: columns, spansBlock: rows == "block",
      alignment: try fields.decodeIfPresent(Cell.Alignment.self, forKey: .align),
      isBold: try fields.decodeIfPresent(Bool.self, forKey: .bold) ?? false)
  }
}
