package import HengDomain
package import HengStore
import HengText
package import HengValues

/// Reads the audit trail for people (留痕查阅): who did what to which record, when and why, with everything private covered.
///
/// What stood in a record before and after is not told here: the trail's reader sees no business data.
package struct ReadTrail: Sendable {
  /// One line for the eye (留痕).
  package struct Line: Hashable, Sendable {
    package let at: Timestamp
    package let actor: String
    package let role: String
    package let action: String
    package let kind: String
    package let record: String
    package let reason: String
  }

  /// What is asked: words, a kind of record, days of Beijing time (查法).
  package struct Question: Hashable, Sendable {
    package var text = ""
    /// A key of `kinds`; empty for every kind.
    package var kind = ""
    package var from: CivilDate?
    /// The last day that counts.
    package var through: CivilDate?
    /// From 1.
    package var page = 1

    package init() {}
  }

  /// The kinds of records by key, in words.
  package static let kinds: [(key: String, name: String)] = RecordKind.allCases.map { ($0.rawValue, $0.label) }
  package static let linesPerPage = 50
  /// Lines of one export.
  package static let most = 20_000

  private let store: LedgerStore

  package init(_ store: LedgerStore) { self.store = store }

  /// The trail as a person sees it: nothing, for all but the audit administrator.
  package func within(_ scope: Scope) -> ReadTrail { ReadTrail(store.within(scope)) }

  package func callAsFunction(_ question: Question) async throws(DeskError) -> (total: Int, lines: [Line]) {
    try await lines(question, limit: Self.linesPerPage, offset: (max(question.page, 1) - 1) * Self.linesPerPage)
  }

  /// All lines as a spreadsheet reads them: UTF-8 with its mark, commas, and no cell that would be taken for a formula.
  package func table(_ question: Question) async throws(DeskError) -> String {
    let found = try await lines(question, limit: Self.most, offset: 0)
    let rows = found.lines.map { line in
      [line.at.text, line.actor, line.role, line.action, line.kind, line.record, line.reason].map(Self.cell).joined(separator: ",")
    }
    let rest = found.total > found.lines.count ? ["\(Self.cell("共\(found.total)条，这里是最近\(found.lines.count)条，请缩短日期范围再导出"))"] : []
    return "\u{FEFF}" + (["时间（UTC）,经办人,身份,办理,记录种类,记录,原因"] + rows + rest).joined(separator: "\r\n") + "\r\n"
  }

  private static func cell(_ text: String) -> String {
    let plain = text.first.map { "=+-@\t\r".contains($0) } ?? false ? "'" + text : text
    return "\"" + plain.replacing("\"", with: "\"\"") + "\""
  }

  private func lines(_ question: Question, limit: Int, offset: Int) async throws(DeskError) -> (total: Int, lines: [Line]) {
    var query = AuditQuery()
    query.text = question.text.trimmedSpaces
    query.kind = RecordKind(rawValue: question.kind)
    query.from = question.from.map(Timestamp.init(beijingStartOf:))
    query.until = question.through.map { Timestamp(beijingStartOf: $0.adding(days: 1)) }
    (query.limit, query.offset) = (limit, offset)
    do throws(LedgerError) {
      let found = try await store.auditEntries(matching: query)
      let names = try await PeopleNames(found.entries, store)
      return (found.total, found.entries.map { Line($0, names) })
    } catch { throw .ledger(error) }
  }
}

extension ReadTrail.Line {
  fileprivate init(_ entry: AuditEntry, _ names: PeopleNames) {
    self.init(
      at: entry.at, actor: PrivateMask.masked(entry.actor), role: entry.role.label, action: entry.action, kind: entry.kind.label,
      record: PrivateMask.masked(names.record(of: entry)), reason: PrivateMask.masked(entry.reason))
  }
}

extension Timestamp {
  /// The first moment of a day in Beijing.
  fileprivate init(beijingStartOf day: CivilDate) { self.init(clampingSeconds: day.dayNumber * 86_400 - 8 * 3_600) }
}
