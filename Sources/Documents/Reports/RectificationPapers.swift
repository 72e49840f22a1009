package import HengDomain
import HengValues

/// 整改通知书 and 整改回执 as letters by GB/T 9704; the seal goes over signature and date.
package enum RectificationPapers {
  /// `work` is that in which the problems came up: 绩效评价, 绩效运行监控.
  package static func notice(_ notice: RectificationNotice, project: String, work: String = "绩效评价") -> Document {
    let title = ["关于“\(project)”", "\(work)发现问题的整改通知书"]
    var blocks = head(title, notice.number)
    blocks.append(.runs(.text("\(notice.addressee)：")))
    blocks.append(
      .words("你单位实施的“\(project)”经\(work)和核查，发现下列\(notice.problems.count)个问题。请对照要求逐项整改，并在规定的期限内书面回复整改结果"))
    blocks.append(.heading(level: 2, "一、发现的问题和整改要求"))
    blocks += notice.problems.enumerated().map { .words(words($0.element, number: $0.offset + 1)) }
    blocks.append(.heading(level: 2, "二、有关要求"))
    blocks += [
      .words("（1）明确责任人和完成时间，能够立即改正的立即改正，需要一段时间的列出计划"),
      .words("（2）回复时逐项写明整改措施、完成情况和佐证材料，没有完成的说明原因和下一步安排"),
      .words("（3）整改情况作为安排以后年度预算的依据，逾期没有整改的，按规定暂缓拨付或者调减资金"),
    ]
    blocks.append(signature(notice.issuer, notice.date))
    return Document(title: title.joined(), page: .official, style: .official, blocks: blocks)
  }

  package static func answer(
    _ answer: RectificationAnswer, to notice: RectificationNotice, project: String, unit: String
  ) -> Document {
    let title = ["关于“\(project)”", "整改情况的回执"]
    var blocks = head(title, answer.number)
    let named = notice.number.map { "（\($0.text)）" } ?? ""
    let items = Dictionary(answer.items.map { ($0.problem, $0) }) { first, _ in first }
    let done = notice.problems.count { items[$0.id]?.isDone == true }
    let open = notice.problems.count { items[$0.id]?.isDone != true }
    blocks += [
      .runs(.text("\(notice.issuer)：")),
      .words("你单位的整改通知书\(named)收悉。我单位逐项进行了整改，\(notice.problems.count)个问题中已完成\(done)个，未完成\(open)个，现将情况报告如下"),
      .sheet(sheet(notice.problems, items)), signature(unit, answer.date),
    ]
    return Document(title: title.joined(), page: .official, style: .official, blocks: blocks)
  }

  /// The answer as a form for the unit to fill in (空白回执): problems, requests and deadlines stand in it, the rest is open.
  package static func blankAnswer(to notice: RectificationNotice, project: String, unit: String) -> Document {
    let title = ["关于“\(project)”", "整改情况的回执"]
    let named = notice.number.map { "（\($0.text)）" } ?? ""
    let lead =
      "你单位的整改通知书\(named)收悉。我单位对照通知书列出的\(notice.problems.count)个问题逐项进行了整改，"
      + "其中已完成（　　）个，未完成（　　）个，具体情况见所附整改情况表"
    return Document(
      title: title.joined(), page: .official, style: .official,
      blocks: [
        .title(title), .runs(.text("\(notice.issuer)：")), .words(lead), .runs(.text("附件：整改情况表")),
        signature(unit, nil), .section(.officialLandscape), .sheet(blankSheet(notice.problems)),
      ])
  }

  private static func blankSheet(_ problems: [RectificationNotice.Problem]) -> Sheet {
    let header = Row(["序号", "问题", "整改要求和期限", "整改措施", "完成情况", "佐证材料", "完成日期"].map { .label($0, bold: true) })
    let rows = problems.enumerated().map { place, problem -> Row in
      let deadline = problem.deadline.map { "期限：\($0.chineseText)。" } ?? ""
      return Row(
        [.label("\(place + 1)"), .text(problem.text), .text(problem.request.asSentence + deadline), .text("")]
          + [.text("☐ 已完成\n☐ 未完成", .centre), .text(""), .text("")])
    }
    return Sheet(
      name: "整改情况", title: ["整改情况表"], columns: [5, 29, 22, 18, 9, 9, 8], rows: [header] + rows, repeatedRows: 0..<1,
      notes: ["注：未完成的，在“整改措施”中写明原因和下一步安排。"])
  }

  private static func sheet(
    _ problems: [RectificationNotice.Problem], _ items: [ID<RectificationNotice.Problem>: RectificationAnswer.Item]
  ) -> Sheet {
    let header = Row(["序号", "问题", "整改措施", "完成情况", "佐证材料", "完成日期"].map { .label($0, bold: true) })
    let rows = problems.enumerated().map { place, problem -> Row in
      let item = items[problem.id]
      return Row([
        .label("\(place + 1)"), .text(problem.text), .text(item?.measure ?? ""),
        .text(item.map { $0.isDone ? "已完成" : "未完成" } ?? "未答复", .centre), .text(item?.evidence ?? ""),
        .text(item?.date?.chineseText ?? "", .centre),
      ])
    }
    return Sheet(
      name: "整改情况", title: ["整改情况表"], columns: [7, 28, 25, 11, 15, 14], rows: [header] + rows, repeatedRows: 0..<1)
  }

  /// 发文字号 stands above the title.
  private static func head(_ title: [String], _ number: DocumentNumber?) -> [Block] {
    (number.map { [.runs(.text($0.text))] } ?? []) + [.title(title)]
  }

  /// `（1）问题。依据：…。要求：…。期限：…。`
  private static func words(_ problem: RectificationNotice.Problem, number: Int) -> String {
    var text = "（\(number)）" + problem.text.asSentence
    if !problem.basis.isEmpty { text += "依据：\(problem.basis.asSentence)" }
    text += "整改要求：\(problem.request.asSentence)"
    if let deadline = problem.deadline { text += "整改期限：\(deadline.chineseText)。" }
    return text
  }

  /// Room for the seal above the lines, and for the date where none is known.
  private static func signature(_ unit: String, _ date: CivilDate?) -> Block {
    .signature(["", "", unit, date?.chineseText ?? "　　　年　　月　　日"])
  }
}
