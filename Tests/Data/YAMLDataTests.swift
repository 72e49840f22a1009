import HengData
import Testing

@Suite("YAML data with placed errors")
struct YAMLDataTests {
  struct Row: Decodable, Hashable {
    var name: String
    var weight: String?
    var count: Int?
  }
  struct Table: Decodable, Hashable {
    var title: String
    var rows: [Row]
  }

  private func error(_ text: String) -> DataError? {
    do {
      _ = try YAMLData.decode(Table.self, from: text, file: "例.yaml")
      return nil
    } catch {
      return error
    }
  }

  @Test("a quoted figure keeps its printed digits, an absent cell is nil")
  func figures() throws {
    let text = "title: 例\nrows:\n  - {name: 甲, weight: \"5.00\", count: 3}\n  - {name: 乙, weight: null}\n"
    let table = try YAMLData.decode(Table.self, from: text, file: "例.yaml")
    #expect(table.rows == [Row(name: "甲", weight: "5.00", count: 3), Row(name: "乙", weight: nil, count: nil)])
  }

  @Test("a missing key is placed at the mapping that lacks it")
  func missing() {
    let found = error("title: 例\nrows:\n  - {name: 甲}\n  - {weight: \"5\"}\n")
    #expect(found == DataError(file: "例.yaml", line: 4, keyPath: ["rows", "第2项"], reason: "缺少“name”这一项"))
    #expect(found?.description == "例.yaml 第4行 rows › 第2项：缺少“name”这一项")
  }

  @Test("a value of the wrong kind is placed and named")
  func wrongKind() {
    let whole = error("title: 例\nrows:\n  - {name: 甲, count: 三}\n")
    #expect(whole?.line == 3)
    #expect(whole?.keyPath == ["rows", "第1项", "count"])
    #expect(whole?.reason == "应为整数")
    let list = error("title: 例\nrows: 甲\n")
    #expect(list?.line == 2)
    #expect(list?.reason == "应为清单")
  }

  @Test("broken syntax, a repeated key and an empty file are refused with the line where there is one")
  func syntax() {
    #expect(error("title: 例\nrows:\n  - {name: 甲\n")?.line != nil)
    let twice = error("title: 例\ntitle: 又例\nrows: []\n")
    #expect(twice?.reason.contains("写了两次") == true)
    #expect(error("")?.file == "例.yaml")
  }
}
