/// Names behind 负责人 and the like (经办人员姓名): up to four characters after the word and a colon or a blank become stars.
enum ChiefNames {
  private static let titles = ["负责人", "联系人", "经办人", "填报人"]

  static func covered(_ text: String) -> String {
    guard titles.contains(where: { text.contains($0) }) else { return text }
    var scalars = Array(text.unicodeScalars)
    for title in titles { cover(Array(title.unicodeScalars), &scalars) }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func cover(_ title: [Unicode.Scalar], _ scalars: inout [Unicode.Scalar]) {
    var index = 0
    while index + title.count < scalars.count {
      guard scalars[index..<index + title.count].elementsEqual(title) else {
        index += 1
        continue
      }
      index += title.count
      guard index < scalars.count, "：: \t".unicodeScalars.contains(scalars[index]) else { continue }
      while index < scalars.count, "：: \t".unicodeScalars.contains(scalars[index]) { index += 1 }
      var covered = 0
      while index < scalars.count, covered < 4, (0x4E00...0x9FFF).contains(scalars[index].value) {
        scalars[index] = "*"
        (index, covered) = (index + 1, covered + 1)
      }
    }
  }
}
