import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Final accounts follow their table of states")
struct FinalAccountsTests {
  @Test("every state with every action by every role: as the table says, and recorded", arguments: Engine.allCases)
  func matrix(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      var serial = 0
      for state in FinalAccountsState.allCases {
        for action in Action.allCases {
          for role in Role.allCases {
            serial += 1
            try await desk.set(state)
            let change = try note("示例经办\(serial)", role)
            let before = try #require(await store.progress(key))
            do {
              let next = try state.after(action, by: change.actor, as: role, reason: change.reason)
              if action == .approve || action == .publish {
                #expect(
                  await refusal { try await store.advance(finalAccounts: key, action, change) }
                    == .stepByItself(.finalAccounts, id: key.text, action: action))
                #expect(try await store.progress(key) == before)
                continue
              }
              #expect(try await store.advance(finalAccounts: key, action, change) == next)
              let after = try #require(await store.progress(key))
              #expect(after.state == next)
              #expect(
                after.steps == before.steps + [
                  TransitionRecord(
                    recordKind: "finalAccounts", recordID: key.text, from: state.rawValue, action: action, to: next.rawValue,
                    actor: change.actor, role: role, at: change.at, reason: change.reason)
                ])
            } catch let error as TransitionError {
              guard
                case .transition(error, .finalAccounts, id: key.text) = await ledgerError({
                  try await store.advance(finalAccounts: key, action, change)
                })
              else {
                Issue.record("\(state) \(action) \(role)")
                continue
              }
              #expect(try await store.progress(key) == before)
            }
          }
        }
      }
    }
  }

  @Test("accounts and words change while they are compiled, and not once they are sent in", arguments: Engine.allCases)
  func editable(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      var dice = LedgerDice(21)
      let (store, key) = (desk.shop.store, desk.key)
      for state in FinalAccountsState.allCases where !state.isEditable {
        try await desk.set(state)
        let (ledger, words) = (try dice.accounts(key), try dice.disclosure(key))
        let error = await refusal { try await store.replace(accounts: ledger, try note("示例导入员")) }
        #expect(error == .notEditable(.accountsLedger, id: key.text, state: state.label))
        #expect(
          error?.message
            == "部门决算台账“141123.2022.示例局”没有保存：这个部门的决算状态是“\(state.label)”，这时不能改动台账和公开文字。请先退回或撤回；已公开的请写明原因，办理更正。")
        #expect(
          await refusal { try await store.save(disclosure: words, try note("示例编制人")) }
            == .notEditable(.disclosureRecord, id: key.text, state: state.label))
        #expect(try await store.accounts(key) == desk.ledger)
        #expect(try await store.disclosure(key) == desk.words)
      }
      // A change makes the check void; the same contents again do not.
      try await desk.set(.checked)
      try await store.replace(accounts: desk.ledger, try note("示例导入员"))
      try await store.save(disclosure: desk.words, try note("示例编制人"))
      #expect(try await store.progress(key)?.state == .checked)
      let (ledger, words) = (try dice.accounts(key), try dice.disclosure(key))
      try await store.replace(accounts: ledger, try note("示例导入员"))
      #expect(try await store.progress(key)?.state == .compiling)
      #expect(try await store.progress(key)?.steps.last?.action == .save)
      try await desk.set(.checked)
      let refused = await ledgerError { try await store.save(disclosure: words, try note("示例审核人", .financeBureau)) }
      guard case .transition(.notThisRole(.save, _), .finalAccounts, _) = refused else {
        Issue.record("\(String(describing: refused))")
        return
      }
      try await store.save(disclosure: words, try note("示例编制人", .sectorBureau))
      #expect(try await store.progress(key)?.state == .compiling)
      #expect(try await store.accounts(key) == ledger)
      #expect(try await store.disclosure(key) == words)
    }
  }

  @Test("who imported, wrote, checked or sent in does not approve or send back; approval keeps its day", arguments: Engine.allCases)
  func approval(engine: Engine) async throws {
    try await withDesk(engine) { desk async throws in
      let (store, key) = (desk.shop.store, desk.key)
      let day = try CivilDate("2026-03-01")
      try await store.advance(finalAccounts: key, .verify, try note("示例核查人"))
      try await store.advance(finalAccounts: key, .submit, try note("示例送审人"))
      for author in ["示例导入员", "示例编制人", "示例核查人", "示例送审人"] {
        let approval = await ledgerError { try await store.approve(finalAccounts: key, on: day, try note(author, .financeBureau)) }
        let back = await ledgerError { try await store.advance(finalAccounts: key, .return, try note(author, .departmentReviewer)) }
        for error in [approval, back] {
          guard case .transition(.preparerReviews(author), .finalAccounts, id: key.text) = error else {
            Issue.record("\(author): \(String(describing: error))")
            continue
          }
        }
      }
      for disguise in ["示例导入员 ", "　示例导入员", "示例\u{200B}导入员", "示 例 导 入 员", "示例导入员。", "示例导入员\u{2060}", "示例送审人\u{202E}"] {
        let error = await ledgerError { try await store.approve(finalAccounts: key, on: day, try note(disguise, .financeBureau)) }
        guard case .transition(.preparerReviews, .finalAccounts, _) = error else {
          Issue.record("\(disguise.unicodeScalars.map(\.value)): \(String(describing: error))")
          continue
        }
      }
      for (wrong, words) in [("1900-01-01", "送审日"), ("2026-02-28", "2026-03-01"), ("2026-03-02", "今天"), ("2099-12-31", "今天")] {
        let error = await refusal { try await store.approve(finalAccounts: key, on: CivilDate(wrong), try note("示例批复人", .financeBureau)) }
        #expect(error?.message.contains(words) == true && error?.message.contains(wrong) == true, "\(wrong)")
      }
      #expect(try await store.progress(key)?.state == .submitted)
      try await store.approve(finalAccounts: key, on: day, try note("示例批复人", .financeBureau))
      #expect(try await store.progress(key)?.state == .approved)
      var words = desk.words
      words.approvedOn = day
      #expect(try await store.disclosure(key) == words)
      #expect(try await store.auditTrail(.disclosureRecord, key.text).map(\.action) == ["保存", "批复"])
      #expect(try await store.progress(key)?.steps.map(\.action) == [.verify, .submit, .approve])
      #expect(try await store.progress(key)?.steps.last?.reason == "批复日期2026-03-01；按要求办理")
    }
  }

  @Test("nothing is checked without a ledger, and nothing approved without the words that hold the day", arguments: Engine.allCases)
  func halves(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      var dice = LedgerDice(22)
      let (store, key, bare) = (shop.store, try LedgerDice.department(), try LedgerDice.department("无文字局"))
      #expect(
        await refusal { try await store.advance(finalAccounts: key, .verify, try note("示例核查人")) } == .missing(.finalAccounts, id: key.text))
      try await store.save(disclosure: try dice.disclosure(key), try note("示例编制人"))
      let error = await refusal { try await store.advance(finalAccounts: key, .verify, try note("示例核查人")) }
      #expect(error == .missing(.accountsLedger, id: key.text))
      #expect(error?.message == "改动没有保存：台账里没有部门决算台账“141123.2022.示例局”。请先登记，或核对编号。")
      try await store.replace(accounts: try dice.accounts(bare), try note("示例导入员"))
      try await store.advance(finalAccounts: bare, .verify, try note("示例核查人"))
      try await store.advance(finalAccounts: bare, .submit, try note("示例送审人"))
      let day = try CivilDate("2026-03-01")
      #expect(
        await refusal { try await store.approve(finalAccounts: bare, on: day, try note("示例批复人", .financeBureau)) }
          == .missing(.disclosureRecord, id: bare.text))
      #expect(try await store.progress(bare)?.state == .submitted)
      #expect(try await store.progress(key.countyYear).map(\.state) == [.submitted, .compiling])
      #expect(try await store.progress(key.countyYear).map(\.steps.count) == [2, 0])
    }
  }
}

/// A department whose accounts and words are in the store.
struct Desk: Sendable {
  let shop: Shop
  let key: DepartmentYear
  let ledger: AccountsLedger
  let words: DisclosureRecord

  /// By raw SQL, past the table of steps.
  func set(_ state: FinalAccountsState) async throws {
    try await shop.driver.write { [key] transaction in
      try transaction.execute(
        Statement("test.state", "UPDATE final_accounts SET state = $2 WHERE id = $1"), [.text(key.text), .text(state.rawValue)])
    }
  }
}

func withDesk(_ engine: Engine, isHonest: Bool = true, _ body: (Desk) async throws -> Void) async throws {
  try await withShop(engine, isHonest: isHonest) { shop async throws in
    var dice = LedgerDice(20)
    let key = try LedgerDice.department()
    let (ledger, words) = (try dice.accounts(key), try dice.disclosure(key))
    try await shop.store.replace(accounts: ledger, try note("示例导入员"))
    try await shop.store.save(disclosure: words, try note("示例编制人"))
    try await body(Desk(shop: shop, key: key, ledger: ledger, words: words))
  }
}
