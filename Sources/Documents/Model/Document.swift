package import HengValues

/// A paper in neutral form (文书): writers print it, readers produce it. It holds no layout engine's terms.
package struct Document: Hashable, Sendable, Codable {
  /// How text is set (版式).
  package enum Style: String, Hashable, Sendable, Codable {
    /// A form or a list: small type, `第 n 页 共 m 页` at the foot.
    case form
    /// An official document by GB/T 9704: 仿宋 三号 at 22 lines of 28 characters, 黑体 and 楷体 headings, `— n —` at the foot.
    case official
  }

  package var title: String
  /// Of the first pages; a `section` block changes it.
  package var page: PageSetup
  package var style: Style
  package var blocks: [Block]

  package init(title: String, page: PageSetup = .portrait, style: Style = .form, blocks: [Block]) {
    self.title = title
    self.page = page
    self.style = style
    self.blocks = blocks
  }

  /// Every figure on the paper in reading order.
  package var figures: [Figure] { blocks.flatMap(\.figures) }
}

/// Paper size and orientation; margins in millimetres. A4 throughout.
package struct PageSetup: Hashable, Sendable, Codable {
  package enum Orientation: String, Hashable, Sendable, Codable { case portrait, landscape }
  package var orientation: Orientation
  package var top: Int
  package var bottom: Int
  package var left: Int
  package var right: Int

  package init(orientation: Orientation, top: Int = 18, bottom: Int = 16, left: Int = 16, right: Int = 16) {
    self.orientation = orientation
    self.top = top
    self.bottom = bottom
    self.left = left
    self.right = right
  }

  package static let portrait = PageSetup(orientation: .portrait)
  package static let landscape = PageSetup(orientation: .landscape)
  /// GB/T 9704: 37 mm above and 28 mm left of a text block of 156 × 225 mm.
  package static let official = PageSetup(orientation: .portrait, top: 37, bottom: 35, left: 28, right: 26)
  /// The same page turned, for wide tables; its head lies on the binding side.
  package static let officialLandscape = PageSetup(orientation: .landscape, top: 25, bottom: 22, left: 20, right: 20)
}

/// One piece of a paper, top to bottom.
package enum Block: Hashable, Sendable, Codable {
  /// A page of its own with large centred lines, without a number (封面).
  case cover([String])
  /// Pages with the headings that follow, down to a level, and the tables marked `isInContents`, each with its page number (目录).
  case contents(title: String, depth: Int)
  /// The next page begins here and is set up so (分节).
  case section(PageSetup)
  /// The title of a paper inside the document, in centred lines (标题); not in the contents.
  case title([String])
  /// A heading, level 1 the largest: 第一部分, 一、, （一）, 1. .
  case heading(level: Int, String)
  case paragraph([Run])
  /// Lines at the right, kept together (落款).
  case signature([String])
  case sheet(Sheet)
  case pageBreak

  package var figures: [Figure] {
    switch self {
    case .cover, .contents, .section, .title, .heading, .signature, .pageBreak: []
    case .paragraph(let runs): runs.compactMap(\.figure)
    case .sheet(let sheet): sheet.figures
    }
  }
}

/// A stretch of text, or a figure that stands in it.
package enum Run: Hashable, Sendable, Codable {
  case text(String)
  case figure(Figure)

  package var text: String {
    switch self {
    case .text(let text): text
    case .figure(let figure): figure.text
    }
  }

  package var figure: Figure? {
    if case .figure(let figure) = self { figure } else { nil }
  }
}
