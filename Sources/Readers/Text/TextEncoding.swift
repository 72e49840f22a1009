import Glibc
import HengDocuments
import HengValues

/// The bytes of a text file as UTF-8 (文本编码).
///
/// Without a mark a file is UTF-8 when it is sound UTF-8, or so nearly that single characters must have been damaged; those read as `�`
/// with a caution. Anything else must be sound GB18030, which holds GBK and GB2312. What is neither is refused, never guessed.
enum TextEncoding {
  struct Decoded {
    var text: [UInt8]
    var cautions: [PaperCaution] = []
  }

  static func decoded(_ bytes: [UInt8]) throws(ReaderError) -> Decoded {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { throw .notText(reason: "UTF-32 编码") }
    if bytes.starts(with: [0xFF, 0xFE]) { return Decoded(text: try utf16(bytes.dropFirst(2), isBig: false)) }
    if bytes.starts(with: [0xFE, 0xFF]) { return Decoded(text: try utf16(bytes.dropFirst(2), isBig: true)) }
    if bytes.contains(0) { throw .notText(reason: "含有空字符，是程序文件，或没有标记的 UTF-16") }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      let survey = UTF8Survey(rest)
      guard survey.isMeant else { throw .notText(reason: "标明是 UTF-8，内容却不是") }
      return survey.decoded(rest)
    }
    let survey = UTF8Survey(bytes)
    if survey.isMeant { return survey.decoded(bytes) }
    guard let text = try gb18030(bytes.starts(with: [0x84, 0x31, 0x95, 0x33]) ? Array(bytes.dropFirst(4)) : bytes) else {
      throw .notText(reason: "既不是 UTF-8，也不是 GB18030")
    }
    return Decoded(text: text)
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBig: Bool) throws(ReaderError) -> [UInt8] {
    guard bytes.count % 2 == 0 else { throw .notText(reason: "UTF-16 的字节数是单数") }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var high: UInt32?
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      let unit = isBig ? first << 8 | second : second << 8 | first
      index += 2
      var value = unit
      if let lead = high {
        guard (0xDC00...0xDFFF).contains(unit) else { throw .notText(reason: "UTF-16 有半个字符") }
        value = 0x10000 + (lead - 0xD800) << 10 + unit - 0xDC00
        high = nil
      } else if (0xD800...0xDBFF).contains(unit) {
        high = unit
        continue
      }
      guard value != 0, let scalar = Unicode.Scalar(value) else { throw .notText(reason: "UTF-16 有无效的字符") }
      result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    guard high == nil else { throw .notText(reason: "UTF-16 有半个字符") }
    return result
  }

  /// Nil for bytes that are no GB18030.
  static func gb18030(_ bytes: [UInt8]) throws(ReaderError) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else {
      throw .notText(reason: "这台机器不能转换 GB18030 编码")
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // Two bytes become three at most, four become four.
    var output = [CChar](repeating: 0, count: bytes.count * 3 / 2 + 16)
    let written: Int? = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        var (left, room) = (source.count, target.count)
        let status = iconv(converter, &from, &left, &to, &room)
        return status != -1 && left == 0 ? target.count - room : nil
      }
    }
    return written.map { count in output.prefix(count).map { UInt8(bitPattern: $0) } }
  }
}

/// What stands in bytes that may be UTF-8.
private struct UTF8Survey {
  /// Sound sequences of three bytes or more, which hardly ever occur by chance.
  private var long = 0
  private var faults = 0
  /// Lines with a fault, the first few.
  private var faultLines: [Int] = []

  init(_ bytes: [UInt8]) {
    var line = 1
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if byte == 0x0A { line += 1 }
          index += 1
          continue
        }
        let length = Self.length(bytes, index)
        if length == 0 {
          faults += 1
          if faultLines.count < 10, faultLines.last != line { faultLines.append(line) }
        }
        if length >= 3 { long += 1 }
        index += max(length, 1)
      }
    }
  }

  /// Sound, or damaged in single places. In a GB18030 text three characters of four are faults.
  var isMeant: Bool { faults == 0 || long >= 4 * faults }

  func decoded(_ bytes: [UInt8]) -> TextEncoding.Decoded {
    guard faults > 0 else { return TextEncoding.Decoded(text: bytes) }
    let lines = faultLines.map(String.init).joined(separator: "、")
    let caution = PaperCaution(
      "有 \(faults) 处字节损坏，读不出文字，以 � 代替（第\(lines)行\(faultLines.count == 10 ? "等" : "")）。",
      Place(line: faultLines.first ?? 1, endLine: faultLines.first ?? 1))
    return TextEncoding.Decoded(text: Array(String(decoding: bytes, as: UTF8.self).utf8), cautions: [caution])
  }

  /// The length of the sound sequence that begins here; 0 for none.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int {
    let first = bytes[index]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch first {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0x80)
      }
    guard length > 0, index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    for offset in 2..<max(length, 2) where !(0x80...0xBF).contains(bytes[index + offset]) { return 0 }
    return length
  }
}
