/// The texts that cells share (共享字符串), in one buffer: a workbook may hold millions.
final class SharedStrings: ByteHandler {
  private var bytes = ByteBuffer()
  private var ends: [UInt32] = []
  private var phonetic = 0
  private var isInText = false
  private var hasEscapes = false
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  var count: Int { ends.count }

  /// Valid while nothing is added.
  subscript(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    guard index >= 0, index < ends.count else { return nil }
    return bytes[(index > 0 ? Int(ends[index - 1]) : 0)..<Int(ends[index])]
  }

  var takesText: Bool { isInText && phonetic == 0 }

  func start(_ tag: ByteTag) {
    let name = tag.name
    if name.count == 1, name.first == UInt8(ascii: "t") {
      isInText = true
    } else if name.equals("si") {
      (phonetic, isInText) = (0, false)
    } else if name.equals("rPh") {
      phonetic += 1
    }
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    hasEscapes = hasEscapes || CellText.hasEscapes(piece)
    bytes.append(piece)
    if bytes.count - Int(ends.last ?? 0) > limits.cellBytes {
      throw .tooLarge(what: "第\(ends.count + 1)条共享文字的长度", limit: "\(limits.cellBytes >> 10) KB")
    }
    if bytes.count > limits.sharedBytes { throw .tooLarge(what: "工作簿中的文字", limit: "\(limits.sharedBytes >> 20) MB") }
  }

  func end(_ name: ByteName) throws(ReaderError) {
    if name.count == 1, name.first == UInt8(ascii: "t") { isInText = false }
    if name.equals("rPh") { phonetic -= 1 }
    guard name.equals("si") else { return }
    if hasEscapes { decodeLast() }
    try close()
  }

  /// `<si><t>…</t></si>`
  func piece(_ start: UnsafePointer<UInt8>) throws(ReaderError) -> UnsafePointer<UInt8>? {
    var at = start
    guard SimpleText.skip(&at, "<si><t"), at[0] == 62 || SimpleText.skip(&at, " xml:space=\"preserve\""), at[0] == 62 else { return nil }
    at += 1
    let words = at
    guard let end = SimpleText.end(at) else { return nil }
    at = end
    guard SimpleText.skip(&at, "</t></si>") else { return nil }
    let text = UnsafeBufferPointer(start: words, count: end - words)
    guard !CellText.hasEscapes(text) else { return nil }
    try self.text(text)
    try close()
    return at
  }

  private func close() throws(ReaderError) {
    ends.append(UInt32(bytes.count))
    if ends.count > limits.sharedStrings { throw .tooLarge(what: "工作簿中的文字", limit: "\(limits.sharedStrings) 条") }
  }

  private func decodeLast() {
    hasEscapes = false
    let start = Int(ends.last ?? 0)
    let decoded = Array(CellText.decoded(bytes[start..<bytes.count]).utf8)
    bytes.shorten(to: start)
    decoded.withUnsafeBufferPointer { bytes.append($0) }
  }
}

/// Text as a cell holds it (单元格文字).
enum CellText {
  /// `_x000D_` stands for a character that XML cannot hold; line ends become `\n`, other control characters vanish.
  static func decoded(_ bytes: some Sequence<UInt8> & Collection<UInt8>) -> String {
    let raw = String(decoding: bytes, as: UTF8.self)
    guard hasEscapes(bytes) else { return raw }
    var units: [UInt16] = []
    var rest = Array(raw.utf16)[...]
    while let unit = rest.first {
      if unit == UInt16(UInt8(ascii: "_")), let code = escape(rest) {
        units.append(code)
        rest.removeFirst(7)
      } else {
        units.append(unit)
        rest.removeFirst()
      }
    }
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in String(decoding: units, as: UTF16.self).unicodeScalars {
      switch scalar {
      case "\n": if previous != "\r" { result.append("\n") }
      case "\r": result.append("\n")
      case "\t": result.append(scalar)
      default: if scalar.value >= 0x20, scalar.value != 0x7F { result.append(scalar) }
      }
      previous = scalar
    }
    return String(result)
  }

  /// Whether something is to be decoded at all.
  static func hasEscapes(_ bytes: some Sequence<UInt8>) -> Bool {
    bytes.contains { $0 == UInt8(ascii: "_") || ($0 < 0x20 && $0 != 10) || $0 == 0x7F }
  }

  /// The unit of `_xHHHH_` at the beginning.
  private static func escape(_ units: ArraySlice<UInt16>) -> UInt16? {
    guard units.count >= 7 else { return nil }
    let text = units.prefix(7).map { $0 < 0x80 ? UInt8($0) : 0 }
    guard text[1] == UInt8(ascii: "x"), text[6] == UInt8(ascii: "_") else { return nil }
    return text[2..<6].allSatisfy(isHex) ? UInt16(String(decoding: text[2..<6], as: UTF8.self), radix: 16) : nil
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...70, 97...102: true
    default: false
    }
  }
}
