import HengValues

extension Rule<PaperTextSubject> {
  static let pa25DocumentNumbers = Rule(
    "PA-25", "文号与文件标题相配，写法规范", .warning, basis: "GB/T 9704—2012：发文字号；参数 papers.documents：常用文件的文号与标题", remedy: "请按原件核对文号和标题"
  ) { subject, profile in
    .with(profile.words("papers.documents", on: subject.day())) { words in
      let known = words.map(\.fields).filter { $0.count >= 2 }
      let cited = subject.passages.flatMap { $0.isCell ? [] : $0.citedDocuments }
      return .remarks(mismatches(cited, known) + shared(cited) + loose(subject))
    }
  }

  /// A known title under another number, or a known number over another title.
  private static func mismatches(_ cited: [CitedDocument], _ known: [[String]]) -> [Remark] {
    var sides: [String: [Finding.Side]] = [:]
    for document in cited {
      for entry in known {
        let isTitle = document.title.holds(entry[1]) && !(entry.count > 2 && document.title.holds(entry[2]))
        let isNumber = document.number.text == entry[0]
        guard isTitle != isNumber else { continue }
        let words =
          isTitle
          ? "《…\(entry[1])》的文号写作\(document.number.text)，通行的文号是\(entry[0])" : "\(entry[0])的标题写作《\(document.title)》，通行的标题是《…\(entry[1])》"
        sides[words, default: []].append(document.side)
        break
      }
    }
    return sides.sorted { $0.key < $1.key }.map { Remark($0.key + "，共\($0.value.count)处", sides: $0.value, severity: .question) }
  }

  /// One number over two titles of which neither holds the other.
  private static func shared(_ cited: [CitedDocument]) -> [Remark] {
    var first: [DocumentNumber: CitedDocument] = [:], told: Set<DocumentNumber> = []
    return cited.compactMap { document in
      guard let earlier = first[document.number] else {
        first[document.number] = document
        return nil
      }
      let (a, b) = (earlier.core, document.core)
      guard !a.holds(b), !b.holds(a), told.insert(document.number).inserted else { return nil }
      return Remark("\(document.number.text)用于两个标题：《\(earlier.title)》、《\(document.title)》", sides: [earlier.side, document.side])
    }
  }

  /// Numbers that are not printed as the standard has them.
  private static func loose(_ subject: PaperTextSubject) -> [Remark] {
    var sides: [Finding.Side] = []
    for passage in subject.passages where passage.contains("号") {
      for document in passage.documentNumbers where !document.number.isPrintedStrictly {
        sides.append(passage.side("文号", document.number.printed, document.range))
      }
    }
    return sides.isEmpty ? [] : [Remark("文号的年份没有用六角括号〔〕，共\(sides.count)处", sides: sides, severity: .info)]
  }
}

/// A document cited by title and number (引用的文件).
struct CitedDocument {
  var title: String
  var number: DocumentNumber
  var side: Finding.Side

  /// The title from 关于 on, without quotation signs.
  var core: String {
    let letters = title.lettersOnly
    guard let about = letters.byteRange(of: "关于") else { return letters }
    return String(letters[about.lowerBound...])
  }
}

extension PaperPassage {
  /// Document numbers of the folded words, with their ranges.
  var documentNumbers: [(number: DocumentNumber, range: Range<Int>)] {
    guard contains("号"), folded.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) || contains("〔") || contains("【")
    else {
      return []
    }
    let words = words(0..<folded.count)
    return DocumentNumber.found(in: words).map { found in
      let low = words.utf8.distance(from: words.startIndex, to: found.range.lowerBound)
      return (found.number, low..<low + words.utf8.distance(from: found.range.lowerBound, to: found.range.upperBound))
    }
  }

  /// `《…》（财预〔2018〕167号）`: the number stands in brackets right behind the title.
  fileprivate var citedDocuments: [CitedDocument] {
    guard contains("》") else { return [] }
    return documentNumbers.compactMap { document in
      var end = document.range.lowerBound
      guard end > 0, folded[end - 1] == UInt8(ascii: "(") else { return nil }
      end -= 1
      if ends("的通知", before: end) { end -= 9 }
      guard ends("》", before: end) else { return nil }
      var (start, depth) = (end - 3, 1)
      while start >= 3, depth > 0 {
        if ends("》", before: start) { depth += 1 }
        if ends("《", before: start) { depth -= 1 }
        start -= 3
        while start > 0, folded[start] & 0xC0 == 0x80 { start -= 1 }
      }
      guard depth == 0 else { return nil }
      let title = words(start + 3..<end - 3)
      return CitedDocument(
        title: title, number: document.number,
        side: Finding.Side(
          label: "原文", figure: document.number.printed, place: place(of: start..<document.range.upperBound),
          quote: printed(start..<document.range.upperBound)))
    }
  }
}
