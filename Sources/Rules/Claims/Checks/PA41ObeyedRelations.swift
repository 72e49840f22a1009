import HengValues

extension Rule<PaperTextSubject> {
  static let pa41ObeyedRelations = Rule(
    "PA-41", "表中其余各行都守的列间关系，每一行都守", .warning, basis: "四行以上都成立的和、差、积、商，只有一行不成立", remedy: "请核对这一行的数；这一行确有不同的，请在备注中写明"
  ) { subject, _ in
    guard !subject.tables.isEmpty else { return .notRun("没有取得其他表格") }
    return .remarks(
      subject.tables.filter { !$0.isSpaced }.withinBudget.flatMap { table in
        let columns = TableColumns(table)
        let told = Set((columns.stated() + columns.sums()).map(\.row))
        return columns.obeyed().filter { !told.contains($0.row) }.map { broken in
          let printed = table.rows[broken.row][broken.column]
          let sources = broken.sources.map { "\(table.heads[$0])\(table.rows[broken.row][$0].text)" }.joined(separator: "、")
          return Remark(
            "“\(table.label(broken.row))”的“\(table.heads[broken.column])”\(printed.text)与\(sources)的关系和其他各行不同",
            computation: "按其他各行应为\(broken.due.middle.shown(4))",
            sides: [printed.side(table.heads[broken.column], table.file)]
              + broken.sources.map { table.rows[broken.row][$0].side(table.heads[$0], table.file) })
        }
      })
  }
}

extension TableColumns {
  private static let mostColumns = 10
  private static let leastRows = 4
  private static let mostRows = 500

  /// Sums, products and quotients of two columns that hold in four rows or more and in all but one; a difference is a sum read the other way.
  func obeyed() -> [Break] {
    guard !table.isSideBySide, numeric.count >= 3, numeric.count <= Self.mostColumns,
      (Self.leastRows + 1...Self.mostRows).contains(body.count)
    else {
      return []
    }
    var found: [Break] = []
    for c in numeric {
      for a in numeric where a != c {
        for b in numeric where b != c && b != a {
          if a < b, let broken = odd(c, a, b, .sum) { found.append(broken) }
          if a < b, let broken = odd(c, a, b, .product) { found.append(broken) }
          if percent[c], !percent[a], !percent[b], let broken = odd(c, a, b, .quotient) { found.append(broken) }
        }
      }
    }
    // One fault breaks a relation read from each of its sides: it is told once a row.
    var rows: Set<Int> = []
    return found.filter { rows.insert($0.row).inserted }
  }

  private enum Relation { case sum, product, quotient }

  /// The one row that breaks what all others obey; rows with a zero or a blank say nothing.
  private func odd(_ c: Int, _ a: Int, _ b: Int, _ relation: Relation) -> Break? {
    var held = 0
    var broken: Judged?
    for row in body {
      guard let judged = judge(row, c, a, b, relation) else { continue }
      if judged.holds {
        held += 1
      } else if broken == nil {
        broken = judged
      } else {
        return nil
      }
    }
    guard held >= Self.leastRows, let broken, !broken.isLastDigit else { return nil }
    return Break(row: broken.row, column: c, sources: [a, b], due: broken.due, severity: nil)
  }

  private func judge(_ row: Int, _ c: Int, _ a: Int, _ b: Int, _ relation: Relation) -> Judged? {
    guard let x = table.value(row, a), let y = table.value(row, b), let z = table.value(row, c), !x.isZero, !y.isZero, !z.isZero else {
      return nil
    }
    switch relation {
    case .sum:
      guard !percent[c] || percent[a] && percent[b] else { return nil }
      let due = x.interval + y.interval
      return Judged(row: row, due: due, agreement: Agreement(due, z.interval))
    case .product: return judge(row, c, a, b, Formula.product)
    case .quotient: return judge(row, c, a, b, Formula.quotient)
    }
  }
}
