import HengStore
import Testing

@Suite("Address of a database")
struct AddressTests {
  @Test(
    "each form is understood",
    arguments: [
      ("衡.db", DatabaseAddress.sqliteFile(path: "衡.db")),
      ("sqlite:/srv/a b.db", .sqliteFile(path: "/srv/a b.db")),
      ("sqlite::memory:", .sqliteMemory),
      ("postgresql://heng@/heng?host=/run/postgresql", .postgresql(url: "postgresql://heng@/heng?host=/run/postgresql")),
      ("postgres://db/heng", .postgresql(url: "postgres://db/heng")),
    ])
  func understood(text: String, address: DatabaseAddress) throws {
    #expect(try DatabaseAddress.parse(text) == address)
  }

  @Test("another form is refused in Chinese", arguments: ["", "sqlite:", "postgresql://", "mysql://u:geheim@h/d"])
  func refused(text: String) throws {
    let error = #expect(throws: StoreError.self) { try DatabaseAddress.parse(text) }
    let message = try #require(error).message
    #expect(message.hasPrefix("数据库地址"))
    #expect(!message.contains("geheim"))
  }

  @Test(
    "the password is never printed",
    arguments: [
      "postgresql://heng:geheim@db/heng", "postgresql://heng:ge@heim@db/heng", "postgresql://heng@db/heng?password=geheim&sslmode=require",
      "postgresql://db/heng?user=heng&password=geheim",
    ])
  func password(text: String) throws {
    let address = try DatabaseAddress.parse(text)
    var dumped = ""
    dump(address, to: &dumped)
    for printed in ["\(address)", String(reflecting: address), dumped] {
      #expect(!printed.contains("heim"))
      #expect(printed.contains("db") && printed.contains("•••"))
    }
  }

  @Test(
    "an address is taken apart as people mean it, with the signs of its password as they stand",
    arguments: [
      ("postgresql://u:pa:ss@h:5433/d", ["user": "u", "password": "pa:ss", "host": "h", "port": "5433", "dbname": "d"]),
      ("postgresql://u:p@ss@h/d", ["user": "u", "password": "p@ss", "host": "h", "dbname": "d"]),
      ("postgresql://u:p%2Fs%3f@h/d", ["user": "u", "password": "p/s?", "host": "h", "dbname": "d"]),
      ("postgresql://u:100%@h/d", ["user": "u", "password": "100%", "host": "h", "dbname": "d"]),
      ("postgresql://h1:1,[::1]:2/d?sslmode=require", ["host": "h1,::1", "port": "1,2", "dbname": "d", "sslmode": "require"]),
      ("postgresql://u@/d?host=/run/postgresql", ["user": "u", "dbname": "d", "host": "/run/postgresql"]),
      ("host=h user='u x' password = 'a\\'b\\\\c' dbname=d", ["host": "h", "user": "u x", "password": "a'b\\c", "dbname": "d"]),
    ])
  func words(text: String, words: [String: String]) throws {
    let address = try PostgresAddress(parsing: text)
    for (key, value) in words { #expect(address[key] == value, "\(key)") }
    #expect(address.words.count == words.count)
    #expect(try DatabaseAddress.parse(text) == .postgresql(url: text))
  }

  @Test(
    "where a sign could part the address otherwise, or a key is unknown, it is refused and not repeated",
    arguments: [
      "postgresql://u:geh/eim@h/d", "postgresql://u:geh?eim@h/d", "postgresql://u:geheim", "postgresql://u:p@a/geheim@h/d",
      "postgresql://h/d?geheim=1", "postgresql://h/d?password=ge&heim", "postgresql://u:p@h:geheim/d", "host=h password=ge heim",
      "host=h password='geheim", "postgres:u:geheim@h/d", "u:geheim@h/d", "PGPASSWORD=geheim", "a://u:geheim@h", "Password=geheim;Server=h",
    ])
  func unclear(text: String) throws {
    let error = #expect(throws: StoreError.self) { try DatabaseAddress.parse(text) }
    let message = try #require(error).message
    #expect(!message.contains("heim") && message.hasPrefix("数据库地址"))
    #expect(DatabaseAddress.mayHoldSecret(text))
  }

  @Test("names of files are files", arguments: ["衡.db", "data/heng.db", "/srv/a b/衡@2024.db", "C:/heng.db", "a=b.db", "sqlite:u:p@h.db"])
  func files(text: String) throws {
    guard case .sqliteFile = try DatabaseAddress.parse(text) else {
      Issue.record("\(text)")
      return
    }
  }
}
