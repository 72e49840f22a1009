/// Lengths of a page (版面): whole numbers of space, never figures of a paper.
enum Layout {
  /// Columns of given weights as shares of 100, rounded so that they fill the width.
  static func shares(_ weights: [Int]) -> [Int] {
    let total = weights.reduce(0, +)
    guard total > 0 else { return weights }
    var shares: [Int] = []
    var reached = 0
    for weight in weights {
      reached += weight
      shares.append(reached * 100 / total - shares.reduce(0, +))
    }
    return shares
  }

  /// How many lines so many items need, side by side.
  static func lines(_ items: Int, abreast: Int) -> Int { (items + abreast - 1) / abreast }
}

extension Int {
  /// 一 … 九十九, as headings number.
  var chineseNumeral: String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard (1...99).contains(self) else { return "\(self)" }
    let (tens, ones) = quotientAndRemainder(dividingBy: 10)
    return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[ones]
  }
}
