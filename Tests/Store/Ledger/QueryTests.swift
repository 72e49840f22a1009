import HengDomain
import HengStore
import HengStoreSupport
import HengValues
import Testing

@Suite("The list of projects")
struct QueryTests {
  /// Eighty projects with every kind of budget, outturn and name.
  private static func fill(_ shop: Shop) async throws -> [ProjectLedger] {
    var dice = LedgerDice(99)
    let keys = [try LedgerDice.key(), try LedgerDice.key("130529", 2022), try LedgerDice.key("130529", 2023)]
    var ledgers: [ProjectLedger] = []
    for index in 0..<80 {
      var ledger = try dice.ledger(keys[index % 3])
      ledger.project.name = dice.pick(["农村饮水安全", "饮水工程", "产业100%配套", "产业100_配套", "产业100x配套", "小额|信贷", "A项目"]) + "\(index % 5)"
      ledgers.append(ledger)
    }
    try await shop.store.saveAll(ledgers, try note("示例导入员"))
    return ledgers
  }

  @Test("filters, sorts in both directions and pages as a plain list would", arguments: Engine.allCases)
  func againstPlainList(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      let ledgers = try await Self.fill(shop)
      var dice = LedgerDice(1)
      for round in 0..<120 {
        var query = ProjectQuery()
        query.sort = ProjectQuery.Sort.allCases[round % ProjectQuery.Sort.allCases.count]
        query.isDescending = dice.chance()
        query.text = dice.pick(["", "", "饮水", "安全", "100%", "100_", "|", "%", "_", "14112322p", "没有", "a项目", "A项目"])
        query.county = try dice.pick([nil, nil, "130529", "141123"]).map { try AdministrativeDivision($0) }
        query.year = try dice.pick([nil, nil, 2022, 2023]).map { try FiscalYear($0) }
        query.stage = dice.pick([nil, nil] + ProjectQuery.Stage.allCases)
        query.state = dice.pick([nil, nil, nil, .draft, .closed])
        query.includesSecret = dice.chance()
        (query.limit, query.offset) = dice.pick([(50, 0), (7, 0), (7, 5), (1, 79), (0, 0), (500, 0)])
        let page = try await shop.store.projects(matching: query)
        let expected = Self.list(ledgers, query)
        #expect(page.total == expected.count, "\(query)")
        #expect(page.rows.map(\.id) == expected.dropFirst(query.offset).prefix(query.limit).map(\.project.id), "\(query)")
        for row in page.rows {
          let ledger = try #require(ledgers.first { $0.project.id == row.id })
          #expect(row.outturn == ledger.outturn)
          #expect(row.budget == ledger.project.revisedBudget ?? ledger.project.initialBudget)
          #expect([row.name, row.county.text] == [ledger.project.name, ledger.project.county.text])
          #expect(row.state == ledger.project.state)
        }
      }
    }
  }

  @Test("Chinese words of two characters are found, and wildcards are plain signs", arguments: Engine.allCases)
  func words(engine: Engine) async throws {
    try await withShop(engine) { shop async throws in
      _ = try await Self.fill(shop)
      func names(_ text: String) async throws -> Set<String> {
        var query = ProjectQuery()
        (query.text, query.includesSecret) = (text, true)
        return Set(try await shop.store.projects(matching: query).rows.map { String($0.name.dropLast()) })
      }
      #expect(try await names("饮水") == ["农村饮水安全", "饮水工程"])
      #expect(try await names("100%") == ["产业100%配套"])
      #expect(try await names("100_") == ["产业100_配套"])
      #expect(try await names("|信") == ["小额|信贷"])
      #expect(try await names("%") == ["产业100%配套"])
      #expect(try await names("' OR 1=1 --") == [])
      #expect(try await names("a项目") == [], "names are searched as they are written")
    }
  }

  /// The same in plain Swift.
  private static func list(_ ledgers: [ProjectLedger], _ query: ProjectQuery) -> [ProjectLedger] {
    let found = ledgers.filter { ledger in
      let project = ledger.project
      let stage: ProjectQuery.Stage = !ledger.selfEvaluations.isEmpty ? .selfEvaluation : ledger.monitoring.isEmpty ? .target : .monitoring
      return (query.text.isEmpty || project.name.contains(query.text) || project.code?.text.contains(query.text.uppercased()) ?? false)
        && query.county.map { $0 == project.county } ?? true && query.year.map { $0 == project.year } ?? true
        && query.stage.map { $0 == stage } ?? true && (query.state.map { $0 == project.state } ?? (project.state != .withdrawn))
        && (query.includesSecret || !project.isSecret)
    }
    func budget(_ ledger: ProjectLedger) -> Money? { ledger.project.revisedBudget ?? ledger.project.initialBudget }
    func sorted<Key: Comparable>(_ key: (ProjectLedger) -> Key?) -> [ProjectLedger] {
      found.sorted { left, right in
        let (leftID, rightID) = (left.project.id, right.project.id)
        return switch (key(left), key(right)) {
        case (let one?, let other?) where one != other: query.isDescending ? one > other : one < other
        case (.some, nil): true
        case (nil, .some): false
        default: leftID < rightID
        }
      }
    }
    switch query.sort {
    case .registration:
      let order = Dictionary(
        uniqueKeysWithValues: ledgers.enumerated().map { ($1.project.id, "\($1.project.county.text)\($1.project.year.year)\(1_000 + $0)") })
      return sorted { order[$0.project.id] }
    case .name: return sorted { Array($0.project.name.unicodeScalars.map(\.value)).map { String(1_000_000 + $0) }.joined() }
    case .budget: return sorted(budget)
    case .outturn: return sorted { $0.outturn }
    case .rate:
      return sorted { ledger in
        budget(ledger).flatMap { $0.isZero ? nil : ledger.outturn.fen * 1_000_000_000 / $0.fen }
      }
    }
  }
}
