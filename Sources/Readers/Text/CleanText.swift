import HengDocuments
import HengValues

/// A text without characters that the eye does not see (清理后的文本), and what was cleaned.
///
/// A control character becomes a space, so that two figures never run together; a character without a shape (a soft hyphen, a mark of
/// zero width or of writing direction) vanishes, so that a figure is not torn apart. Line ends become LF.
struct CleanText {
  private(set) var text: [UInt8]
  private var controls = 0
  private var shapeless = 0
  private var lost = 0
  private var firstLine: Int?

  init(_ source: [UInt8]) {
    text = []
    text.reserveCapacity(source.count)
    // An old text may end its lines with CR alone.
    let isLoneCREnd = !source.contains(0x0A)
    var line = 1
    source.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case 0x20...0x7E, 0x09, 0x0C: text.append(byte)
        case 0x0A:
          text.append(byte)
          line += 1
        case 0x0D:
          if isLoneCREnd {
            text.append(0x0A)
            line += 1
          } else if !Self.isBeforeLineEnd(bytes, index) {
            note(.control, line)
            text.append(0x20)
          }
        case 0..<0x20, 0x7F:
          note(.control, line)
          text.append(0x20)
        case 0xC2, 0xE2, 0xEF: index += take(bytes, index, line) - 1
        default: text.append(byte)
        }
        index += 1
      }
    }
  }

  /// `isDamageKnown`: a caution on damaged bytes has been given already.
  func cautions(isDamageKnown: Bool) -> [PaperCaution] {
    let place = firstLine.map { Place(line: $0, endLine: $0) }
    var cautions: [PaperCaution] = []
    if controls > 0 { cautions.append(PaperCaution("有 \(controls) 个控制字符，读作空格。", place)) }
    if shapeless > 0 { cautions.append(PaperCaution("有 \(shapeless) 个看不见的字符（零宽字符、软连字符等），没有读。", place)) }
    if lost > 0, !isDamageKnown { cautions.append(PaperCaution("有 \(lost) 个字在存盘时已经丢失（�）。", place)) }
    return cautions
  }

  private enum Unseen { case control, shapeless, lost }

  private mutating func note(_ kind: Unseen, _ line: Int) {
    switch kind {
    case .control: controls += 1
    case .shapeless: shapeless += 1
    case .lost: lost += 1
    }
    firstLine = firstLine ?? line
  }

  /// CR, CR CR … before LF or at the end of the file.
  private static func isBeforeLineEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    let next = index + 1
    return next == bytes.count || bytes[next] == 0x0A || bytes[next] == 0x0D && next + 1 < bytes.count && bytes[next + 1] == 0x0A
  }

  /// A character whose first byte is C2, E2 or EF; returns how many bytes were taken.
  private mutating func take(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ line: Int) -> Int {
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    let third = index + 2 < bytes.count ? bytes[index + 2] : 0
    switch (bytes[index], second, third) {
    case (0xC2, 0x80...0x9F, _):
      note(.control, line)
      text.append(0x20)
      return 2
    case (0xC2, 0xAD, _):
      note(.shapeless, line)
      return 2
    case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xAF), (0xEF, 0xBB, 0xBF):
      note(.shapeless, line)
      return 3
    case (0xEF, 0xBF, 0xBD):
      note(.lost, line)
      text.append(contentsOf: [0xEF, 0xBF, 0xBD])
      return 3
    default:
      text.append(bytes[index])
      return 1
    }
  }
}
