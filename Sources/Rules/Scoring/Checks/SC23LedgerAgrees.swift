import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc23LedgerAgrees = Rule(
    "SC-23", "填报的全年执行数等于台账中全年支付之和，分来源各行等于所用指标的支付之和", .error, basis: "一笔支付只记一次，各表的执行数都取自支付台账",
    remedy: "请核对：漏记、多记支付的，先改台账；台账无误的，把执行数改为台账数，已公开的用更正版改"
  ) { subject, _ in
    guard let cell = subject.sheet.execution.cell, cell.derived != nil else { return .notRun("没有本项目的支付台账") }
    let parts = subject.sheet.execution.parts.filter { part in
      part.cell.map { $0.claimed != nil && $0.derived != nil && !$0.repeats(cell) } ?? false
    }
    guard cell.claimed != nil || !parts.isEmpty else { return .notApplicable("表中没有填报执行数") }
    return .remarks(
      Remark.disagreement(cell, "全年执行数", subject.executionPlace)
        + parts.flatMap { part in
          part.cell.map { cell in
            Remark.disagreement(
              cell, "\(part.label)全年执行数", (part.citation ?? subject.sheet.execution.citation).place(field: part.label))
          } ?? []
        })
  }
}

extension Rule.Remark {
  /// Both values of an outturn cell that contradict each other, and which of them the form prints.
  static func disagreement(_ cell: OutturnCell, _ label: String, _ place: Place) -> [Self] {
    guard let (claimed, derived) = cell.disagreement, let outturn = cell.derived else { return [] }
    let printed = cell.isTranscribed ? "原表照印填报数" : "表上按台账列示"
    return [
      Self(
        "\(label)填报\(claimed.text)，台账支付合计\(derived.text)；\(printed)",
        computation: "\(outturn.payments.count)笔支付合计 \(derived.text)",
        sides: [
          Finding.Side(label: "填报\(label)", figure: claimed.text, place: place),
          Finding.Side(
            label: "台账\(label)", figure: derived.text,
            place: outturn.payments.first?.citation.place(field: "支付合计") ?? Place(field: "支付台账（没有支付记录）")),
        ])
    ]
  }
}
