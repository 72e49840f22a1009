/// Text set into HTML (转义).
package enum HTMLEscape {
  /// `a<b` → `a&lt;b`; line ends become `<br>`.
  package static func text(_ text: String) -> String { escape(text, lineEnd: "<br>") }

  /// For use between double quotes.
  package static func attribute(_ text: String) -> String { escape(text, lineEnd: "&#10;") }

  private static func escape(_ text: String, lineEnd: String) -> String {
    var result = ""
    for scalar in PrintableText.clean(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n": result += lineEnd
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
