package import HengDomain
package import HengFacts
package import HengValues

/// The pieces of a year's disclosure (部门决算公开), in the order of the volume; tables and reports come from elsewhere.
package enum DisclosureBlocks {
  /// 封面.
  package static func cover(department: String, year: FiscalYear) -> [Block] {
    [.cover([department, "\(year.year)年度部门决算公开"])]
  }

  /// 目录: parts and sections of the volume.
  package static func contents() -> [Block] { [.contents(title: "目  录", depth: 2)] }

  /// 第一部分 概况.
  package static func overview(_ record: DisclosureRecord) -> [Block] {
    let duties = record.duties.enumerated().map { index, duty in numbered(index, of: record.duties.count, duty) }
    let organisation = record.organisation.map { Block.paragraph([.text(closed($0))]) }
    return [.heading(level: 1, "第一部分 概况"), .heading(level: 2, "一、本部门（单位）职责")] + (duties.isEmpty ? [nothing] : duties)
      + [.heading(level: 2, "二、机构设置情况")] + (organisation.isEmpty ? [nothing] : organisation)
  }

  /// 第三部分 情况说明.
  package static func narrative(_ facts: NarrativeFacts) -> [Block] {
    [.heading(level: 1, "第三部分 情况说明")] + totals(facts) + generalBudget(facts) + ownBudgets(facts) + threePublic(facts) + matters(facts)
  }

  /// 第四部分 名词解释.
  package static func terms() -> [Block] {
    [.heading(level: 1, "第四部分 名词解释")]
      + StandardTerms.all.enumerated().map { index, term in
        .paragraph([.text("\((index + 1).chineseNumeral)、\(term.name)：\(term.meaning)")])
      }
  }

  private static var nothing: Block { .paragraph([.text("无。")]) }

  private static func numbered(_ index: Int, of count: Int, _ text: String) -> Block {
    .paragraph([.text(count > 1 ? "\(index + 1).\(closed(text))" : closed(text))])
  }

  /// With exactly one closing sign.
  static func closed(_ text: String) -> String {
    var words = text
    while let last = words.last, "。；; \n\u{3000}".contains(last) { words.removeLast() }
    return words + "。"
  }
}
