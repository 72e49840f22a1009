import HengDomain
import HengValues

/// Reads the figure of a cell (单元格数字): an amount, a blank, a dash, or words.
enum AccountsFigure {
  /// Nil where the words are no figure for certain.
  static func read(_ cell: AccountsGrid.Cell?, unit: MoneyUnit) -> Entry<PrintedAmount>? {
    guard let cell, !cell.text.isEmpty else { return .blank }
    if isDash(cell.text) { return .notApplicable }
    guard !isTwoFigures(cell), let amount = try? PrintedAmount(parsing: cell.text.signedFigure, unit: unit) else { return nil }
    return .value(amount)
  }

  static func isDash(_ text: String) -> Bool { text.unicodeScalars.allSatisfy { "—-–―─－_/".unicodeScalars.contains($0) } }

  /// Whether the words could be a figure at all.
  static func isNumeric(_ text: String) -> Bool {
    let text = text.signedFigure
    guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else {
      return false
    }
    return (try? ExactDecimal(parsing: text)) != nil
  }

  /// `2908595⏎2.04` may be one wrapped figure or two; only a piece that cannot stand alone makes it one.
  private static func isTwoFigures(_ cell: AccountsGrid.Cell) -> Bool {
    let pieces = cell.raw.split(whereSeparator: \.isWhitespace)
    return pieces.count > 1 && pieces.allSatisfy { isNumeric(CompactText.of(String($0))) }
  }
}
