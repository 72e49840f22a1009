/// Signs that follow one another on the keyboard, in the alphabet or in counting, and one sign again and again (连续字符).
enum SignRun {
  private static let rows = [
    "0123456789", "1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "!@#$%^&*()", "1qaz", "2wsx", "3edc",
    "4rfv", "5tgb", "6yhn", "7ujm", "8ik,", "9ol.",
  ]

  /// The tracks on which one sign follows another: a row in one direction.
  private static let tracks: [[Unicode.Scalar]: Set<Int>] = {
    var tracks: [[Unicode.Scalar]: Set<Int>] = [:]
    for (number, row) in rows.enumerated() {
      let signs = Array(row.unicodeScalars)
      for (left, right) in zip(signs, signs.dropFirst()) {
        tracks[[left, right], default: []].insert(number * 2)
        tracks[[right, left], default: []].insert(number * 2 + 1)
      }
    }
    return tracks
  }()

  private static let same: Set<Int> = [-1]

  /// Whether runs of three and more signs make up more than half.
  static func covers(mostOf signs: [Unicode.Scalar]) -> Bool {
    var (covered, begin) = (0, 0)
    while begin < signs.count {
      let length = longestRun(in: signs[begin...])
      covered += length >= 3 ? length : 0
      begin += length >= 3 ? length : 1
    }
    return covered * 2 > signs.count
  }

  /// How far the first sign goes on along one track.
  private static func longestRun(in signs: ArraySlice<Unicode.Scalar>) -> Int {
    var (length, open) = (1, Set<Int>?.none)
    for (left, right) in zip(signs, signs.dropFirst()) {
      let step = left == right ? same : tracks[[left, right]] ?? []
      let common = open?.intersection(step) ?? step
      if common.isEmpty { break }
      (length, open) = (length + 1, common)
    }
    return length
  }
}
