import HengValues

/// A heading that was wrapped over two lines (折行标题).
enum WrappedHeading {
  /// What titles of final accounts and reports end with.
  private static let ends = ["情况说明", "情况", "说明", "决算表", "表", "概况", "名词解释", "附件", "解释"]

  /// Both lines as one title; nil where the first is whole, or the second is no end of a title.
  static func joined(_ title: String, _ rest: String) -> String? {
    let (head, tail) = (title.withoutSpaces, rest.withoutSpaces)
    guard !head.isEmpty, !tail.isEmpty, tail.utf8.count <= 36, LineBytes.isTitle(Array(tail.utf8)[...]) else { return nil }
    guard let end = ends.first(where: tail.hasTail) else { return nil }
    let isWhole = ["说明", "表", "概况", "解释", "附件"].contains { head.hasTail($0) } || (head.hasTail("情况") && tail != "说明")
    guard !isWhole else { return nil }
    // A second line that is a title by itself (收入支出决算总表) is none of the first.
    return tail.utf8.count <= end.utf8.count + 12 && !(tail.hasTail("表") && tail.utf8.count > 9) ? title + rest : nil
  }
}
