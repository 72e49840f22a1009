/// A path of a page (图形对象): ruling lines are strokes along the axes and thin filled rectangles, as in a PDF.
enum OFDPath {
  /// More points than any ruling has.
  private static let most = 20_000
  private static let thickest = 3.2

  static func add(_ data: String, isStroked: Bool, isFilled: Bool, _ transform: OFDTransform, to rules: inout PDFRules) {
    guard let parts = parts(data, transform) else { return }
    for part in parts {
      if isStroked { for (start, end) in zip(part, part.dropFirst()) { line(start, end, &rules) } } else if isFilled { fill(part, &rules) }
    }
  }

  private typealias Point = (x: Double, y: Double)

  /// Nil for a path with curves, which is a drawing, and for one that is none.
  private static func parts(_ data: String, _ transform: OFDTransform) -> [[Point]]? {
    var parts: [[Point]] = []
    var words = data.utf8.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }).makeIterator()
    var count = 0
    func point() -> Point? {
      guard let x = words.next().flatMap(OFDNumbers.number), let y = words.next().flatMap(OFDNumbers.number) else { return nil }
      return transform.point(x, y)
    }
    while let word = words.next() {
      count += 1
      guard count <= most else { return nil }
      switch word.first {
      case UInt8(ascii: "M"), UInt8(ascii: "S"):
        guard let start = point() else { return nil }
        parts.append([start])
      case UInt8(ascii: "L"):
        guard !parts.isEmpty, let next = point() else { return nil }
        parts[parts.count - 1].append(next)
      case UInt8(ascii: "C"):
        if let first = parts.last?.first { parts[parts.count - 1].append(first) }
      default: return nil
      }
    }
    return parts
  }

  private static func line(_ start: Point, _ end: Point, _ rules: inout PDFRules) {
    guard rules.count < DrawnLines.most else { return }
    let (width, height) = (abs(start.x - end.x), abs(start.y - end.y))
    if height <= 0.6, width > height {
      rules.horizontal.append(PDFRule(at: (start.y + end.y) / 2, from: min(start.x, end.x), to: max(start.x, end.x)))
    } else if width <= 0.6, height > width {
      rules.vertical.append(PDFRule(at: (start.x + end.x) / 2, from: min(start.y, end.y), to: max(start.y, end.y)))
    }
  }

  private static func fill(_ corners: [Point], _ rules: inout PDFRules) {
    guard corners.count >= 4, corners.count <= 6, rules.count < DrawnLines.most else { return }
    let (xs, ys) = (corners.map(\.x), corners.map(\.y))
    guard let x0 = xs.min(), let x1 = xs.max(), let y0 = ys.min(), let y1 = ys.max() else { return }
    if y1 - y0 <= thickest, x1 - x0 > y1 - y0 { rules.horizontal.append(PDFRule(at: (y0 + y1) / 2, from: x0, to: x1)) }
    if x1 - x0 <= thickest, y1 - y0 > x1 - x0 { rules.vertical.append(PDFRule(at: (x0 + x1) / 2, from: y0, to: y1)) }
  }
}
