/// The straight parts of a path that cairo writes: `M x y L x y … Z`.
struct SVGPath {
  typealias Point = (x: Double, y: Double)
  var parts: [[Point]]

  init(parts: [[Point]]) { self.parts = parts }

  /// Of a curve it takes the control points too: enough for the box around it.
  init?(_ scanner: MarkupScanner, _ data: Range<Int>) {
    parts = []
    var at = data.lowerBound
    while at < data.upperBound {
      let letter = scanner.bytes[at]
      var end = at + 1
      while end < data.upperBound, !Self.isLetter(scanner.bytes[end]) { end += 1 }
      guard let numbers = scanner.numbers(at + 1..<end) else { return nil }
      if letter == UInt8(ascii: "M") { parts.append([]) }
      if letter == UInt8(ascii: "Z"), let first = parts.last?.first { parts[parts.count - 1].append(first) }
      for index in stride(from: 0, to: numbers.count - 1, by: 2) where !parts.isEmpty {
        parts[parts.count - 1].append((numbers[index], numbers[index + 1]))
      }
      at = end
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { 0x41...0x5A ~= byte }

  var box: PDFBox? {
    var box: PDFBox?
    for point in parts.joined() {
      let here = PDFBox(x0: point.x, y0: point.y, x1: point.x, y1: point.y)
      box = box?.union(here) ?? here
    }
    return box
  }
}

/// `matrix(a,b,c,d,e,f)`
struct SVGTransform {
  private var matrix: [Double]

  static let identity = SVGTransform(matrix: [1, 0, 0, 1, 0, 0])

  private init(matrix: [Double]) { self.matrix = matrix }

  init(_ scanner: MarkupScanner, _ tag: MarkupScanner.Tag) {
    guard let value = scanner.attribute("transform", of: tag), let numbers = scanner.numbers(value), numbers.count == 6 else {
      self = .identity
      return
    }
    matrix = numbers
  }

  func apply(_ point: SVGPath.Point) -> SVGPath.Point {
    (matrix[0] * point.x + matrix[2] * point.y + matrix[4], matrix[1] * point.x + matrix[3] * point.y + matrix[5])
  }
}
