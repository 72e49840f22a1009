extension WordTypes {
  /// GB/T 9704: 仿宋 三号, 22 lines of 28.95 points on a page of 225 mm.
  static let official = WordTypes(
    body: WordType(id: "Normal", name: "Normal", face: .fangsong, halfPoints: 32, line: 579, alignment: .both, tightening: 5),
    text: WordType(
      id: "BodyText", name: "Body Text", face: .fangsong, halfPoints: 32, line: 579, alignment: .both, indent: 2, tightening: 5),
    headings: [WordFace.hei, .kai, .fangsong, .fangsong].enumerated().map { index, face in
      WordType(
        id: "Heading\(index + 1)", name: "heading \(index + 1)", face: face, halfPoints: 32, line: 579, indent: 2, level: index + 1,
        keepsWithNext: true, tightening: 5)
    },
    title: WordType(
      id: "Title", name: "Title", face: .xiaobiaosong, halfPoints: 44, line: 700, after: 480, alignment: .center, keepsWithNext: true,
      joins: true),
    cover: WordType(
      id: "Cover", name: "封面", face: .xiaobiaosong, halfPoints: 72, line: 1200, alignment: .center),
    contentsTitle: WordType(
      id: "TOCHeading", name: "TOC Heading", face: .xiaobiaosong, halfPoints: 44, line: 700, after: 360, alignment: .center,
      keepsWithNext: true),
    contents: contents(.fangsong, halfPoints: 28, line: 500, first: .hei),
    signature: WordType(
      id: "Signature", name: "Signature", face: .fangsong, halfPoints: 32, line: 579, before: 579, alignment: .right, right: 2,
      tightening: 5, joins: true),
    sheetTitle: WordType(
      id: "SheetTitle", name: "表题", face: .xiaobiaosong, halfPoints: 36, line: 560, alignment: .center, keepsWithNext: true),
    inlineTitle: WordType(
      id: "InlineTitle", name: "文中表题", face: .hei, halfPoints: 28, line: 480, before: 240, alignment: .center, keepsWithNext: true),
    sheetSubtitle: WordType(
      id: "SheetSubtitle", name: "表副题", face: .song, halfPoints: 24, line: 400, alignment: .center, keepsWithNext: true),
    caption: WordType(
      id: "SheetCaption", name: "表头行", face: .song, halfPoints: 21, line: 320, before: 40, after: 40, keepsWithNext: true),
    note: WordType(id: "SheetNote", name: "表注", face: .song, halfPoints: 18, line: 280, before: 40, joins: true),
    foot: WordType(id: "Footer", name: "footer", face: .song, latin: WordFace.song.rawValue, halfPoints: 28, line: 320, alignment: .center),
    joint: joint)

  /// Small type for forms and lists.
  static let form = WordTypes(
    body: WordType(id: "Normal", name: "Normal", face: .song, halfPoints: 21, line: 340, alignment: .both),
    text: WordType(
      id: "BodyText", name: "Body Text", face: .song, halfPoints: 21, line: 340, after: 60, alignment: .both, indent: 2),
    headings: [(32, 200, 120), (28, 160, 100), (24, 120, 80), (21, 100, 60)].enumerated().map { index, measure in
      WordType(
        id: "Heading\(index + 1)", name: "heading \(index + 1)", face: .hei, halfPoints: measure.0, line: measure.0 * 15,
        before: measure.1, after: measure.2, level: index + 1, keepsWithNext: true)
    },
    title: WordType(
      id: "Title", name: "Title", face: .hei, halfPoints: 32, line: 500, after: 160, alignment: .center, keepsWithNext: true, joins: true),
    cover: WordType(id: "Cover", name: "封面", face: .hei, halfPoints: 52, line: 1000, alignment: .center),
    contentsTitle: WordType(
      id: "TOCHeading", name: "TOC Heading", face: .hei, halfPoints: 32, line: 500, after: 200, alignment: .center, keepsWithNext: true),
    contents: contents(.song, halfPoints: 21, line: 380, first: .hei),
    signature: WordType(
      id: "Signature", name: "Signature", face: .song, halfPoints: 21, line: 340, before: 200, alignment: .right, right: 2, joins: true),
    sheetTitle: WordType(
      id: "SheetTitle", name: "表题", face: .hei, halfPoints: 32, line: 480, alignment: .center, keepsWithNext: true),
    inlineTitle: WordType(
      id: "InlineTitle", name: "文中表题", face: .hei, halfPoints: 24, line: 380, before: 200, alignment: .center, keepsWithNext: true),
    sheetSubtitle: WordType(
      id: "SheetSubtitle", name: "表副题", face: .song, halfPoints: 22, line: 340, alignment: .center, keepsWithNext: true),
    caption: WordType(
      id: "SheetCaption", name: "表头行", face: .song, halfPoints: 19, line: 290, before: 30, after: 30, keepsWithNext: true),
    note: WordType(id: "SheetNote", name: "表注", face: .song, halfPoints: 17, line: 260, before: 40, joins: true),
    foot: WordType(id: "Footer", name: "footer", face: .song, halfPoints: 18, line: 240, alignment: .center),
    joint: joint)

  private static func contents(_ face: WordFace, halfPoints: Int, line: Int, first: WordFace) -> [WordType] {
    (1...4).map { level in
      WordType(
        id: "TOC\(level)", name: "toc \(level)", face: level == 1 ? first : face, halfPoints: halfPoints, line: line, left: 2 * (level - 1))
    }
  }

  private static let joint = WordType(id: "Joint", name: "表间", face: .song, halfPoints: 2, line: 20)
}
