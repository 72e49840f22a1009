import Foundation
import Testing

@Suite("heng register")
struct RegisterCommandTests {
  private static let heading = "户编号,行政区划代码,户类型,认定日期,姓名,身份证号,与户主关系,银行卡号\n"
  private static let planted = ["张示例", "11010519491231002X", "6222021234567890128"]

  @Test("a roster goes in, is seen masked, is shown whole with a reason, and is erased; no file or message holds who it is")
  func walk() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let roster = try program.write(
      "名册.csv", Self.heading + "户001,141123101,脱贫户,2020-12-01,张示例,11010519491231002X,户主,6222021234567890128\n")
    let database = program.folder.appendingPathComponent("衡.db").path, key = program.folder.appendingPathComponent("衡.keys").path
    #expect(try program.run("database", "migrate", "--database", database).code == 0)
    let place = ["--county", "141123", "--database", database, "--key-file", key]
    let who = ["--by", "周样例", "--reason", "动态调整"]
    let withoutKey = try program.run(["register", "import", roster] + place + who)
    #expect(withoutKey.code == 2 && withoutKey.errors.contains("找不到密钥文件"))
    #expect(try program.run("register", "key", "make", "--key-file", key).code == 0)
    let preview = try program.run(["register", "import", roster, "--preview"] + place + who)
    #expect(preview.code == 0 && preview.errors.contains("1户，1人"), "\(preview.errors)")
    let imported = try program.run(["register", "import", roster] + place + who)
    #expect(imported.code == 0 && imported.errors.contains("新增1户、1人"), "\(imported.errors)")
    let again = try program.run(["register", "import", roster] + place + who)
    #expect(again.code == 0 && again.errors.contains("没有改动"))
    let listed = try program.run(["register", "list"] + place)
    #expect(listed.output.contains("户001　141123101　脱贫户　2020-12-01"))
    let shown = try program.run(["register", "show", "--household", "户001"] + place)
    #expect(shown.code == 0 && shown.output.contains("张＊") && shown.output.contains("110105********002X"), "\(shown.output)")
    let id = try #require(shown.output.split(separator: "\n").last?.split(separator: "　").first.map(String.init))
    let revealed = try program.run(["register", "show", "--reveal", id] + place + who)
    #expect(revealed.code == 0 && Self.planted.allSatisfy(revealed.output.contains))
    #expect(try program.run(["register", "show", "--reveal", id] + place).code == 2)
    #expect(try program.run(["register", "key", "add", "--key-file", key, "--algorithm", "sm4"]).code == 0)
    #expect(try program.run(["register", "rekey"] + place + who).errors.contains("已换1人"))
    #expect(try program.run(["register", "show", "--household", "户001"] + place).output.contains("张＊"))
    #expect(try program.run(["register", "erase", id] + place + who).code == 0)
    #expect(try program.run(["register", "show", "--household", "户001"] + place).output.contains("个人信息已清除"))
    for outcome in [withoutKey, preview, imported, again, listed, shown] {
      for word in Self.planted { #expect(!outcome.output.contains(word) && !outcome.errors.contains(word)) }
    }
    for name in program.files where !name.hasSuffix(".csv") {
      let bytes = try Data(contentsOf: program.folder.appendingPathComponent(name))
      for word in Self.planted { #expect(bytes.range(of: Data(word.utf8)) == nil, "\(name)") }
    }
  }

  @Test("faults end with 2, all of them, without the values")
  func faults() throws {
    let program = try HengProgram()
    defer { program.remove() }
    let roster = try program.write(
      "名册.csv", Self.heading + "户001,141123101,贫困,2020-12-01,张示例,110105194912310021,户主,6222021234567890127\n")
    let database = program.folder.appendingPathComponent("衡.db").path, key = program.folder.appendingPathComponent("衡.keys").path
    #expect(try program.run("database", "migrate", "--database", database).code == 0)
    #expect(try program.run("register", "key", "make", "--key-file", key).code == 0)
    let outcome = try program.run(
      "register", "import", roster, "--county", "141123", "--database", database, "--key-file", key, "--by", "周样例", "--reason", "调整")
    #expect(outcome.code == 2 && outcome.output.split(separator: "\n").count == 3, "\(outcome.output)")
    for word in ["张示例", "110105194912310021", "6222021234567890127"] {
      #expect(!outcome.output.contains(word) && !outcome.errors.contains(word))
    }
  }
}
