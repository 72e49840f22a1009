import HengDomain
import HengValues

extension Rule<ScoredSheet> {
  static let sc21CappedGrade = Rule(
    "SC-21", "得分按分值封顶后，等级不变", .question, basis: "自评表注1：得分最高不能超过该指标分值上限；参数 scoring.grades", remedy: "请先核对分值与得分，再按封顶后的总分复核等级"
  ) { subject, _ in
    let sheet = subject.sheet
    guard let total = sheet.printedTotal else { return .notApplicable("表中没有填报总分") }
    let over = sheet.rows.filter { row in row.printedScore.map { $0 > row.weight } ?? false }
    guard !over.isEmpty else { return .notApplicable("没有超过分值的得分") }
    let excess = over.compactMap { row in row.printedScore.map { $0 - row.weight } }.sum
    let capped = total - excess
    let (printed, due) = (sheet.printedGrade ?? subject.profile.grade(of: total), subject.profile.grade(of: capped))
    guard printed != due else { return .remarks([]) }
    return .remarks([
      Remark(
        "填报得分按分值封顶后总分为\(capped)，对应“\(due.rawValue)”，填报总分\(total)、等级“\(printed.rawValue)”", computation: "\(total) - \(excess) = \(capped)",
        sides: [
          Finding.Side(label: "填报总分", figure: "\(total)", place: subject.totalPlace),
          Finding.Side(label: "等级", figure: printed.rawValue, place: subject.totalPlace),
        ] + over.map { .row($0, "得分", $0.printedScore?.description ?? "") })
    ])
  }
}
