import HengDocuments
import HengValues

/// The lines of a paper as one run of bytes without blanks, so that a title is found wherever it was broken (标题检索).
struct UnruledTitles {
  /// Lines between two tables hold their index in `lines`.
  private(set) var lines: [PaperLine] = []
  private var bytes: [UInt8] = []
  /// Where each line begins in `bytes`.
  private var starts: [Int] = []
  /// Lines that a table stands before.
  private var breaks: Set<Int> = []

  init(_ paper: Paper) {
    for block in paper.blocks.withinBudget {
      switch block {
      case .line(let line):
        starts.append(bytes.count)
        lines.append(line)
        Self.append(line.text, to: &bytes)
      case .table:
        breaks.insert(lines.count)
        bytes.append(0)
      }
    }
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { signs in
      var index = 0
      while index < signs.count {
        let byte = signs[index]
        if byte <= 0x20 {
          index += 1
        } else if byte == 0xE3, index + 2 < signs.count, signs[index + 1] == 0x80, signs[index + 2] == 0x80 {
          index += 3
        } else if byte == 0xC2, index + 1 < signs.count, signs[index + 1] == 0xA0 {
          index += 2
        } else {
          // Up to the next byte that may begin a blank.
          let start = index
          repeat { index += 1 } while index < signs.count && signs[index] > 0x20 && signs[index] != 0xE3 && signs[index] != 0xC2
          bytes.append(contentsOf: signs[start..<index])
        }
      }
    }
  }

  /// The lines on which a word stands, each with the line on which it ends.
  func occurrences(_ word: String) -> [ClosedRange<Int>] {
    let needle = Array(word.utf8)
    guard !needle.isEmpty else { return [] }
    var places: [Int] = []
    bytes.withUnsafeBytes { bytes in
      needle.withUnsafeBytes { needle in
        var start = 0
        while let place = ByteSearch.offset(of: needle, in: bytes, from: start) {
          places.append(place)
          start = place + needle.count
        }
      }
    }
    return places.map { line(at: $0)...line(at: $0 + needle.count - 1) }
  }

  /// The last line that begins at or before an offset; empty lines begin where the next one does.
  private func line(at offset: Int) -> Int {
    var low = 0, high = starts.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// A title that ends at these lines, with the full lines before it that it was wrapped over; a line with values is a row of the form before.
  func title(_ found: ClosedRange<Int>) -> ClosedRange<Int> {
    var first = found.lowerBound
    while first > 0, found.upperBound - first < 3, !breaks.contains(first), !beginsTitle(first) {
      let before = lines[first - 1]
      guard before.text.printedWidth >= 30, before.text.printedWidth + 2 >= lines[first].text.printedWidth,
        before.place.page == lines[first].place.page, !UnruledText([before]).fragments.contains(where: \.isValueAlone)
      else { break }
      first -= 1
    }
    return first...found.upperBound
  }

  /// A line after a page's end, or with a number: `2.项目绩效目标表`.
  private func beginsTitle(_ index: Int) -> Bool {
    guard let first = lines[index].text.unicodeScalars.first else { return true }
    if first.isUnruledBlank { return true }
    return lines[index].text.halfWidthSigns.isNumberedTitle
  }
}

extension [UInt32] {
  /// `1.…`, `12、…`
  fileprivate var isNumberedTitle: Bool {
    let digits = prefix { $0.isDigitSign }
    return !digits.isEmpty && digits.count <= 2 && count > digits.count && [0x2E, 0x3001].contains(self[digits.count])
  }
}

extension String {
  fileprivate var printedWidth: Int { unicodeScalars.reduce(0) { $0 + ($1.isUnruledBlank ? 1 : $1.halfWidthValue.printedWidth) } }
}
