/// A value that names a person or a person's money (个人信息): shown masked wherever it is not asked for by `text`.
///
/// `description`, `debugDescription` and reflection give `masked`, so an interpolated log line leaks nothing. `text` and the
/// JSON form are whole; keep the value in a `Private` outside the place that needs it.
package protocol PersonalValue: PrintedValue, CustomDebugStringConvertible, CustomReflectable {
  /// The form for papers and screens without permission to see the whole (脱敏).
  var masked: String { get }
}

extension PersonalValue {
  package var description: String { masked }
  package var debugDescription: String { masked }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// What stands in messages in place of a personal input that could not be read: its length alone.
func maskedInput(_ text: String) -> String { text.isEmpty ? "" : "•••（\(text.count) 个字符）" }

extension FoldedText {
  /// Whether a worksheet turned the digits into a number in scientific notation: `4.30522E+17`.
  var isScientific: Bool {
    FoldedText.isDigit(scalars.first ?? " ") && scalars.contains("+") && scalars.contains { $0 == "E" || $0 == "e" }
  }
}
