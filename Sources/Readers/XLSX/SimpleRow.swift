/// A row as nearly every program writes it (简单行): plain cells in plain tags. It is read in one go, its cells stay where they are; any other
/// row is read tag by tag.
struct SimpleRow: ~Copyable {
  struct Entry {
    var column: Int32
    var style: Int32
    /// Behind `base`.
    var start: Int32
    var count: Int32
    var kind: StoredKind
    var hasFormula: Bool
  }

  private typealias Pointer = UnsafePointer<UInt8>

  var number = 0
  var isHidden = false
  private(set) var count = 0
  /// Cells that say something.
  private(set) var filled = 0
  private(set) var base: UnsafePointer<UInt8>
  let entries: UnsafeMutablePointer<Entry>
  private let most: Int

  init(most: Int) {
    self.most = most
    entries = .allocate(capacity: most)
    base = UnsafePointer(UnsafeRawPointer(entries).assumingMemoryBound(to: UInt8.self))
  }

  deinit { entries.deallocate() }

  func cell(_ index: Int) -> StoredCell { entries[index].cell(row: number, base) }

  mutating func begin(_ number: Int, isHidden: Bool, base: UnsafePointer<UInt8>) {
    (self.number, self.isHidden, self.base, count, filled) = (number, isHidden, base, 0, 0)
  }

  /// For bytes that have moved.
  mutating func rebase(_ base: UnsafePointer<UInt8>) { self.base = base }

  /// False where there is no room.
  mutating func append(_ entry: Entry) -> Bool {
    guard count < most else { return false }
    (entries + count).initialize(to: entry)
    count += 1
    if entry.count > 0 || entry.hasFormula { filled += 1 }
    return true
  }

  /// Reads the row that begins at `<row`; nil where it is not simple, or not whole. A row of the number `after` or before is not simple.
  mutating func read(_ start: UnsafePointer<UInt8>, after last: Int, limit: Int) -> UnsafePointer<UInt8>? {
    var at = start
    guard SimpleText.skip(&at, "<row"), let tag = Self.attributes(&at), tag.number > last + 1, tag.number <= limit else { return nil }
    begin(tag.number - 1, isHidden: tag.isHidden, base: start)
    if tag.isEmpty { return at }
    var column = -1
    while true {
      if at[0] == 60, at[1] == 47 { return SimpleText.skip(&at, "</row>") ? at : nil }
      guard let entry = Self.cell(&at, base: start, row: tag.number, column: column), append(entry) else { return nil }
      guard Int(entry.column) > column else { return nil }
      column = Int(entry.column)
    }
  }

  /// Behind `<row`, up to and with `>` or `/>`.
  private static func attributes(_ at: inout Pointer) -> (number: Int, isHidden: Bool, isEmpty: Bool)? {
    var number = 0, isHidden = false
    while at[0] == 32 {
      at += 1
      let name = at
      while at[0] &- 97 < 26 || at[0] &- 65 < 26 || at[0] == 58 { at += 1 }
      let count = at - name
      guard count > 0, at[0] == 61, at[1] == 34 else { return nil }
      at += 2
      if count == 1, name[0] == UInt8(ascii: "r") {
        guard number == 0, let value = SimpleText.number(&at) else { return nil }
        number = value
        continue
      }
      // The name is looked at by its length and first sign; what else it may be only keeps the row from being simple.
      if count == 6, name[0] == UInt8(ascii: "h") {
        guard at[1] == 34, at[0] == 48 || at[0] == 49 else { return nil }
        isHidden = at[0] == 49
      }
      while at[0] != 34 {
        guard at[0] >= 0x20, at[0] < 0x80, at[0] != 60, at[0] != 38 else { return nil }
        at += 1
      }
      at += 1
    }
    if at[0] == 62 {
      at += 1
      return (number, isHidden, false)
    }
    return SimpleText.skip(&at, "/>") ? (number, isHidden, true) : nil
  }

