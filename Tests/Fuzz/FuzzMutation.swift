package import HengTestSupport

/// Small changes to an input, the same for the same seed: bits turned, pieces cut, doubled, moved in from another input, words of XML set in.
package enum FuzzMutation {
  private static let words = [
    "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>", "</w:tc>", "<w:p>", "</w:p>", "<w:p/>", "<w:r>", "</w:r>", "<w:vMerge/>",
    "<w:vMerge w:val='restart'/>",
    "<w:gridSpan w:val='3'/>", "<w:gridSpan w:val='-1'/>", "<w:del>", "</w:del>", "<w:txbxContent>", "</w:txbxContent>",
    "<w:fldChar w:fldCharType='begin'/>",
    "<w:fldChar w:fldCharType='end'/>", "<w:numId w:val='1'/>", "\t", "|", "\n", "\u{0C}", "999999999999", "-1", "<row>", "</row>",
    "<c><v>1</v></c>", "A1:XFD9", "\u{1E}", "<page>", "</page>",
    "<g>", "</g>", "<defs>", "</defs>", "<use xlink:href=\"#surface1\" transform=\"matrix(1,0,0,1,9,9)\"/>",
    "d=\"M 0 0 L 300 0 L 300 300 Z\"",
    "<TextCode X='0' DeltaX='g 9 9'>", "</TextCode>", " g 999999999 1 ", " M 0 0 L 300 0 C ", "xMin=\"-9\"", "9999999.9", "1e-9",
    " 0 0 m 300 0 l S ", " 50 50 100 100 re f ", " q ", " Q ", " BT ", " ET ", " R ", "/",
  ].map { Array($0.utf8) }

  package static func turned(_ input: [UInt8], with others: [[UInt8]], _ chance: inout SeededGenerator) -> [UInt8] {
    var bytes = input
    for _ in 0..<Int.random(in: 1...4, using: &chance) {
      guard bytes.count > 1 else { break }
      let index = Int.random(in: 1..<bytes.count, using: &chance)
      let length = Int.random(in: 1...max(1, min(200, bytes.count - index)), using: &chance)
      switch Int.random(in: 0..<7, using: &chance) {
      case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
      case 1: bytes[index] = UInt8.random(in: 0...255, using: &chance)
      case 2: bytes.removeSubrange(index..<min(index + length, bytes.count))
      case 3: bytes.insert(contentsOf: bytes[index..<min(index + length, bytes.count)], at: index)
      case 4: bytes.insert(contentsOf: words.randomElement(using: &chance) ?? [], at: index)
      case 5: bytes.removeSubrange(index...)
      default:
        guard let other = others.randomElement(using: &chance), other.count > 2 else { break }
        let start = Int.random(in: 1..<other.count, using: &chance)
        bytes.replaceSubrange(index..<min(index + length, bytes.count), with: other[start..<min(start + length, other.count)])
      }
    }
    return bytes
  }
}
