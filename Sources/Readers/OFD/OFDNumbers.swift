/// Lists of numbers as OFD writes them (数值列表): parted by blanks; `g n v` stands for v, n times.
enum OFDNumbers {
  /// Nil where something is no number, or too much stands there.
  static func list(_ text: String, atMost most: Int = 20_000) -> [Double]? {
    var values: [Double] = []
    var words = text.utf8.split(whereSeparator: { $0 <= 0x20 || $0 == UInt8(ascii: ",") }).makeIterator()
    while let word = words.next() {
      if word.count == 1, word.first == UInt8(ascii: "g") {
        guard let count = words.next().flatMap({ Int(Substring($0)) }), let value = words.next().flatMap(number), count >= 0,
          count <= most - values.count
        else { return nil }
        values += Array(repeating: value, count: count)
      } else {
        guard values.count < most, let value = number(word) else { return nil }
        values.append(value)
      }
    }
    return values
  }

  static func number(_ word: Substring.UTF8View) -> Double? {
    guard let value = Double(Substring(word)), value.isFinite, abs(value) < 1e7 else { return nil }
    return value
  }
}

/// A box `x y w h` in millimetres (边界).
struct OFDBox: Hashable {
  var x: Double
  var y: Double
  var width: Double
  var height: Double

  init?(_ text: String?) {
    guard let values = text.flatMap({ OFDNumbers.list($0, atMost: 4) }), values.count == 4 else { return nil }
    (x, y, width, height) = (values[0], values[1], values[2], values[3])
  }

  var area: Double { abs(width * height) }
}

/// From an object's own space to the page in points (坐标变换): its matrix, then where it stands, then millimetres to points.
struct OFDTransform {
  static let pointsPerMillimetre = 72 / 25.4

  private var matrix: [Double] = [1, 0, 0, 1, 0, 0]
  private var origin: (x: Double, y: Double) = (0, 0)

  init(boundary: OFDBox?, matrix text: String?) {
    if let boundary { origin = (boundary.x, boundary.y) }
    if let values = text.flatMap({ OFDNumbers.list($0, atMost: 6) }), values.count == 6 { matrix = values }
  }

  func point(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    let across = matrix[0] * x + matrix[2] * y + matrix[4] + origin.x
    let down = matrix[1] * x + matrix[3] * y + matrix[5] + origin.y
    return (across * Self.pointsPerMillimetre, down * Self.pointsPerMillimetre)
  }

  /// The box around a box of the object's space.
  func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> PDFBox {
    let corners = [point(x0, y0), point(x1, y0), point(x0, y1), point(x1, y1)]
    return corners.dropFirst().reduce(PDFBox(x0: corners[0].x, y0: corners[0].y, x1: corners[0].x, y1: corners[0].y)) { box, corner in
      box.union(PDFBox(x0: corner.x, y0: corner.y, x1: corner.x, y1: corner.y))
    }
  }
}
