package import HengDocuments
package import HengText
package import HengValues

/// What is private on a paper, text by text (文书中的个人信息): lines and cells, each with the words beside it, and numbers that run from
/// one line into the next.
package struct PaperPrivacy: Sendable {
  /// By block, then by cell; a line is one text.
  private(set) var stretches: [[[PrivateStretch]]]
  /// The numbers found, for messages that repeat them.
  package let known: PrivateMask.Known
  /// As it was read.
  package let original: Paper
  /// The paper with everything private covered, as it may be shown.
  package let shown: Paper

  package init(_ paper: Paper) {
    original = paper
    stretches = paper.blocks.map { block in
      switch block {
      case .line(let line): [PrivateReading.stretches(in: line.text)]
      case .table(let table): Self.stretches(of: table)
      }
    }
    for index in paper.blocks.indices.dropFirst() {
      guard let first = paper.blocks[index - 1].line, let second = paper.blocks[index].line else { continue }
      let broken = Self.broken(first.text, second.text)
      if let part = broken.first { stretches[index - 1][0].append(part) }
      if let part = broken.second { stretches[index][0].insert(part, at: 0) }
    }
    var known = PrivateMask.Known()
    for (block, texts) in zip(paper.blocks, stretches) {
      for (text, found) in zip(block.texts, texts) where !found.isEmpty {
        let bytes = Array(text.utf8)
        for stretch in found { known.insert(stretch, in: bytes) }
      }
    }
    self.known = known
    shown = Self.shown(paper, stretches, known)
  }

  /// A cell's labels are the one to its left and the last one above it.
  private static func stretches(of table: PaperTable) -> [[PrivateStretch]] {
    var heads: [Int: String] = [:]
    var left: (row: Int, text: String)?
    let isHealth = HealthColumns.stand(in: table)
    // Labels decide only on long numbers.
    let needsLabels = table.cells.contains { hasLongNumber($0.text) }
    return table.cells.map { cell in
      let labels = [left.flatMap { $0.row == cell.row ? $0.text : nil }, heads[cell.column]].compactMap { $0 }
      if needsLabels, PrivateReading.isLabel(cell.text) {
        heads[cell.column] = cell.text
        left = (cell.row, cell.text)
      }
      let found = PrivateReading.stretches(in: cell.text, labels: labels)
      guard found.isEmpty, isHealth, HealthColumns.isHead(cell.text) else { return found }
      return [PrivateStretch(kind: .health, range: 0..<cell.text.utf8.count)]
    }
  }

  private static func hasLongNumber(_ text: String) -> Bool {
    var run = 0
    for byte in text.utf8 {
      // Digits of other dresses lie beyond ASCII.
      run = (0x30...0x39).contains(byte) || byte >= 0x80 ? run + 1 : 0
      if run >= 7, byte < 0x80 || run >= 21 { return true }
    }
    return false
  }

  /// The two parts of an identity, card or mobile number that a line break cut.
  private static func broken(_ first: String, _ second: String) -> (first: PrivateStretch?, second: PrivateStretch?) {
    guard first.utf8.count >= 3, second.utf8.count >= 3, endsInDigit(first), endsInDigit(String(second.prefix(1))) else {
      return (nil, nil)
    }
    let tail = String(first.suffix(40))
    let head = String(second.prefix(24))
    let cut = tail.utf8.count
    guard
      let whole = PrivateReading.stretches(in: tail + "\n" + head).first(where: {
        $0.range.lowerBound < cut && $0.range.upperBound > cut + 1
      })
    else { return (nil, nil) }
    let shift = first.utf8.count - cut
    return (
      PrivateStretch(kind: whole.kind, range: whole.range.lowerBound + shift..<first.utf8.count),
      PrivateStretch(kind: whole.kind, range: 0..<whole.range.upperBound - cut - 1)
    )
  }

  private static func endsInDigit(_ text: String) -> Bool { text.last?.wholeNumberValue != nil }

  private static func shown(_ original: Paper, _ stretches: [[[PrivateStretch]]], _ known: PrivateMask.Known) -> Paper {
    var shown = original
    for (index, texts) in stretches.enumerated() {
      switch shown.blocks[index] {
      case .line(var line):
        line.text = PrivateMask.covered(texts[0], in: line.text)
        line.place = line.place.masked
        shown.blocks[index] = .line(line)
      case .table(var table):
        for (cell, found) in texts.enumerated() {
          table.cells[cell].text = PrivateMask.covered(found, in: table.cells[cell].text)
          table.cells[cell].place = table.cells[cell].place.masked
        }
        table.place = table.place.masked
        shown.blocks[index] = .table(table)
      }
    }
    shown.cautions = shown.cautions.map { PaperCaution(PrivateMask.masked($0.message, known: known), $0.place?.masked) }
    return shown
  }
}

extension PaperBlock {
  fileprivate var texts: [String] {
    switch self {
    case .line(let line): [line.text]
    case .table(let table): table.cells.map(\.text)
    }
  }
}

extension Place {
  /// File, worksheet and field are names that people gave.
  package var masked: Place {
    guard file != nil || sheet != nil || field != nil else { return self }
    var place = self
    place.file = file.map { PrivateMask.masked($0) }
    place.sheet = sheet.map { PrivateMask.masked($0) }
    place.field = field.map { PrivateMask.masked($0) }
    return place
  }
}

/// Tables that list people's health (健康名单): the heads of their columns.
private enum HealthColumns {
  private static let heads: Set<String> = [
    "病种", "疾病名称", "病情", "诊断", "诊断结果", "健康状况", "残疾等级", "残疾类别", "残疾类型", "残疾证号", "住院号", "患病情况", "疾病类型", "患病种类", "患病名称", "残疾情况",
  ]
  private static let persons = ["姓名", "户主", "身份证", "患者", "申请人", "享受人", "家庭成员", "残疾人", "联系电话"]
  private static let counts = ["人数", "人次", "户数", "例数", "占比", "比例", "覆盖率", "标准", "资金", "合计"]

  private static func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "*" } }

  /// Each head has one of these signs.
  private static let signs = ["病", "诊", "健", "残", "住"]

  static func isHead(_ text: String) -> Bool {
    text.utf8.count <= 60 && signs.contains { text.holds($0) } && heads.contains(bare(text))
  }

  /// A table that counts the sick of each kind and names nobody is a statistic.
  static func stand(in table: PaperTable) -> Bool {
    guard table.cells.contains(where: { isHead($0.text) }) else { return false }
    let texts = table.cells.prefix(400).map { bare($0.text) }.filter { $0.utf8.count <= 30 }
    let namesPersons = texts.contains { text in persons.contains { text.hasHead($0) } }
    return namesPersons || !texts.contains { text in counts.contains { text.hasTail($0) } }
  }
}
