/// How a form of some kind is laid out (版式): a form file as a value. Printing, reading and entry on screen use the same one.
///
/// Cells name fields of the registry; there are no expressions and no arithmetic. A layout that exists is sound: decoding refuses unknown
/// fields, cells that overlap or leave holes, and the lack of a field that the kind must have.
package struct FormLayout: Hashable, Sendable {
  /// `selfEvaluation.shanxi`.
  package var key: String
  package var kind: FormKind
  /// The form's own title, for lists.
  package var name: String
  /// Whose form it is: `山西`.
  package var region: String
  package var source: FormSource
  /// The name of the worksheet, and of the table on a page.
  package var sheet: String
  package var title: [FormText]
  package var caption: FormCaption
  package var page: PageSetup
  package var type: FormType
  /// Shares of the text width; they sum to 100.
  package var columns: [Int]
  package var values: FormValueStyle
  package var blocks: [FormBlock]
  /// The form's own foot notes.
  package var notes: [String]
}

/// Where a layout comes from (来源), and how far it is trusted.
package struct FormSource: Hashable, Sendable {
  /// S printed in a sample paper, P read in public, K professional knowledge, D our decision.
  package enum Trust: String, CaseIterable, Hashable, Sendable, Codable { case S, P, K, D }
  package var text: String
  package var trust: Trust
  /// Only the columns are known; order, spans and widths are ours (版面为自拟).
  package var isOwnArrangement: Bool

  package init(text: String, trust: Trust, isOwnArrangement: Bool) {
    self.text = text
    self.trust = trust
    self.isOwnArrangement = isOwnArrangement
  }
}

package struct FormCaption: Hashable, Sendable {
  package var left = FormText([])
  package var centre = FormText([])
  package var right = FormText([])

  package init(left: FormText = FormText([]), centre: FormText = FormText([]), right: FormText = FormText([])) {
    self.left = left
    self.centre = centre
    self.right = right
  }
}

/// Type sizes in half points (字号); nil follows the width of the columns.
package struct FormType: Hashable, Sendable {
  package var size: Int?
  /// The form is set down to this size where it then fits on one page.
  package var least: Int?

  package init(size: Int? = nil, least: Int? = nil) {
    self.size = size
    self.least = least
  }
}

/// How values are written on this form.
package struct FormValueStyle: Hashable, Sendable {
  /// Amounts have at least so many digits behind the point.
  package var decimals = 0
  /// A blank parts number and unit: `≥5 人`.
  package var isSpaced = false
  /// What the form demands of a second level, behind its label: `数量指标(必填硬性指标)`.
  package var obligations: [String: String] = [:]

  package init(decimals: Int = 0, isSpaced: Bool = false, obligations: [String: String] = [:]) {
    self.decimals = decimals
    self.isSpaced = isSpaced
    self.obligations = obligations
  }
}

package enum FormBlock: Hashable, Sendable {
  case rows([[FormCell]])
  case indicators(FormIndicators)
}

/// The indicator block (绩效指标): its header, which is repeated on each page, and one row that stands for all.
package struct FormIndicators: Hashable, Sendable {
  package var header: [[FormCell]]
  package var row: [FormCell]

  package init(header: [[FormCell]], row: [FormCell]) {
    self.header = header
    self.row = row
  }
}

/// A cell of a form file.
package struct FormCell: Hashable, Sendable {
  package var text: FormText
  package var rows: Int
  package var columns: Int
  /// Reaches down to the end of the indicator block, from its header or from its first row.
  package var spansBlock: Bool
  /// Nil for the usual setting of what it holds.
  package var alignment: Cell.Alignment?
  package var isBold: Bool

  package init(
    _ text: FormText, rows: Int = 1, columns: Int = 1, spansBlock: Bool = false, alignment: Cell.Alignment? = nil, isBold: Bool = false
  ) {
    self.text = text
    self.rows = rows
    self.columns = columns
    self.spansBlock = spansBlock
    self.alignment = alignment
    self.isBold = isBold
  }

  var setAlignment: Cell.Alignment { alignment ?? text.valueField?.alignment ?? .centre }
}

extension FormLayout {
  /// Rows and columns of a form, and of a cell: no paper has more.
  static let extent = 1...200

  package var indicators: FormIndicators? {
    for case .indicators(let block) in blocks { return block }
    return nil
  }

  /// All cells, top to bottom.
  package var cells: [FormCell] {
    blocks.flatMap { block in
      switch block {
      case .rows(let rows): rows.flatMap { $0 }
      case .indicators(let block): block.header.flatMap { $0 } + block.row
      }
    }
  }

  /// Every field that the form shows, on title and caption too.
  package var fields: Set<FormField> {
    Set(([caption.left, caption.centre, caption.right] + title + cells.map(\.text)).flatMap(\.fields))
  }
}
