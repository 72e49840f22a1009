import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let emptyTables = Rule(
    "FA-070", "没有数字的表保留表式并说明本表无数据", .warning, basis: "财预〔2023〕83号：空表列示并说明", remedy: "请在表下注明“本表无数据”，并在情况说明中写明没有该项收支"
  ) { subject, _ in
    let tables = [AccountsTable.Kind.governmentFunds, .stateCapital].compactMap { subject.table($0) }
    guard !tables.isEmpty else { return .notRun("没有读到政府性基金和国有资本经营预算的决算表") }
    return .remarks(tables.compactMap(emptyRemark))
  }

  private static func emptyRemark(_ table: AccountsTable) -> Remark? {
    let place = table.citation.place(field: table.title)
    if table.isStatedEmpty, let filled = table.cells.first(where: { $0.value.amount.value.map { !$0.digits.isZero } ?? false }) {
      return Remark(
        "\(table.title)说明本表无数据，表中却有数字",
        sides: [
          Finding.Side(label: "\(table.title) 说明", figure: "", place: place, quote: table.notes.last ?? "本表无数据"),
          Finding.Side(
            label: table.label(of: filled.key), figure: filled.value.printed,
            place: filled.value.citation.place(field: table.label(of: filled.key))),
        ])
    }
    guard !table.isStatedEmpty, !table.hasFigures, table.strays.isEmpty else { return nil }
    return Remark("\(table.title)没有数字，也没有说明本表无数据", sides: [Finding.Side(label: table.title, figure: "", place: place)])
  }
}
