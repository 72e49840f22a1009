import CZlib

/// A page as grey pixels, from a PNG as `pdftocairo -png -gray` writes it, and how far two such pages differ.
package struct PageImage: Sendable {
  package let width: Int
  package let height: Int
  /// 0 for black, row by row.
  package let pixels: [UInt8]

  package struct Difference: Sendable {
    /// Of all pixels, 0 to 255.
    package var mean: Double
    /// Of the block that differs most.
    package var worst: Double
    /// The upper left corner of that block in pixels.
    package var place: (x: Int, y: Int)
  }

  package init(width: Int, height: Int, pixels: [UInt8]) { (self.width, self.height, self.pixels) = (width, height, pixels) }

  /// Nil for anything but a whole PNG of 8 bits of grey without interlacing.
  package init?(png: [UInt8]) {
    func number(_ at: Int) -> Int { (0..<4).reduce(0) { $0 << 8 | Int(png[at + $1]) } }
    guard png.count > 33, png.starts(with: [0x89, 0x50, 0x4E, 0x47]), png[24] == 8, png[25] == 0, png[28] == 0 else { return nil }
    let (width, height) = (number(16), number(20))
    guard width > 0, height > 0, width * height < 1 << 26 else { return nil }
    var packed: [UInt8] = []
    var at = 8
    while at + 12 <= png.count {
      let length = number(at)
      guard at + 12 + length <= png.count else { return nil }
      if png[(at + 4)..<(at + 8)].elementsEqual("IDAT".utf8) { packed += png[(at + 8)..<(at + 8 + length)] }
      at += 12 + length
    }
    guard let rows = Self.inflated(packed, count: (width + 1) * height) else { return nil }
    self.init(width: width, height: height, pixels: Self.unfiltered(rows, width: width, height: height))
  }

  private static func inflated(_ packed: [UInt8], count: Int) -> [UInt8]? {
    var result = [UInt8](repeating: 0, count: count)
    var length = uLongf(count)
    return uncompress(&result, &length, packed, uLong(packed.count)) == Z_OK && Int(length) == count ? result : nil
  }

  /// Each row begins with the number of its filter.
  private static func unfiltered(_ rows: [UInt8], width: Int, height: Int) -> [UInt8] {
    var pixels = [UInt8](repeating: 0, count: width * height)
    for y in 0..<height {
      let filter = rows[y * (width + 1)]
      for x in 0..<width {
        let left = x > 0 ? Int(pixels[y * width + x - 1]) : 0
        let up = y > 0 ? Int(pixels[(y - 1) * width + x]) : 0
        let corner = x > 0 && y > 0 ? Int(pixels[(y - 1) * width + x - 1]) : 0
        let guess =
          switch filter {
          case 1: left
          case 2: up
          case 3: (left + up) / 2
          case 4: paeth(left, up, corner)
          default: 0
          }
        pixels[y * width + x] = rows[y * (width + 1) + 1 + x] &+ UInt8(guess)
      }
    }
    return pixels
  }

  private static func paeth(_ left: Int, _ up: Int, _ corner: Int) -> Int {
    let guess = left + up - corner
    let (a, b, c) = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return a <= b && a <= c ? left : b <= c ? up : corner
  }

  /// Nil for pages of different sizes. Both are blurred a little first, so that a letter drawn a fraction of a pixel aside counts
  /// for little, a line or a word that moved by two pixels for all it is.
  package func difference(from other: PageImage, block: Int = 16) -> Difference? {
    guard width == other.width, height == other.height else { return nil }
    let (mine, theirs) = (blurred, other.blurred)
    var difference = Difference(mean: 0, worst: 0, place: (0, 0))
    for top in stride(from: 0, to: height, by: block) {
      for left in stride(from: 0, to: width, by: block) {
        var sum = 0.0
        for y in top..<min(top + block, height) {
          for x in left..<min(left + block, width) { sum += abs(mine[y * width + x] - theirs[y * width + x]) }
        }
        difference.mean += sum
        // A block at the edge counts as a whole one.
        let share = sum / Double(block * block)
        if share > difference.worst { (difference.worst, difference.place) = (share, (left, top)) }
      }
    }
    difference.mean /= Double(width * height)
    return difference
  }

  /// Each pixel the mean of itself and its eight neighbours.
  private var blurred: [Double] {
    var result = [Double](repeating: 255, count: pixels.count)
    guard width > 2, height > 2 else { return pixels.map(Double.init) }
    for y in 1..<height - 1 {
      for x in 1..<width - 1 {
        var sum = 0
        for row in y - 1...y + 1 { for column in x - 1...x + 1 { sum += Int(pixels[row * width + column]) } }
        result[y * width + x] = Double(sum) / 9
      }
    }
    return result
  }
}
