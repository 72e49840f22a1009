import HengDomain
import HengValues

extension ListDuties {
  /// What the unit must answer, and what waits to be closed (整改).
  func rectifications(_ ledger: ProjectLedger) -> [Duty] {
    ledger.rectifications.enumerated().compactMap { place, rectification in
      let notice = rectification.notice
      let at = Duty.Place.rectification(ledger.project.id, place + 1)
      let due = rectification.openProblems.compactMap(\.deadline).min()
      let what = "\(notice.kind.label)：" + (notice.problems.first.map { $0.text } ?? "")
      switch notice.state {
      case .open:
        return duty(
          .rectification, ledger.project, at: at, what, due: due, basis: notice.number?.text, verb: "写回执", Role.ofUnits)
      case .returned:
        return duty(
          .rectification, ledger.project, at: at, returned(ledger, notice.id.text) ?? "回执被退回", due: due, basis: notice.number?.text,
          verb: "再写回执", Role.ofUnits)
      case .answered:
        return duty(
          .rectification, ledger.project, at: at, "\(notice.kind.label)已回复" + waiting(ledger, notice.id.text), verb: "核销",
          notice.kind == .instruction ? [.leader] : [.departmentReviewer, .financeBureau])
      case .accepted, .withdrawn: return nil
      }
    }
  }
}
