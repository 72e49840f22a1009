package import HengValues

/// A worksheet that people fill in (填报表): one record a row, under headings with notes.
package struct EntrySheet: Hashable, Sendable {
  package var name: String
  /// Stands above the headings.
  package var title: String
  package var columns: [EntryColumn]
  package var rows: [[EntryValue]]

  package init(name: String, title: String, columns: [EntryColumn], rows: [[EntryValue]] = []) {
    self.name = name
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}

/// A column of a worksheet that people fill in (填报栏).
package struct EntryColumn: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Words, and codes and voucher numbers that must keep each digit: cells of the format “text”.
    case text
    /// Words of several lines.
    case longText
    /// Money with two decimals.
    case amount
    case count
    case date
    /// One of these words, from a drop-down.
    case choice([String])
  }

  package var heading: String
  /// What to fill in; stands below the heading.
  package var note: String
  package var kind: Kind
  package var isRequired: Bool
  /// In characters.
  package var width: Int

  package init(_ heading: String, _ kind: Kind, isRequired: Bool = false, note: String = "", width: Int = 16) {
    self.heading = heading
    self.kind = kind
    self.isRequired = isRequired
    self.note = note
    self.width = width
  }

  /// `金额*`
  package var printedHeading: String { isRequired ? "\(heading)*" : heading }
}

/// What stands in a cell to begin with (预填值).
package enum EntryValue: Hashable, Sendable {
  case blank
  case text(String)
  case amount(Money)
  case count(Int)
  case date(CivilDate)
}
