import HengValues

/// Words of a table without blanks and with half-width signs (紧凑文本): extraction breaks a cell at any character.
enum CompactText {
  static func of(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte <= 0x20 || byte == 0x7F {
        index += 1
      } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
        index += 2
      } else if byte == 0xE2 || byte == 0xE3 || byte == 0xEF, index + 2 < bytes.count {
        appendFolded(bytes[index], bytes[index + 1], bytes[index + 2], to: &out)
        index += 3
      } else {
        out.append(byte)
        index += 1
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// A sign of three bytes: an ideographic, thin or zero-width blank vanishes, a full-width sign becomes ASCII.
  private static func appendFolded(_ first: UInt8, _ second: UInt8, _ third: UInt8, to out: inout [UInt8]) {
    switch (first, second) {
    case (0xE3, 0x80) where third == 0x80: return
    case (0xE2, 0x80) where third <= 0x8F || third == 0xA8 || third == 0xA9 || third == 0xAF: return
    case (0xEF, 0xBB) where third == 0xBF: return
    case (0xEF, 0xBC) where third >= 0x81: out.append(third - 0x60)
    case (0xEF, 0xBD) where third <= 0x9E: out.append(third - 0x20)
    default: out += [first, second, third]
    }
  }

  /// Without the number of a list before it: `八、`, `(一)`, `1.`.
  static func withoutOrdinal(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    var index = 0
    if scalars.first == "(" {
      guard let end = scalars.firstIndex(of: ")"), end <= 4, scalars[1..<end].allSatisfy(isOrdinal) else { return text }
      index = end + 1
    } else {
      while index < scalars.count, isOrdinal(scalars[index]) { index += 1 }
      guard index > 0, index < scalars.count, "、.,:．)".unicodeScalars.contains(scalars[index]) else { return text }
      index += 1
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[index...])
    return String(view)
  }

  private static func isOrdinal(_ scalar: Unicode.Scalar) -> Bool { "0123456789一二三四五六七八九十".unicodeScalars.contains(scalar) }

  static func isDigits(_ text: String) -> Bool { !text.isEmpty && text.utf8.allSatisfy { (0x30...0x39).contains($0) } }

  /// A whole number that extraction may have given decimals: `31.00` is 31.
  static func wholeNumber(_ text: String) -> Int? {
    let parts = text.split(separator: ".", maxSplits: 1)
    guard let first = parts.first, isDigits(String(first)), first.utf8.count <= 7 else { return nil }
    if parts.count == 2, !parts[1].utf8.allSatisfy({ $0 == 0x30 }) { return nil }
    return Int(first)
  }
}
