/// Text set into HTML (转义).
package enum HTMLEscape {
  /// `a<b` → `a&lt;b`; line ends become `<br>`.
  package static func text(_ text: String) -> String { PlainText.hasNothingToEscape(text) ? text : escape(text, lineEnd: "<br>") }

  /// The same with every date and number of parts as one piece, which the style sheet keeps on one line.
  package static func words(_ text: String) -> String { PlainText.isWords(text) ? text : parted(text) }

  /// For use between double quotes.
  package static func attribute(_ text: String) -> String { PlainText.hasNothingToEscape(text) ? text : escape(text, lineEnd: "&#10;") }

  private static func parted(_ text: String) -> String {
    let clean = PrintableText.clean(text)
    let whole = WholeWords.partable(in: clean)
    if whole.isEmpty { return Self.text(clean) }
    let bytes = Array(clean.utf8)
    var html = ""
    var position = 0
    for range in whole {
      html += Self.text(String(decoding: bytes[position..<range.lowerBound], as: UTF8.self))
      html += "<span class=\"whole\">\(Self.text(String(decoding: bytes[range], as: UTF8.self)))</span>"
      position = range.upperBound
    }
    return html + Self.text(String(decoding: bytes[position...], as: UTF8.self))
  }

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
