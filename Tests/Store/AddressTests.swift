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
}
