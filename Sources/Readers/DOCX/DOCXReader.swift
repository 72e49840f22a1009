package import HengDocuments
import HengValues

/// Reads a word-processor document (DOCX 文档) from its bytes; the same bytes give the same paper, anything else a `ReaderError`.
///
/// A DOCX has no lines, for they depend on fonts and paper: `Place.line` is the number of the paragraph, from 1 in the order in which
/// paragraphs begin, in tables and text boxes too. A line of the paper is a whole paragraph, or a part of it up to a line break.
/// A cell's place has the row and column of its table as well. Notes stand behind the text; headers, footers and comments are not read.
/// Automatic numbers, check boxes and signs of symbol fonts read as printed; deleted revisions and hidden words are not read.
package enum DOCXReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper {
    guard FileSignature.isZip(bytes) else { throw FileSignature.refusal(bytes) }
    let result: Result<Paper, ReaderError> = bytes.withUnsafeBytes { buffer in
      do throws(ReaderError) { return .success(try read(ZipPackage(buffer, limits))) } catch { return .failure(error) }
    }
    return try result.get()
  }

  static func read(_ package: ZipPackage) throws(ReaderError) -> Paper {
    let path = try package.mainPart(orElse: "word/document.xml")
    let relations = try package.relations(of: path)
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    func part(_ kind: String) -> String? {
      relations.first { $0.kind == kind }.map { RelationsHandler.resolve($0.target, from: folder) }.flatMap { package.has($0) ? $0 : nil }
    }

    let styles = WordStyles(limits: package.limits)
    if let part = part("styles") { try package.stream(part, into: styles) }
    let numbering = WordNumbering(limits: package.limits)
    if let part = part("numbering") { try package.stream(part, into: numbering) }
    let story = StoryHandler(part: path, styles: styles, counter: NumberingCounter(numbering, styles), limits: package.limits)
    try package.stream(path, into: story)
    if story.fields.isOpen { story.unread.note(.openField, paragraph: story.paragraphs) }

    var blocks = story.blocks
    var cautions = story.unread.cautions
    var last = story
    for (kind, marks, label) in [("footnotes", story.footnotes, ""), ("endnotes", story.endnotes, "尾注")] where !marks.isEmpty {
      guard let part = part(kind) else { continue }
      let notes = StoryHandler(part: part, styles: styles, counter: last.counter, limits: package.limits, after: last.paragraphs)
      try package.stream(part, into: notes)
      // A note is printed once, however often it is referred to.
      var printed: Set<Int> = []
      for (index, mark) in marks.enumerated() where printed.insert(mark).inserted {
        blocks += labelled(notes.notes[mark] ?? [], label.isEmpty ? WordScripts.raised("\(index + 1)") : "［\(label)\(index + 1)］")
      }
      cautions += notes.unread.cautions
      last = notes
    }
    return Paper(format: .docx, blocks: blocks, cautions: cautions)
  }

  /// A note with its mark before the first line.
  private static func labelled(_ blocks: [PaperBlock], _ mark: String) -> [PaperBlock] {
    guard let line = blocks.first?.line else { return blocks }
    let words = line.text.drop { $0 == " " }
    return [.line(PaperLine("\(mark) \(words)", line.place))] + blocks.dropFirst()
  }
}
