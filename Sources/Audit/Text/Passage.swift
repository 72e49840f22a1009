package import HengDocuments
package import HengValues

/// A paragraph put together from the lines it was wrapped over (段落), every byte of it still knowing its line.
package struct Passage: Hashable, Sendable {
  /// The words as they read on, without line breaks.
  package private(set) var text: String
  /// Where each line begins in `text`, in UTF-8 bytes, and the place of that line.
  package private(set) var lines: [Start]

  package struct Start: Hashable, Sendable {
    package var offset: Int
    package var place: Place
  }

  package init(_ line: PaperLine) {
    text = line.text
    lines = [Start(offset: 0, place: line.place)]
  }

  /// Continues the paragraph with the next line.
  package mutating func append(_ line: PaperLine) {
    lines.append(Start(offset: text.utf8.count, place: line.place))
    text += line.text
  }

  package var place: Place { place(of: 0..<text.utf8.count) }

  /// The lines that a range of UTF-8 bytes stands on.
  package func place(of range: Range<Int>) -> Place {
    let first = lines.last { $0.offset <= range.lowerBound } ?? lines[0]
    let last = lines.last { $0.offset < max(range.upperBound, range.lowerBound + 1) } ?? first
    return first.place.union(last.place)
  }

  /// The words of a range of UTF-8 bytes.
  package func words(_ range: Range<Int>) -> String { String(decoding: Array(text.utf8)[range], as: UTF8.self) }

  /// The sentences (句) as ranges of UTF-8 bytes, each up to its 。！？ with the closing quotes and brackets behind it.
  package var sentences: [Range<Int>] { SentenceCut.sentences(Array(text.utf8)[...]) }

  /// The clauses of a sentence (分句), each up to its ；.
  package func clauses(of sentence: Range<Int>) -> [Range<Int>] { SentenceCut.clauses(Array(text.utf8)[sentence]) }
}