  /// One cell from `<c` on, in the row of this number.
  @inline(__always)
  private static func cell(_ at: inout Pointer, base: Pointer, row: Int, column last: Int) -> Entry? {
    guard at[0] == 60, at[1] == UInt8(ascii: "c"), at[2] == 32 || at[2] == 62 || at[2] == 47 else { return nil }
    at += 2
    var entry = Entry(column: Int32(truncatingIfNeeded: last + 1), style: 0, start: 0, count: 0, kind: .number, hasFormula: false)
    var seen: UInt8 = 0
    while at[0] == 32 {
      guard at[1] != 0, at[2] == 61, at[3] == 34 else { return nil }
      let name = at[1]
      at += 4
      switch name {
      case UInt8(ascii: "r"):
        guard seen & 1 == 0, let column = address(&at, row) else { return nil }
        entry.column = Int32(truncatingIfNeeded: column)
        seen |= 1
      case UInt8(ascii: "s"):
        guard seen & 2 == 0, let style = SimpleText.number(&at) else { return nil }
        entry.style = Int32(truncatingIfNeeded: style)
        seen |= 2
      case UInt8(ascii: "t"):
        guard seen & 4 == 0, let kind = kind(&at) else { return nil }
        entry.kind = kind
        seen |= 4
      default: return nil
      }
    }
    if at[0] == 47 { return SimpleText.skip(&at, "/>") ? entry : nil }
    guard at[0] == 62 else { return nil }
    at += 1
    return content(&at, base: base, &entry) ? entry : nil
  }

  /// `B12` in row 12, with its closing quotation mark; the column from 0.
  @inline(__always)
  private static func address(_ at: inout Pointer, _ row: Int) -> Int? {
    var column = 0
    let start = at
    while at[0] &- 65 < 26 {
      column = column &* 26 &+ Int(at[0] &- 64)
      at += 1
    }
    guard (1...3).contains(at - start), SimpleText.number(&at) == row else { return nil }
    return column - 1
  }

  @inline(__always)
  private static func kind(_ at: inout Pointer) -> StoredKind? {
    let start = at
    while at[0] &- 97 < 26 || at[0] &- 65 < 26 { at += 1 }
    guard at[0] == 34 else { return nil }
    let kind = StoredKind(UnsafeBufferPointer(start: start, count: at - start))
    at += 1
    return kind
  }

  @inline(__always)
  private static func content(_ at: inout Pointer, base: Pointer, _ entry: inout Entry) -> Bool {
    guard at[0] == 60 else { return false }
    if at[1] == UInt8(ascii: "v"), at[2] == 62 {
      at += 3
      guard text(&at, base: base, &entry) else { return false }
      return SimpleText.skip(&at, "</v></c>")
    }
    if at[1] == 47 { return SimpleText.skip(&at, "</c>") }
    guard SimpleText.skip(&at, "<is><t"), at[0] == 62 || SimpleText.skip(&at, " xml:space=\"preserve\""), at[0] == 62 else { return false }
    at += 1
    guard text(&at, base: base, &entry) else { return false }
    return SimpleText.skip(&at, "</t></is></c>")
  }

  @inline(__always)
  private static func text(_ at: inout Pointer, base: Pointer, _ entry: inout Entry) -> Bool {
    guard let end = SimpleText.end(at) else { return false }
    entry.start = Int32(truncatingIfNeeded: at - base)
    entry.count = Int32(truncatingIfNeeded: end - at)
    at = end
    return true
  }
}

extension SimpleRow.Entry {
  @inline(__always)
  func cell(row: Int, _ base: UnsafePointer<UInt8>) -> StoredCell {
    StoredCell(
      row: row, column: Int(column), kind: kind, style: Int(style), hasFormula: hasFormula,
      value: UnsafeBufferPointer(start: base + Int(start), count: Int(count)))
  }
}
