package import HengValues

/// The running text of a paper in order (正文): its contents page, its parts, their headed sections with passages.
package struct TextOutline: Hashable, Sendable {
  /// The lines of 目录.
  package var contents: [Heading]
  package var parts: [Part]

  /// 第三部分 情况说明; the text before the first part, and a paper without parts, has number 0.
  package struct Part: Hashable, Sendable {
    package var number: Int
    package var title: String
    package var place: Place
    /// In the order of the paper; a section of level 0 holds what stands before the first heading.
    package var sections: [TextSection]
  }

  /// A numbered heading: level 0 for 第一部分, then as in `TextSection`.
  package struct Heading: Hashable, Sendable {
    package var level: Int
    package var number: Int
    /// Without its number, dots and page.
    package var title: String
    package var place: Place
  }

  package init(contents: [Heading] = [], parts: [Part] = []) {
    self.contents = contents
    self.parts = parts
  }

  package var passages: [Passage] { parts.flatMap { $0.sections.flatMap(\.passages) } }
}
