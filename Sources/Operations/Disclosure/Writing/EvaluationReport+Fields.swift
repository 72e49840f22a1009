import HengDomain
import HengValues

extension EvaluationReport {
  /// The words of a report's seven sections; its figures come from the ledger.
  static func fields(_ project: ID<Project>, _ indicators: [Indicator]) -> [DisclosureField] {
    [
      DisclosureField(
        "kind", "报告种类", .choice(Kind.allCases.map(\.title)), read: { of(project, $0)?.kind.title ?? Kind.selfEvaluation.title }
      ) {
        (record, text) throws(FieldFault) in
        guard let kind = Kind.allCases.first(where: { $0.title == text }) else { throw FieldFault("没有“\(text)”这种报告。请从列出的选一种") }
        if of(project, record) != nil { change(project, &record) { $0.kind = kind } }
      },
      list(project, "background", "一（一）1 项目背景", \.background), list(project, "bases", "一（一）2 立项依据", \.bases, hint: "每个文件一行，写明文号"),
      list(project, "content", "一（一）3 主要内容", \.content), list(project, "implementation", "一（一）4 实施情况", \.implementation),
      line(project, "stage", "一（二）2 阶段性目标", \.stageObjective),
    ]
      + indicators.map { indicator in
        DisclosureField(
          "evidence." + indicator.id.text, "四 “\(indicator.name)”的证据", hint: "目标值 \(indicator.target.printed)",
          read: { of(project, $0)?.evidence[indicator.id] ?? "" }
        ) { record, text in
          if (of(project, record)?.evidence[indicator.id] ?? "") != text {
            change(project, &record) { $0.evidence[indicator.id] = text.isEmpty ? nil : text }
          }
        }
      } + [
        line(project, "achievement", "项目目标完成情况（综述）", \.achievement), list(project, "experience", "五（一）主要经验及做法", \.experience),
        list(project, "problems", "五（二）存在的问题及原因", \.problems), list(project, "measures", "五（三）改进措施", \.measures),
        list(project, "suggestions", "六 有关建议", \.suggestions), list(project, "other", "七 其他需要说明的问题", \.otherMatters, hint: "没有的留空，印“无”"),
        DisclosureField("date", "报告日期", hint: "如 2026-03-28", .line, read: { of(project, $0)?.date?.text ?? "" }) {
          (record, text) throws(FieldFault) in
          if text.isEmpty {
            if of(project, record)?.date != nil { change(project, &record) { $0.date = nil } }
            return
          }
          guard let date = try? CivilDate(text.withoutSpaces) else { throw FieldFault("“\(text)”不是日期。请写成 2026-03-28") }
          change(project, &record) { $0.date = date }
        },
      ]
  }

  private static func of(_ project: ID<Project>, _ record: DisclosureRecord) -> EvaluationReport? {
    record.reports.first { $0.project == project }
  }

  private static func list(
    _ project: ID<Project>, _ key: String, _ label: String, _ path: any WritableKeyPath<EvaluationReport, [String]> & Sendable,
    hint: String = "每段一行"
  ) -> DisclosureField {
    DisclosureField(key, label, hint: hint, read: { of(project, $0)?[keyPath: path].joined(separator: "\n") ?? "" }) { record, text in
      let lines = text.lines
      if of(project, record)?[keyPath: path] ?? [] != lines { change(project, &record) { $0[keyPath: path] = lines } }
    }
  }

  private static func line(
    _ project: ID<Project>, _ key: String, _ label: String, _ path: any WritableKeyPath<EvaluationReport, String> & Sendable
  ) -> DisclosureField {
    DisclosureField(key, label, read: { of(project, $0)?[keyPath: path] ?? "" }) { record, text in
      if (of(project, record)?[keyPath: path] ?? "") != text { change(project, &record) { $0[keyPath: path] = text } }
    }
  }

  /// A report in which nothing is written is none.
  private static func change(_ project: ID<Project>, _ record: inout DisclosureRecord, _ change: (inout EvaluationReport) -> Void) {
    let place = record.reports.firstIndex { $0.project == project }
    var report =
      place.map { record.reports[$0] }
      ?? EvaluationReport(
        id: ID("\(project.text).report"), project: project, kind: .selfEvaluation, citation: Citation(paper: "评价报告", lines: "网页填写"))
    change(&report)
    switch (place, report.isBlank) {
    case (let place?, true): record.reports.remove(at: place)
    case (let place?, false): record.reports[place] = report
    case (nil, true): break
    case (nil, false): record.reports.append(report)
    }
  }

  private var isBlank: Bool {
    (background + bases + content + implementation + experience + problems + measures + suggestions + otherMatters).isEmpty
      && stageObjective.isEmpty && achievement.isEmpty && evidence.isEmpty && date == nil
  }
}
