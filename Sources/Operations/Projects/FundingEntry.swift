package import HengDomain
import HengStore
package import HengValues

/// A funding document with its lines as they were typed (资金文件登记表).
package struct FundingEntry: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// Id, code or name of a registered project.
    package let project: String
    package let amount: String

    package init(project: String, amount: String) {
      self.project = project.trimmedSpaces
      self.amount = amount.trimmedSpaces
    }

    var isEmpty: Bool { project.isEmpty && amount.isEmpty }
  }

  package var number = ""
  package var date = ""
  package var level = ""
  package var amount = ""
  package var isDirect = false
  package var isAdvanceNotice = false
  package var isWithinBudget = false
  package var moneyUnit = MoneyUnit.wanYuan
  package var lines: [Line] = []

  package init() {}

  /// Lines that were pasted or typed, project and amount parted by a tab; a line that has one part alone keeps it, to be told what it lacks.
  package static func lines(_ text: String) -> [Line] {
    PastedGrid.rows(text).map { row in
      Line(project: row.cells.first ?? "", amount: row.cells.dropFirst().first { !$0.isEmpty } ?? "")
    }
  }

  /// The levels that a document may be of, with their keys.
  package static let levels: [(key: String, name: String)] = FundLevel.allCases.map { ($0.rawValue, $0.label) }

  /// What was meant, or everything that is wrong with it.
  package func draft(among known: KnownProjects) -> Result<FundingDraft, EntryProblems> {
    var problems: [EntryProblem] = []
    let document = read("文号", number, &problems) { text throws(ValueError) in try DocumentNumber(text) }
    if number.isEmpty { problems.append(EntryProblem("文号", reason: "没有填", remedy: "请填写文号，如 财农〔2026〕12号")) }
    let day = read("日期", date, &problems) { text throws(ValueError) in try CivilDate(text) }
    let sum = money("文件金额", amount, &problems)
    var read: [FundingDraft.Line] = []
    let typed = lines.filter { !$0.isEmpty }
    for (place, line) in typed.enumerated() {
      if let line = self.line(line, "第\(place + 1)行", known, &problems) { read.append(line) }
    }
    guard let document, problems.isEmpty else { return .failure(EntryProblems(problems)) }
    var draft = FundingDraft(number: document)
    (draft.date, draft.amount, draft.level) = (day, sum, FundLevel(rawValue: level))
    (draft.isDirect, draft.isAdvanceNotice, draft.isWithinBudget) = (isDirect, isAdvanceNotice, isWithinBudget)
    draft.lines = read
    return .success(draft)
  }

  private func line(
    _ line: Line, _ place: String, _ known: KnownProjects, _ problems: inout [EntryProblem]
  ) -> FundingDraft.Line? {
    let sought = line.project
    let found = known.projects.filter { $0.id.text == sought || $0.code?.text == sought || $0.name == sought }
    let amount = line.amount.isEmpty ? nil : money("\(place)的金额", line.amount, &problems)
    if line.amount.isEmpty { problems.append(EntryProblem("\(place)的金额", reason: "没有填", remedy: "请填写下达给这个项目的金额")) }
    if let amount, amount == .zero { problems.append(EntryProblem("\(place)的金额", reason: "是零", remedy: "请填写金额，或删去这一行")) }
    guard found.count == 1, let project = found.first else {
      problems.append(
        found.isEmpty
          ? EntryProblem("\(place)的项目", typed: sought, reason: sought.isEmpty ? "没有填" : "本年没有登记这个项目，或不归您管", remedy: "请填已登记项目的编码或名称，或先登记项目")
          : EntryProblem("\(place)的项目", typed: sought, reason: "有\(found.count)个项目叫这个名称", remedy: "请改填项目编码"))
      return nil
    }
    return amount.map { FundingDraft.Line(project: project.id, amount: $0) }
  }

  private func read<Value>(
    _ field: String, _ text: String, _ problems: inout [EntryProblem], _ parse: (String) throws(ValueError) -> Value
  ) -> Value? {
    guard !text.isEmpty else { return nil }
    do throws(ValueError) { return try parse(text) } catch {
      problems.append(EntryProblem(field, typed: text, reason: error.reason, remedy: error.remedy))
      return nil
    }
  }

  private func money(_ field: String, _ text: String, _ problems: inout [EntryProblem]) -> Money? {
    guard !text.isEmpty else { return nil }
    let plain = text.halfWidth.withoutSpaces
    let unit: MoneyUnit = plain.hasSuffix("万元") ? .wanYuan : plain.hasSuffix("元") ? .yuan : moneyUnit
    let digits = plain.hasSuffix("万元") ? String(plain.dropLast(2)) : plain.hasSuffix("元") ? String(plain.dropLast()) : plain
    do throws(CellFault) {
      let money = try CellValue.money(digits, unit)
      if money < .zero { problems.append(EntryProblem(field, typed: text, reason: "是负数", remedy: "请核对金额；收回指标请另行办理")) }
      return money
    } catch {
      problems.append(EntryProblem(field, typed: text, reason: error.reason, remedy: error.remedy))
      return nil
    }
  }
}

extension RegistrationDesk {
  /// Documents and allotments of a county's year (资金文件和指标).
  package func funding(_ key: CountyYear) async throws(RegistrationError) -> FundingList {
    do throws(LedgerError) { return try await store.funding(key) } catch { throw .ledger(error) }
  }

  /// Registers a document with its lines, or adds lines to one that stands; all or nothing.
  package func issue(_ draft: FundingDraft, of key: CountyYear, by person: Person) async throws(RegistrationError) {
    do throws(LedgerError) { try await store.issue(draft, of: key, note(person)) } catch { throw .ledger(error) }
  }
}
