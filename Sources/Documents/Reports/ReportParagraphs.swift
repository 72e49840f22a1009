import HengValues

extension Block {
  /// A paragraph of words alone; an ending full stop is put where a sentence has none.
  static func words(_ text: String) -> Block { .paragraph([.text(text.asSentence)]) }

  /// A paragraph of words and figures.
  static func runs(_ runs: Run?...) -> Block { .paragraph(runs.compactMap { $0 }) }
}

extension Run {
  /// A figure, or the words that stand for it where there is none.
  static func figure(_ figure: Figure?, else words: String) -> Run { figure.map(Run.figure) ?? .text(words) }
}

extension [Block] {
  /// Paragraphs of typed text; `无。` where nothing was written.
  static func typed(_ paragraphs: [String]) -> [Block] {
    let written = paragraphs.map(\.trimmedSpaces).filter { !$0.isEmpty }
    return written.isEmpty ? [.words("无")] : written.map(Block.words)
  }

  /// `（1）…；` … `（3）…。`
  static func numbered(_ items: [String]) -> [Block] {
    let written = items.map(\.trimmedSpaces).filter { !$0.isEmpty }
    guard !written.isEmpty else { return [.words("无")] }
    return written.enumerated().map { index, item in
      .paragraph([.text("（\(index + 1)）\(item.withoutStop)\(index + 1 == written.count ? "。" : "；")")])
    }
  }
}

extension String {
  private static let stops: Set<Character> = ["。", "；", "：", "！", "？", ";", ":", "!", "?"]

  /// With a full stop at its end where it has no sign there.
  var asSentence: String { last.map(Self.stops.contains) ?? true ? self : self + "。" }

  /// Without the signs at its end, for a sentence that goes on.
  var withoutStop: String {
    var text = self[...]
    while let last = text.last, Self.stops.contains(last) || last == "，" || last == "、" { text.removeLast() }
    return String(text)
  }
}
