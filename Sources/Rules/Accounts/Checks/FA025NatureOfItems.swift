import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let natureOfItems = Rule(
    "FA-025", "只列基本支出或只列项目支出的科目没有列入另一栏", .warning, basis: "政府收支分类科目说明：行政运行反映基本支出，一般行政管理事务反映未单独设置项级科目的其他项目支出",
    remedy: "请核对该科目支出的性质，或改列科目，或改列栏目；确属特殊情况的请说明"
  ) { subject, profile in
    let kinds: [AccountsTable.Kind] = [.payments, .generalBudgetPayments]
    let tables = kinds.compactMap { subject.table($0) }.filter { $0.columns.isSuperset(of: [.basic, .project]) }
    guard !tables.isEmpty else { return .notRun("没有读到列有基本支出和项目支出的决算表") }
    guard let day = (subject.accounts.year ?? (try? FiscalYear(2022)))?.lastDay else { return .notRun("没有读到年度") }
    do throws(ProfileError) {
      let basic = try profile.parameter("accounts.nature.basicOnly", on: day).values
      let project = try profile.parameter("accounts.nature.projectOnly", on: day).values
      return .remarks(
        natureRemarks(tables, names: basic, wrong: .project, due: "基本支出")
          + natureRemarks(tables, names: project, wrong: .basic, due: "项目支出"))
    } catch {
      return .notRun(error.message)
    }
  }

  /// One remark a code, with every table in which it stands so.
  private static func natureRemarks(_ tables: [AccountsTable], names: [String], wrong: AccountsColumn, due: String) -> [Remark] {
    var order: [AccountsRow] = []
    var sides: [AccountsRow: [(side: Finding.Side, name: String, touch: String)]] = [:]
    for table in tables {
      for line in table.lines where line.row.label.utf8.count == 7 && names.contains(line.name.withoutSpaces) {
        let place = AccountsPlace(line.row, wrong)
        guard let cell = table.cells[place], let amount = cell.amount.value, !amount.digits.isZero else { continue }
        if sides[line.row] == nil { order.append(line.row) }
        let label = table.label(of: place)
        let side = Finding.Side(
          label: label, figure: amount.digits.grouped, place: cell.citation.place(field: label), quote: "\(line.name) \(cell.printed)")
        sides[line.row, default: []].append((side, line.name, AccountsAddress(table.kind, line.row, wrong).text))
      }
    }
    return order.compactMap { row in
      guard let found = sides[row], let first = found.first else { return nil }
      return Remark(
        "科目\(row.label)（\(first.name)）按科目说明只列\(due)，\(wrong.label)栏却有\(first.side.figure)", sides: found.map(\.side),
        touches: found.map(\.touch))
    }
  }
}
