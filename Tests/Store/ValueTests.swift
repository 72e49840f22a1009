import HengStore
import HengStoreSupport
import Testing

@Suite("Values of a store")
struct ValueTests {
  @Test("null, empty text, 0 and no bytes stay different", arguments: Engine.allCases)
  func blanks(engine: Engine) async throws {
    try await roundTrip(engine, [.null, .null, .null])
    try await roundTrip(engine, [0, "", .blob([])])
    try await roundTrip(engine, [.null, "", .null])
    try await roundTrip(engine, [0, .null, .blob([0])])
  }

  @Test("whole numbers keep all 64 bits", arguments: Engine.allCases)
  func limits(engine: Engine) async throws {
    let doubleLimit: Int64 = 9_007_199_254_740_993
    for whole in [.min, .min + 1, -1, 1, doubleLimit, .max - 1, .max] as [Int64] {
      try await roundTrip(engine, [.integer(whole), .null, .null])
    }
  }

  @Test("Chinese, quotes and a megabyte of text come back as they went", arguments: Engine.allCases)
  func text(engine: Engine) async throws {
    for words in ["兴县2022年“绩效”自评：𠮷、㊣", "'; DROP TABLE county; --", "$1 \\ \" ' \n\t", "e\u{301}", String(repeating: "绩效目标", count: 87_382)]
    {
      try await roundTrip(engine, [.null, .text(words), .null])
    }
  }

  @Test("every byte comes back", arguments: Engine.allCases)
  func bytes(engine: Engine) async throws {
    try await roundTrip(engine, [.null, .null, .blob((0...255).map { UInt8($0) })])
    try await roundTrip(engine, [.null, .null, .blob(Array(repeating: 0xff, count: 1 << 20))])
  }

  @Test("text with U+0000 is refused before any engine sees it", arguments: Engine.allCases)
  func zeroCharacter(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      let error = await storeError { try await driver.write { try $0.execute(Example.addThing, [1, nil, "a\u{0}b", nil]) } }
      guard case .unacceptableValue = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("parameters may stand in any order and be used twice", arguments: Engine.allCases)
  func parameterOrder(engine: Engine) async throws {
    let statement = Statement(
      "test.order",
      "INSERT INTO thing (whole, words, id) SELECT CAST($3 AS BIGINT), $2, CAST($1 AS BIGINT) + CAST($3 AS BIGINT) RETURNING id, whole, words"
    )
    #expect(statement.parameterOrder == [3, 2, 1])
    try await withExample(engine) { driver async throws in
      let row = try #require(try await driver.write { try $0.first(statement, [100, "二", 3]) })
      #expect(row.values == [103, 3, "二"])
    }
  }

  @Test("a `$1` inside quotes or a comment is no parameter")
  func quotedParameter() {
    #expect(Statement("t", "SELECT '$2', \"$3\", $1 -- $4\n, $2 FROM t").parameterOrder == [1, 2])
  }

  @Test("a wrong number of values is a fault of the statement", arguments: Engine.allCases)
  func wrongCount(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      for values in [[1, 2, 3], [1, 2, 3, 4, 5]] as [[SQLValue]] {
        let error = await storeError { try await driver.write { try $0.execute(Example.addThing, values) } }
        guard case .statementFault("thing.add", _) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
      }
    }
  }

  @Test("one prepared statement gives each call its own values", arguments: Engine.allCases)
  func reuse(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { transaction in
        for id in 1...300 { try transaction.execute(Example.addThing, [.integer(id), .integer(id * id), id % 2 == 0 ? nil : "奇", nil]) }
      }
      try await driver.read { transaction in
        for id in [1, 2, 300, 7] {
          let row = try #require(try transaction.first(Example.thing, [.integer(id)]))
          #expect(row.values == [.integer(id * id), id % 2 == 0 ? nil : "奇", nil])
        }
      }
    }
  }

  @Test("text sorts by code point and LIKE minds case", arguments: Engine.allCases)
  func order(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { transaction in
        for (id, words) in ["中", "b", "B", "a b", "ab", "-a", "é", "㐀"].enumerated() {
          try transaction.execute(Example.addThing, [.integer(id), nil, .text(words), nil])
        }
      }
      let sorted = try await driver.read {
        try $0.query(Statement("test.sort", "SELECT words FROM thing ORDER BY words")).map { try $0.text("words") }
      }
      #expect(sorted == ["-a", "B", "a b", "ab", "b", "é", "㐀", "中"])
      let like = try await driver.read { try $0.query(Statement("test.like", "SELECT words FROM thing WHERE words LIKE $1"), ["%b"]) }
      #expect(like.count == 3)
    }
  }

  @Test("a sum is a whole number; a fraction is refused, not rounded", arguments: Engine.allCases)
  func noFractions(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { transaction in
        try transaction.execute(Example.addThing, [1, 1, nil, nil])
        try transaction.execute(Example.addThing, [2, 2, nil, nil])
      }
      let sum = try await driver.read { try $0.first(Statement("test.sum", "SELECT sum(whole) AS total FROM thing"))?.integer("total") }
      #expect(sum == 3)
      let error = await storeError {
        _ = try await driver.read { try $0.query(Statement("test.average", "SELECT avg(whole) AS mean FROM thing")) }
      }
      guard case .unexpectedColumn("test.average", "mean", _, _) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test("a column of another kind, or none, is a typed error", arguments: Engine.allCases)
  func wrongColumn(engine: Engine) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addThing, [1, nil, "字", nil]) }
      let row = try #require(try await driver.read { try $0.first(Example.thing, [1]) })
      #expect(throws: StoreError.self) { try row.integer("words") }
      #expect(throws: StoreError.self) { try row.integer("whole") }
      #expect(throws: StoreError.self) { try row.text("nothing") }
      #expect(try row.optionalInteger("whole") == nil)
    }
  }

  private func roundTrip(_ engine: Engine, _ values: [SQLValue], sourceLocation: SourceLocation = #_sourceLocation) async throws {
    try await withExample(engine) { driver async throws in
      try await driver.write { try $0.execute(Example.addThing, [1] + values) }
      let row = try #require(try await driver.read { try $0.first(Example.thing, [1]) })
      #expect(row.values == values, sourceLocation: sourceLocation)
      // Swift holds "é" and "e + accent" equal; the bytes must be the same too.
      if case .text(let sent) = values[1], case .text(let got) = row.values[1] { #expect(Array(sent.utf8) == Array(got.utf8)) }
    }
  }
}
