import HengValues

/// A number of things that does not go with those told of (个数与列举不符).
struct MiscountedList {
  let count: Int
  let listed: Int
  /// The number as printed.
  let number: Range<Int>
  let range: Range<Int>
}

/// Names first, their number behind them (先列举后写个数): `A、B、C等5个单位`, `A、B和C三种类型`.
enum NamesThenCount {
  static func all(in passage: PaperPassage) -> [MiscountedList] {
    guard passage.contains("、") else { return [] }
    return counts(passage, "等") + joined(passage)
  }

  /// Behind 等 fewer may be named, never more.
  private static func counts(_ passage: PaperPassage, _ word: StaticString) -> [MiscountedList] {
    passage.places(of: word).compactMap { at -> MiscountedList? in
      guard let (count, end) = passage.smallNumber(at: at.upperBound), (2...20).contains(count), passage.isMeasure(at: end) else {
        return nil
      }
      let start = passage.listStart(before: at.lowerBound)
      let items = passage.words(start..<at.lowerBound).split(separator: "、", omittingEmptySubsequences: false)
      guard items.count > count, items.allSatisfy({ (2...16).contains($0.count) && !$0.contains { "()《》“”".contains($0) } }) else {
        return nil
      }
      return MiscountedList(count: count, listed: items.count, number: at.upperBound..<end, range: start..<end)
    }
  }

  /// `分为A、B和C三种类型`: what divides a whole is told completely.
  private static func joined(_ passage: PaperPassage) -> [MiscountedList] {
    ["分为", "划分为", "包括", "包含"].flatMap { word -> [MiscountedList] in
      passage.places(of: word).compactMap { at in
        var end = at.upperBound
        while end < passage.folded.count, !passage.isSign(at: end) || passage.stands("、", at: end), end - at.upperBound < 240 { end += 1 }
        let words = passage.words(at.upperBound..<end)
        guard words.contains("、"), let tail = ["种类型", "个方面", "大类", "种", "类", "个部分", "部分"].first(where: { words.hasTail($0) }) else {
          return nil
        }
        let numberEnd = end - tail.utf8.count
        guard let sign = passage.words(at.upperBound..<numberEnd).last, let count = smallNumerals.firstIndex(of: sign).map({ $0 + 2 })
        else {
          return nil
        }
        let number = (numberEnd - 3)..<numberEnd
        let items = passage.words(at.upperBound..<number.lowerBound).split(separator: "、")
        guard let last = items.last, items.allSatisfy({ $0.count <= 16 }) else { return nil }
        let joins = last.contains { "和及与".contains($0) } ? 1 : 0
        guard joins == 1, count < items.count || count > items.count + joins else { return nil }
        return MiscountedList(count: count, listed: items.count + joins, number: number, range: at.lowerBound..<end)
      }
    }
  }

  private static let smallNumerals: [Character] = ["二", "三", "四", "五", "六", "七", "八", "九"]
}

/// 包括两方面的支出：一是…二是… (分点叙述).
enum CountedPoints {
  static func all(in passage: PaperPassage) -> [MiscountedList] {
    guard passage.contains("一是") else { return [] }
    return heads.flatMap { head in
      passage.places(of: head.words).compactMap { at -> MiscountedList? in
        guard at.lowerBound >= 3, let count = numerals[passage.words(at.lowerBound - 3..<at.lowerBound)],
          let first = passage.first("一是", in: at.upperBound..<min(at.upperBound + 45, passage.folded.count))
        else { return nil }
        var (listed, end) = (1, first.upperBound)
        while listed < points.count, let next = passage.first(points[listed], in: end..<passage.folded.count) {
          (listed, end) = (listed + 1, next.upperBound)
        }
        guard listed > 1, listed != count, passage.places(of: "一是").count == 1 else { return nil }
        return MiscountedList(count: count, listed: listed, number: at.lowerBound - 3..<at.lowerBound, range: at.lowerBound - 3..<end)
      }
    }
  }

  private static let heads: [(words: StaticString, name: String)] = [("方面", ""), ("个方面", ""), ("点", "")]
  private static let points: [StaticString] = ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是"]
  private static let numerals = ["两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8]
}

extension PaperPassage {
  /// Everywhere the words stand.
  fileprivate func places(of words: StaticString) -> [Range<Int>] {
    var (found, start) = ([Range<Int>](), 0)
    while let at = first(words, in: start..<folded.count) {
      found.append(at)
      start = at.upperBound
    }
    return found
  }

  /// Up to two digits.
  fileprivate func smallNumber(at start: Int) -> (Int, Int)? {
    var (number, end) = (0, start)
    while end < folded.count, folded[end].isDigit, end - start < 3 {
      number = number * 10 + Int(folded[end] - 48)
      end += 1
    }
    return (1...2).contains(end - start) ? (number, end) : nil
  }

  fileprivate func isMeasure(at start: Int) -> Bool {
    ["个单位", "个部门", "个乡镇", "个镇", "个街道", "个村", "个项目", "个县", "家单位", "家企业", "个方面", "所学校", "个科室"].contains {
      words(start..<min(folded.count, start + 12)).hasHead($0)
    }
  }

  /// Behind the last sign before a place but 、.
  fileprivate func listStart(before end: Int) -> Int {
    var start = end
    while start > 0 {
      if start >= 3, stands("、", at: start - 3) {
        start -= 3
        continue
      }
      if start >= 3, stands("。", at: start - 3) { break }
      if folded[start - 1] < 0x80, isSign(at: start - 1), !folded[start - 1].isDigit { break }
      start -= 1
    }
    return start
  }
}
