import HengDocuments
import HengValues

/// What a single line looks like, by its bytes.
enum LineBytes {
  /// Without blanks at either end.
  static func trimmed(_ text: String) -> [UInt8] {
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first {
      if first <= 0x20 { bytes = bytes.dropFirst() } else if bytes.starts(with: wideBlank) { bytes = bytes.dropFirst(3) } else { break }
    }
    while let last = bytes.last {
      if last <= 0x20 {
        bytes = bytes.dropLast()
      } else if bytes.suffix(3).elementsEqual(wideBlank) {
        bytes = bytes.dropLast(3)
      } else {
        break
      }
    }
    return Array(bytes)
  }

  private static let wideBlank = Array("\u{3000}".utf8)

  /// How far a line stands in, in half signs: by its box where it has one, else by the blanks before it.
  static func indent(_ line: PaperLine) -> Int {
    if let box = line.place.box, box.count == 4 { return box[0] / 6 }
    var indent = 0
    var bytes = Array(line.text.utf8)[...]
    while let first = bytes.first {
      if first <= 0x20 {
        indent += 1
        bytes = bytes.dropFirst()
      } else if bytes.starts(with: wideBlank) {
        indent += 2
        bytes = bytes.dropFirst(3)
      } else {
        break
      }
    }
    return indent
  }

  /// `16`, `- 16 -`, `第16页`.
  static func isPageNumber(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= 24 else { return false }
    var rest = FoldedBytes(String(decoding: bytes, as: UTF8.self)).bytes[...]
    for frame in frames where rest.begins(frame.0) && rest.ends(frame.1) && rest.count > frame.0.bytes.count + frame.1.bytes.count {
      rest = rest.dropFirst(frame.0.bytes.count).dropLast(frame.1.bytes.count)
      break
    }
    return (1...4).contains(rest.count) && rest.allSatisfy(FoldedBytes.isDigit)
  }

  private static let frames: [(Needle, Needle)] = [
    (Needle("-"), Needle("-")), (Needle("—"), Needle("—")), (Needle("－"), Needle("－")), (Needle("第"), Needle("页")),
  ]

  static func isContentsTitle(_ bytes: [UInt8]) -> Bool {
    bytes.count <= 40 && FoldedBytes(String(decoding: bytes, as: UTF8.self)).bytes == contentsTitle.bytes
  }

  private static let contentsTitle = Needle("目录")

  /// A heading is short and says nothing: no comma, no full stop but a last one.
  static func isHeading(_ title: ArraySlice<UInt8>, level: Int, isBeforeBreak: Bool) -> Bool {
    guard !title.isEmpty, title.count <= (level == 0 ? 180 : level <= 2 ? 135 : 90) else { return false }
    let body = level <= 2 && title.suffix(3).elementsEqual(fullStop.bytes) ? title.dropLast(3) : title
    guard !body.suffix(1).elementsEqual([0x3B]), !punctuation.contains(where: body.has) else { return false }
    return level <= 2 || isBeforeBreak
  }

  /// Short words without a sign that parts or ends a sentence.
  static func isTitle(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.count <= 135 && !punctuation.contains(where: bytes.has) }

  private static let fullStop = Needle("。")
  private static let punctuation: [Needle] = ["，", "。", "；", "：", "？", "！"].map { Needle(raw: $0) } + [Needle(":"), Needle(";")]

  static func hasPunctuation(_ bytes: [UInt8]) -> Bool { pauses.contains { bytes[...].has($0) } }

  private static let pauses: [Needle] = ["，", "。", "；"].map { Needle(raw: $0) }

  /// A line of 目录 without its dots and page number; digits count as a page number behind dots or a blank.
  static func withoutLeader(_ title: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = title
    while let last = rest.last, FoldedBytes.isDigit(last) { rest = rest.dropLast() }
    let digits = title.count - rest.count
    let plain = rest.count
    while true {
      if let last = rest.last, last == 0x2E || last <= 0x20 {
        rest = rest.dropLast()
      } else if let leader = leaders.first(where: { rest.ends($0) }) {
        rest = rest.dropLast(leader.bytes.count)
      } else {
        break
      }
    }
    return digits == 0 || rest.count < plain ? rest : title
  }

  private static let leaders: [Needle] = ["…", "·", "．"].map { Needle(raw: $0) }
}

extension Needle {
  /// The word as it stands, without folding.
  init(raw word: String) { self.init(bytes: Array(word.utf8)) }
}
