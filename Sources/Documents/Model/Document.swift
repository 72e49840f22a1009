package import HengValues

/// A paper in neutral form (文书): writers print it, readers produce it. It holds no layout engine's terms.
package struct Document: Hashable, Sendable, Codable {
  package var title: String
  package var page: PageSetup
  package var blocks: [Block]

  package init(title: String, page: PageSetup = .portrait, blocks: [Block]) {
    self.title = title
    self.page = page
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
}

/// One piece of a paper, top to bottom.
package enum Block: Hashable, Sendable, Codable {
  /// A heading, level 1 the largest.
  case heading(level: Int, String)
  case paragraph([Run])
  case sheet(Sheet)
  case pageBreak

  package var figures: [Figure] {
    switch self {
    case .heading, .pageBreak: []
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
