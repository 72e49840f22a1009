import HengRules
import HengValues

/// Tells from its headings what a section is about (章节识别).
struct NarrativeTopics {
  /// The chapter that deeper headings stand under.
  private enum Chapter { case general, threePublic, performance, others, none }

  private var chapter = Chapter.none
  private var known: Set<AccountsNarrative.Topic> = []

  /// `text` is the first words of the section, for headings that say too little.
  mutating func topic(level: Int, heading: String, text: String) -> AccountsNarrative.Topic? {
    let heading = heading.withoutSpaces
    let topic = level <= 1 ? main(heading, text) : below(heading)
    // The heading of 基本支出 is often that of the chapter before: what is said under it decides.
    if let topic { known.insert(topic) }
    return topic
  }

  private mutating func main(_ heading: String, _ text: String) -> AccountsNarrative.Topic? {
    chapter = .none
    if heading.holds("三公") {
      chapter = .threePublic
      return nil
    }
    if heading.holds("绩效") {
      chapter = .performance
      return .performanceWork
    }
    if heading.holds("其他重要") {
      chapter = .others
      return nil
    }
    if heading.holds("政府性基金") { return .governmentFunds }
    if heading.holds("国有资本经营") { return .stateCapital }
    if heading.holds("一般公共预算") {
      let isSecond = known.contains(.generalOverall) || known.contains(.generalStructure) || known.contains(.generalDetail)
      if heading.holds("基本支出") || (isSecond && text.holds("基本支出")) { return .basic }
      chapter = .general
      return nil
    }
    if heading.holds("财政拨款收") { return .appropriation }
    if heading.holds("收入支出决算总体") || heading.holds("收支决算总体") { return .overall }
    if heading.holds("收入决算") { return .receipts }
    return heading.holds("支出决算") ? .payments : nil
  }

  private mutating func below(_ heading: String) -> AccountsNarrative.Topic? {
    switch chapter {
    case .general:
      if heading.holds("总体") { return .generalOverall }
      if heading.holds("结构") { return .generalStructure }
      return heading.holds("具体") ? .generalDetail : nil
    case .threePublic:
      if heading.holds("总体") { return .threePublicOverall }
      return heading.holds("具体") ? .threePublicDetail : nil
    case .performance, .others:
      if heading.holds("绩效") { return performance(heading) }
      if chapter == .performance { return nil }
      if heading.holds("机关运行") { return .agencyOperating }
      if heading.holds("采购") { return .procurement }
      return heading.holds("国有资产") ? .assets : nil
    case .none: return nil
    }
  }

  private func performance(_ heading: String) -> AccountsNarrative.Topic? {
    if heading.holds("部门评价") { return .performanceReports }
    if heading.holds("整体支出") { return .performanceDepartment }
    if heading.holds("自评结果") { return .performanceProjects }
    return heading.holds("工作开展") ? .performanceWork : nil
  }
}
