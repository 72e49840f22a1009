/// The texts that cells share (共享字符串), in one buffer: a workbook may hold millions.
final class SharedStrings: XMLHandler {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var text = RichText()
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  var count: Int { ends.count }

  func string(_ index: Int) -> String? {
    guard ends.indices.contains(index) else { return nil }
    return CellText.decoded(bytes[(index > 0 ? ends[index - 1] : 0)..<ends[index]])
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    if name == "si" { text = RichText() }
    text.start(name)
  }

  func text(_ piece: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    guard text.isOpen else { return }
    bytes.append(contentsOf: piece)
    if bytes.count - (ends.last ?? 0) > limits.cellBytes {
      throw .tooLarge(what: "第\(ends.count + 1)条共享文字的长度", limit: "\(limits.cellBytes >> 10) KB")
    }
    if bytes.count > limits.sharedBytes { throw .tooLarge(what: "工作簿中的文字", limit: "\(limits.sharedBytes >> 20) MB") }
  }

  func end(_ name: String) throws(ReaderError) {
    text.end(name)
    guard name == "si" else { return }
    ends.append(bytes.count)
    if ends.count > limits.sharedStrings { throw .tooLarge(what: "工作簿中的文字", limit: "\(limits.sharedStrings) 条") }
  }
}

/// Where the words of a text stand: in `t`, alone or in runs, but not in the phonetic runs above them (拼音标注).
struct RichText {
  private var depthOfPhonetic = 0
  private var isInText = false

  var isOpen: Bool { isInText && depthOfPhonetic == 0 }

  mutating func start(_ name: String) {
    if name == "rPh" { depthOfPhonetic += 1 }
    if name == "t" { isInText = true }
  }

  mutating func end(_ name: String) {
    if name == "rPh" { depthOfPhonetic -= 1 }
    if name == "t" { isInText = false }
  }
}

/// Text as a cell holds it (单元格文字).
enum CellText {
  /// `_x000D_` stands for a character that XML cannot hold; line ends become `\n`, other control characters vanish.
  static func decoded(_ bytes: some Sequence<UInt8> & Collection<UInt8>) -> String {
    let raw = String(decoding: bytes, as: UTF8.self)
    guard bytes.contains(where: { $0 == UInt8(ascii: "_") || ($0 < 0x20 && $0 != 10) || $0 == 0x7F }) else { return raw }
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
