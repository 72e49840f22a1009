extension String {
  /// A name as it may be shown on a terminal or a page (可显示的名称): control signs, line breaks and signs that turn the direction of
  /// writing appear as `\u001B`, so that a file's name can neither command a terminal nor pass for another.
  package var shownName: String { escapingControls(keepingLines: false) }

  /// A text of several lines with the same signs made visible; line breaks and tabs stay.
  package var shownText: String { escapingControls(keepingLines: true) }

  private func escapingControls(keepingLines: Bool) -> String {
    guard unicodeScalars.contains(where: { $0.isUnshowable(keepingLines) }) else { return self }
    var out = ""
    for scalar in unicodeScalars {
      guard scalar.isUnshowable(keepingLines) else {
        out.unicodeScalars.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      out += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
    return out
  }
}

extension Unicode.Scalar {
  fileprivate func isUnshowable(_ keepsLines: Bool) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: !keepsLines
    case 0..<0x20, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
