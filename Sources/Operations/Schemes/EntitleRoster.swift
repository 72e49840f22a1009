import HengDomain
package import HengRules
package import HengValues

/// Computes what schemes give to everybody on a roster (按名册计发): nothing is written or stored.
package struct EntitleRoster: Sendable {
  private let library: SchemeLibrary

  package init(_ library: SchemeLibrary) { self.library = library }

  /// - Parameters:
  ///   - ids: of the schemes, in the order in which they are judged.
  ///   - on: the reference date.
  package func callAsFunction(
    _ bytes: [UInt8], name: String, schemes ids: [String], on date: CivilDate
  ) throws(EntitleError) -> EntitlementSheet {
    for id in ids where library.versions(of: id).isEmpty {
      throw EntitleError("没有编号为“\(id)”的方案。heng entitle list 列出全部方案。")
    }
    let roster: EntitlementRoster
    var run = EntitlementRun(ids, of: library, on: date)
    let read: (rows: [EntitlementRoster.Row], faults: [RosterFault])
    do throws(RosterError) {
      roster = try EntitlementRoster(bytes, name: name, library.vocabulary)
      read = try roster.rows(asked: run.asked, library.vocabulary)
    } catch { throw EntitleError(error.message) }
    guard read.faults.isEmpty else { throw EntitleError(faults: read.faults, of: name) }
    guard !read.rows.isEmpty else { throw EntitleError("\(name) 里只有栏目名，没有行。请核对文件。") }
    let known = Set(roster.columns.map(\.field))
    let lines = read.rows.map { row in
      EntitlementSheet.Line(row: row, found: run.judge(row.facts, line: row.line))
    }
    return EntitlementSheet(
      library: library, roster: name, on: date, ids: ids, lines: lines, strange: roster.strange,
      absent: run.asked.subtracting(known).sorted().map { library.vocabulary.fields[$0].name })
  }
}

/// Why nothing was computed (无法计发).
package struct EntitleError: Error, Sendable {
  package let message: String
  /// Every bad cell of the roster.
  package let faults: [RosterFault]

  init(_ message: String) { (self.message, faults) = (message, []) }

  init(faults: [RosterFault], of name: String) {
    let rows = Set(faults.map(\.line)).count
    message = "\(name) 有\(rows)行、\(faults.count)处不能用，没有计算，没有写任何东西。请改正后重试："
    self.faults = faults
  }
}

/// What schemes give to the lines of a roster (计发结果).
package struct EntitlementSheet: Sendable {
  struct Line: Sendable {
    let row: EntitlementRoster.Row
    let found: [Entitlement]
  }

  let library: SchemeLibrary
  let roster: String
  package let on: CivilDate
  let ids: [String]
  let lines: [Line]
  /// Columns of the roster that no field bears.
  package let strange: [String]
  /// Fields that the schemes look at and the roster has no column for.
  package let absent: [String]

  /// By scheme: how many lines get how much.
  package var totals: [(id: String, name: String, count: Int, amount: Money)] {
    ids.enumerated().map { place, id in
      let granted = lines.map { $0.found[place] }.filter { $0.refusal == nil }
      return (id, library.versions(of: id).first?.scheme.name ?? id, granted.count, granted.map(\.amount).sum)
    }
  }

  package var rowCount: Int { lines.count }
  package var total: Money { lines.flatMap { $0.found.map(\.amount) }.sum }

  func account(_ line: Line, _ entitlement: Entitlement) -> EntitlementAccount {
    entitlement.account(of: line.row.facts, in: library, on: on, source: roster, line: line.row.line)
  }
}
