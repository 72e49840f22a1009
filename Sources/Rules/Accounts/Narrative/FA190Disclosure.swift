import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa190Deadline = narrative(
    "FA-190", "批复后按期公开", .error, basis: "预算法第十四条：批复后二十日内公开；参数 accounts.disclosureDays", remedy: "请核对批复日期和公开日期"
  ) { view in
    guard let approved = view.narrative.approvedOn, let disclosed = view.narrative.disclosedOn else {
      return .notRun("没有印出批复日期和公开日期")
    }
    do throws(ProfileError) {
      let days = try view.profile.decimal("accounts.disclosureDays", on: approved.value)
      let passed = disclosed.value.dayNumber - approved.value.dayNumber
      guard ExactDecimal(passed) > days else { return .remarks([]) }
      return .remarks([
        Remark(
          "批复后第\(passed)日公开，超过\(days)日",
          sides: [approved.side("批复日期", figure: approved.value.text), disclosed.side("公开日期", figure: disclosed.value.text)])
      ])
    } catch {
      return .notRun(error.message)
    }
  }

  static let fa191Chapters = narrative(
    "FA-191", "规定的部分齐全，目录所列的部分和决算表都在", .error, basis: "地方预决算公开操作规程；参数 accounts.chapters", remedy: "请补上缺少的部分或表，空表也要公开"
  ) { view in
    let narrative = view.narrative
    guard !narrative.contents.isEmpty || !narrative.parts.isEmpty else { return .notRun("没有读到目录和各部分标题") }
    let chapters: [String]
    do throws(ProfileError) {
      chapters = try view.profile.parameter("accounts.chapters", on: (narrative.year ?? view.accounts.year)?.lastDay ?? .latest).values
    } catch {
      return .notRun(error.message)
    }
    var remarks: [Remark] = []
    for chapter in chapters where !narrative.parts.contains(where: { $0.title.holds(chapter) }) && !narrative.parts.isEmpty {
      guard !narrative.contents.contains(where: { $0.title.holds(chapter) && $0.body != nil }) else { continue }
      // Without its contents and its last part a paper may have been cut off.
      let isCut = narrative.contents.isEmpty && !narrative.parts.contains { $0.title.holds("名词解释") }
      remarks.append(
        isCut
          ? Remark("没有“\(chapter)”部分；文书是否完整？", sides: [narrative.headingsSide], severity: .question, remedy: "请确认送审的是全文")
          : Remark("没有“\(chapter)”部分", sides: [narrative.headingsSide]))
    }
    for entry in narrative.contents where entry.body == nil && (entry.level == 0 || entry.title.hasTail("表")) {
      remarks.append(
        Remark(
          "目录列有“\(entry.title)”，正文中没有",
          sides: [
            Finding.Side(label: "目录", figure: entry.title, place: entry.citation.place(field: "目录"), quote: entry.title),
            narrative.headingsSide,
          ], severity: entry.level == 0 && !view.accounts.tables.isEmpty && entry.title.hasTail("表") ? .warning : nil))
    }
    return .remarks(remarks)
  }

  static let fa193DuplicateHeadings = narrative(
    "FA-193", "情况说明各节的标题不重复", .warning, basis: "各节说明的内容不同", remedy: "请按该节内容改正标题（如基本支出决算情况说明）"
  ) { view in
    let main = view.narrative.sections.filter { $0.level == 1 }
    guard !main.isEmpty else { return .notRun("没有读到各节标题") }
    var remarks: [Remark] = []
    for (index, section) in main.enumerated() {
      guard let other = main[..<index].last(where: { $0.heading == section.heading }) else { continue }
      let listed = view.narrative.contents.filter { $0.level == 1 && $0.title == section.heading }.dropFirst()
      remarks.append(
        Remark(
          "两节的标题都是“\(section.heading)”",
          sides: [other, section].map {
            Finding.Side(label: "标题", figure: $0.heading, place: $0.citation.place(field: "标题"), quote: $0.heading)
          } + listed.map { Finding.Side(label: "目录", figure: $0.title, place: $0.citation.place(field: "目录"), quote: $0.title) }))
    }
    return .remarks(remarks)
  }

  static let fa202YearSpans = narrative(
    "FA-202", "起止年份与年数相符", .warning, basis: "起止年份都计入", remedy: "请核对起止年份和年数"
  ) { view in
    guard !view.narrative.spans.isEmpty else { return .notApplicable("文中没有写起止年份和年数") }
    return .remarks(
      view.narrative.spans.compactMap { span in
        let value = span.value
        let due = value.last - value.first + 1
        guard due != value.years else { return nil }
        return Remark(
          "\(value.first)年至\(value.last)年写作\(value.years)年，按年份计为\(due)年", computation: "\(value.last) − \(value.first) + 1 = \(due)",
          sides: [span.side("起止年份", figure: "\(value.first)—\(value.last)"), span.side("年数", figure: "\(value.years)年")])
      })
  }

  static let fa201Crowds = narrative(
    "FA-201", "务工的脱贫劳动力不多于脱贫人口", .question, basis: "部分不大于全体", remedy: "请核对两处的范围和单位（人、户）"
  ) { view in
    let wholes = view.narrative.crowds.filter { $0.value.kind == .whole }
    let workers = view.narrative.crowds.filter { $0.value.kind == .workers }
    guard let part = workers.max(by: { $0.value.people.value < $1.value.people.value }),
      let whole = wholes.max(by: { $0.value.people.value < $1.value.people.value })
    else { return .notApplicable("文中没有同时写脱贫人口和务工的脱贫劳动力") }
    guard whole.value.people.value.interval.upper.value < part.value.people.value.interval.lower.value else { return .remarks([]) }
    return .remarks([
      Remark(
        "务工的脱贫劳动力\(part.value.people.text)，多于另一处所写的\(whole.value.people.text)",
        sides: [part.side("务工的脱贫劳动力", figure: part.value.people.text), whole.side("脱贫户和监测户", figure: whole.value.people.text)])
    ])
  }

  static let fa204HeadingsAndDates = narrative(
    "FA-204", "标题的部门、年度和文中的日期属于本年决算", .error, basis: "同一份决算公开的部门和年度一致", remedy: "请改正沿用的旧年份或未替换的部门名称"
  ) { view in
    let narrative = view.narrative
    var remarks: [Remark] = []
    for part in narrative.parts {
      guard let listed = narrative.contents.first(where: { $0.level == 0 && $0.number == part.number }) else { continue }
      let isOtherYear = part.year != nil && listed.year != nil && part.year != listed.year
      let isOtherDepartment = !part.department.isEmpty && !listed.department.isEmpty && part.department != listed.department
      guard isOtherYear || isOtherDepartment else { continue }
      remarks.append(
        Remark(
          "第\(part.number)部分的标题与目录\(isOtherYear ? "年度" : "部门名称")不一致",
          sides: [("正文标题", part), ("目录", listed)].map { label, heading in
            Finding.Side(label: label, figure: heading.title, place: heading.citation.place(field: label), quote: heading.title)
          }))
    }
    guard let year = narrative.year ?? view.accounts.year else { return remarks.isEmpty ? .notRun("没有读到决算年度") : .remarks(remarks) }
    for date in narrative.balanceDates where date.value != year.year {
      remarks.append(
        Remark(
          "国有资产截至\(date.value)年末，决算年度是\(year.year)年",
          sides: [date.side("截止日期", figure: "\(date.value)年12月31日"), narrative.yearSide]))
    }
    for claim in narrative.sections.flatMap(\.claims) {
      guard let change = claim.change, let against = change.against.leadingYear, against != year.year - 1,
        let words = change.direction?.citation ?? change.percent?.citation
      else { continue }
      remarks.append(
        Remark(
          "“\(claim.subject)”与\(against)年比较，上年是\(year.year - 1)年",
          sides: [
            Finding.Side(label: "比较的年份", figure: change.against, place: words.place(field: "比较的年份"), quote: claim.words),
            narrative.yearSide,
          ], severity: .warning))
    }
    return .remarks(remarks)
  }
}

extension AccountsNarrative {
  /// The narrative itself, for what is missing.
  var headingsSide: Finding.Side {
    Finding.Side(label: "情况说明", figure: "", place: citation.place(field: "情况说明"))
  }

  /// Where the paper names its year: a heading with it, else the explanation.
  var yearSide: Finding.Side {
    var side = headingsSide
    guard let year else { return side }
    side.figure = year.text
    guard let heading = (contents + parts).first(where: { $0.year == year.year }) else { return side }
    return Finding.Side(label: "决算年度", figure: year.text, place: heading.citation.place(field: "决算年度"), quote: heading.title)
  }
}

extension String {
  /// 2021 of `2021年`, `2021年度`.
  fileprivate var leadingYear: Int? {
    let digits = utf8.prefix(4)
    guard digits.count == 4, hasHead(String(decoding: Array(digits), as: UTF8.self) + "年") else { return nil }
    return Int(String(decoding: Array(digits), as: UTF8.self))
  }
}
