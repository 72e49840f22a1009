package import HengRules

/// The signs of the severities (核查等级): each has a shape, a word and a colour, so that it is told on a black-and-white print too.
package enum SeverityMark {
  /// 八角形叉、三角叹号、圆点 i、菱形问号 with the word.
  package static func html(_ severity: Severity, words: String? = nil) -> String {
    "<span class=\"sev \(severity.rawValue)\">\(shape(severity))\(words ?? severity.label)</span>"
  }

  /// 对勾 for what was found in order.
  package static func passed(_ words: String) -> String {
    "<span class=\"sev passed\"><svg viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"M2 8.5 6.5 13 14 3.5\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.5\"/></svg>\(words)</span>"
  }

  package static func shape(_ severity: Severity) -> String {
    let drawing =
      switch severity {
      case .error:
        "<path fill=\"currentColor\" d=\"M5 1h6l4 4v6l-4 4H5l-4-4V5z\"/><path d=\"m5.5 5.5 5 5m0-5-5 5\" stroke=\"#fff\" stroke-width=\"1.8\"/>"
      case .warning:
        "<path fill=\"currentColor\" d=\"M8 1 15.5 15H.5z\"/><path d=\"M8 5.5v5m0 1.2v1.8\" stroke=\"#fff\" stroke-width=\"1.8\"/>"
      case .info:
        "<circle cx=\"8\" cy=\"8\" r=\"7.5\" fill=\"currentColor\"/><path d=\"M8 7v5.5M8 3.5v2\" stroke=\"#fff\" stroke-width=\"1.8\"/>"
      case .question:
        "<path fill=\"currentColor\" d=\"M8 0l8 8-8 8-8-8z\"/><path d=\"M6 6.2q0-2 2-2t2 1.8q0 1.5-2 2.4v.9m0 1.2v1.5\" fill=\"none\" stroke=\"#fff\" stroke-width=\"1.4\"/>"
      }
    return "<svg viewBox=\"0 0 16 16\" aria-hidden=\"true\">\(drawing)</svg>"
  }
}
