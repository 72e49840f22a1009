package import HengValues

/// A paragraph of a paper as the text rules read it (文段): its words, and a folded copy to search in.
///
/// The folded copy has no blanks, and full-width ASCII forms are their half-width twins, and the
/// dollars and backslashes of a formula vanish, so that `（ 2014 修正）` and
/// `(2014修正)` are the same bytes. Every folded byte still knows its line.
package struct PaperPassage: Hashable, Sendable {
  /// Where a line begins in `text`, in UTF-8 bytes.
  package struct Start: Hashable, Sendable {
    package var offset: Int
    package var place: Place

    package init(offset: Int, place: Place) {
      self.offset = offset
      self.place = place
    }
  }

  /// Passages go from hand to hand; what they hold stays where it is.
  private final class Content: Sendable {
    let text: String
    let file: String
    let starts: [Start]
    let isCell: Bool
    let folded: [UInt8]
    /// For each folded byte its offset in `text`.
    let origins: [Int32]

    init(_ text: String, file: String, starts: [Start], isCell: Bool) {
      self.text = text
      self.file = file
      self.starts = starts
      self.isCell = isCell
      (folded, origins) = PaperPassage.fold(text)
    }
  }

  private let content: Content

  package var text: String { content.text }
  package var file: String { content.file }
  package var starts: [Start] { content.starts }
  /// A cell of a table, not running text (表中的格).
  package var isCell: Bool { content.isCell }
  /// UTF-8 without blanks and full-width forms.
  package var folded: [UInt8] { content.folded }
  private var origins: [Int32] { content.origins }

  package init(_ text: String, file: String, starts: [Start], isCell: Bool = false) {
    content = Content(text, file: file, starts: starts, isCell: isCell)
  }

  package static func == (left: PaperPassage, right: PaperPassage) -> Bool {
    left.content === right.content
      || left.text == right.text && left.file == right.file && left.starts == right.starts && left.isCell == right.isCell
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(starts)
  }

  package init(_ text: String, file: String, place: Place, isCell: Bool = false) {
    self.init(text, file: file, starts: [Start(offset: 0, place: place)], isCell: isCell)
  }

  /// Both as one; each line keeps its place.
  func followed(by other: PaperPassage) -> PaperPassage {
    let offset = text.utf8.count
    return PaperPassage(
      text + other.text, file: file, starts: starts + other.starts.map { Start(offset: $0.offset + offset, place: $0.place) })
  }

  package var isEmpty: Bool { folded.isEmpty }
  package var place: Place { place(of: 0..<folded.count) }

  /// The lines that a range of folded bytes stands on.
  package func place(of range: Range<Int>) -> Place {
    if starts.count == 1 {
      var place = starts[0].place
      place.file = file
      return place
    }
    let low = origin(range.lowerBound), high = origin(max(range.upperBound - 1, range.lowerBound))
    let first = starts.last { $0.offset <= low } ?? starts.first
    let last = starts.last { $0.offset <= high } ?? first
    guard let first, let last else { return Place(file: file) }
    var place = first.place.union(last.place)
    place.file = file
    return place
  }

  /// The sentence around a range as it is printed, shortened where it is long.
  package func quote(_ range: Range<Int>, around most: Int = 90) -> String {
    let sentence = sentence(around: range)
    let low = character(max(sentence.lowerBound, range.lowerBound - most))
    let high = character(min(sentence.upperBound, range.upperBound + most))
    return printed(low..<high)
  }

  /// The printed words of a range of folded bytes.
  package func printed(_ range: Range<Int>) -> String {
    guard !range.isEmpty, range.upperBound <= folded.count else { return "" }
    let low = origin(range.lowerBound)
    let high = range.upperBound < origins.count ? origin(range.upperBound) : text.utf8.count
    let bytes = text.utf8
    return String(
      decoding: bytes[bytes.index(bytes.startIndex, offsetBy: low)..<bytes.index(bytes.startIndex, offsetBy: high)], as: UTF8.self
    ).trimmedSpaces
  }

  /// The folded words of a range.
  package func words(_ range: Range<Int>) -> String { String(decoding: folded[range], as: UTF8.self) }

  /// From behind the last full stop to the next one.
  package func sentence(around range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low > 0, !isStop(endingAt: low) { low -= 1 }
    var high = max(range.upperBound, low)
    while high < folded.count, !isStop(endingAt: high) || high == range.lowerBound { high += 1 }
    return low..<high
  }

  /// A 。 or ； whose last byte is just before `end`.
  private func isStop(endingAt end: Int) -> Bool {
    guard end > 0 else { return true }
    if folded[end - 1] == UInt8(ascii: ";") { return true }
    return end >= 3 && folded[end - 1] == 0x82 && folded[end - 2] == 0x80 && folded[end - 3] == 0xE3
  }

  /// The nearest beginning of a character at or before an offset.
  private func character(_ offset: Int) -> Int {
    var offset = offset
    while offset > 0, offset < folded.count, folded[offset] & 0xC0 == 0x80 { offset -= 1 }
    return offset
  }

  private func origin(_ offset: Int) -> Int { offset >= 0 && offset < origins.count ? Int(origins[offset]) : text.utf8.count }

  /// Signs as text extraction writes them: `\geq` for ≥, `\times` for ×.
  private static func mathSign(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> (sign: [UInt8], length: Int)? {
    if bytes.starts(with: "geq".utf8) { return ([0xE2, 0x89, 0xA5], 3) }
    if bytes.starts(with: "leq".utf8) { return ([0xE2, 0x89, 0xA4], 3) }
    return bytes.starts(with: "times".utf8) ? ([0xC3, 0x97], 5) : nil
  }

  private static func fold(_ text: String) -> ([UInt8], [Int32]) {
    var text = text
    return text.withUTF8 { bytes in
      var folded: [UInt8] = [], origins: [Int32] = []
      folded.reserveCapacity(bytes.count)
      origins.reserveCapacity(bytes.count)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        // The signs of most words have nothing to fold.
        if byte >= 0xE4, byte <= 0xE9, index + 2 < bytes.count {
          folded.append(byte)
          folded.append(bytes[index + 1])
          folded.append(bytes[index + 2])
          for offset in index...index + 2 { origins.append(Int32(truncatingIfNeeded: offset)) }
          index += 3
          continue
        }
        var (length, kept): (Int, UInt8?) = (1, byte <= 0x20 ? nil : byte)
        if byte >= 0xE0, index + 2 < bytes.count {
          switch (byte, bytes[index + 1], bytes[index + 2]) {
          case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x80...0x8F): (length, kept) = (3, nil)
          case (0xEF, 0xBC, 0x81...0xBF): (length, kept) = (3, bytes[index + 2] - 0x60)
          case (0xEF, 0xBD, 0x80...0x9E): (length, kept) = (3, bytes[index + 2] - 0x20)
          default: break
          }
        } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 {
          (length, kept) = (2, nil)
        } else if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\") {
          (length, kept) = (1, nil)
          if let (sign, bytesOfSign) = mathSign(bytes[(index + 1)...].prefix(5)) {
            folded.append(contentsOf: sign)
            origins.append(contentsOf: repeatElement(Int32(truncatingIfNeeded: index), count: sign.count))
            length += bytesOfSign
          }
        }
        if let kept {
          folded.append(kept)
          origins.append(Int32(truncatingIfNeeded: index))
        }
        index += length
      }
      return (folded, origins)
    }
  }
}
