import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("Views of lists are each person's own")
struct SavedViewTests {
  @Test("kept under a name, replaced under the same, removed, and bounded", arguments: Engine.allCases)
  func kept(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let time = try Timestamp("2026-03-01T02:00:00Z")
      var people: [ID<Person>] = []
      for name in ["zhangshili", "liyangben"] {
        let person = Person(
          id: ID(name), account: try AccountName(name), name: "张示例", unit: "示例局", isActive: true)
        try await shop.store.register(person: person, try note("登记员", .systemAdministrator))
        people.append(person.id)
      }
      func view(_ name: String, _ conditions: String = "year=2026", of place: Int = 0, _ list: SavedView.List = .projects) -> SavedView {
        SavedView(person: people[place], list: list, name: name, conditions: conditions, savedAt: time)
      }
      let revision = try await shop.store.revision()
      try await shop.store.save(view: view("本年"))
      try await shop.store.save(view: view("本年", "county=141123"))
      try await shop.store.save(view: view("本年", of: 1))
      try await shop.store.save(view: view("本年", "sort=amount", .payments))
      #expect(try await shop.store.savedViews(of: people[0]).map(\.conditions) == ["sort=amount", "county=141123"])
      #expect(try await shop.store.savedViews(of: people[1]) == [view("本年", of: 1)])
      try await shop.store.remove(view: "本年", of: .payments, person: people[0])
      #expect(try await shop.store.savedViews(of: people[0]).count == 1)
      #expect(try await shop.store.savedViews(of: people[1]).count == 1)
      for number in 1..<SavedView.most { try await shop.store.save(view: view("第\(number)个")) }
      #expect(await ledgerError { try await shop.store.save(view: view("再一个")) }?.message.contains("已经存了50个") == true)
      try await shop.store.save(view: view("本年", "year=2025"))
      for (name, conditions) in [("  ", ""), (String(repeating: "长", count: 61), ""), ("长", String(repeating: "a", count: 2_001))] {
        await #expect(throws: LedgerError.self) { try await shop.store.save(view: view(name, conditions, of: 1)) }
      }
      #expect(try await shop.store.revision() == revision, "views are no change of the ledger")
    }
  }
}
