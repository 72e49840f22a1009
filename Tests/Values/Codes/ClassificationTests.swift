import Foundation
import HengValues
import Testing

@Suite("Classification, division and unit codes")
struct ClassificationTests {
  @Test("functional headings know their level and parents")
  func functional() throws {
    let item = try FunctionalCode("213 05 05")
    #expect(item.level == .item && item.level.text == "项")
    #expect(item.lineage.map(\.text) == ["213", "21305", "2130505"])
    #expect(try item.parent?.contains(item) == true && !item.contains(FunctionalCode("21305")))
    #expect(item.spacedText == "213 05 05")
    #expect(refusal(FunctionalCode.self, "2130")?.reason == "位数不对，实为 4 位")
    #expect(refusal(FunctionalCode.self, "10101")?.reason == "首位应为 2")
    #expect(refusal(FunctionalCode.self, "2130500") != nil)
  }

  @Test("economic headings know their book")
  func economic() throws {
    #expect(try EconomicCode("301 01").parent?.text == "301")
    #expect(try EconomicCode("50501").book == .government)
    #expect(refusal(EconomicCode.self, "20101")?.reason == "首位应为 3 或 5")
    #expect(refusal(EconomicCode.self, "3010101") != nil)
  }

  @Test("a child's parent always contains it, and order follows the digits")
  func lineage() throws {
    var dice = CodeDice(51)
    for _ in 0..<1_000 {
      let (one, two) = (try Make.functional(&dice), try Make.functional(&dice))
      for ancestor in one.lineage { #expect(ancestor.contains(one)) }
      #expect(one.lineage.last == one && one.lineage.first?.level == .category)
      #expect((one < two) == (one.text < two.text))
      #expect(one.contains(two) == two.lineage.contains(one))
    }
  }

  private func names() throws -> ClassificationNames<FunctionalCode> {
    typealias Entry = ClassificationNames<FunctionalCode>.Entry
    func entry(_ code: String, _ name: String, _ first: Int, _ last: Int? = nil) throws -> Entry {
      try Entry(code: FunctionalCode(code), name: name, firstYear: FiscalYear(first), lastYear: last.map { try FiscalYear($0) })
    }
    return try ClassificationNames([
      entry("207", "文化体育与传媒支出", 2007, 2018), entry("207", "文化旅游体育与传媒支出", 2019),
      entry("213", "农林水支出", 2007), entry("21305", "扶贫", 2007, 2021), entry("21305", "巩固脱贫攻坚成果衔接乡村振兴", 2022),
      entry("2130501", "行政运行", 2007), entry("2130505", "生产发展", 2007), entry("201", "一般公共服务支出", 2007),
      entry("20101", "人大事务", 2007), entry("2010101", "行政运行", 2007),
    ])
  }

  @Test("a heading's name is that of the year")
  func datedNames() throws {
    let names = try names()
    let culture = try FunctionalCode("207")
    #expect(names.name(of: culture, in: try FiscalYear(2018)) == "文化体育与传媒支出")
    #expect(names.name(of: culture, in: try FiscalYear(2019)) == "文化旅游体育与传媒支出")
    #expect(names.name(of: culture, in: try FiscalYear(2006)) == nil)
    #expect(names.path(of: try FunctionalCode("2130505"), in: try FiscalYear(2022)) == ["农林水支出", "巩固脱贫攻坚成果衔接乡村振兴", "生产发展"])
    #expect(names.entries(of: culture, named: "文化体育与传媒 支出").map(\.lastYear?.year) == [2018])
    #expect(names.entries(of: culture, named: "文化支出").isEmpty)
    #expect(names.codes(named: "行政运行", in: try FiscalYear(2022)).map(\.text) == ["2010101", "2130501"])
    #expect(names.codes(named: "扶贫", in: try FiscalYear(2022)).isEmpty)
    #expect(names.children(of: nil, in: try FiscalYear(2022)).map(\.text) == ["201", "207", "213"])
  }

  @Test("two names of one heading in one year are refused")
  func overlap() throws {
    let (code, year) = (try FunctionalCode("207"), try FiscalYear(2019))
    typealias Names = ClassificationNames<FunctionalCode>
    #expect(throws: ValueError.self) {
      try Names([.init(code: code, name: "甲", firstYear: year), .init(code: code, name: "乙", firstYear: FiscalYear(2022))])
    }
    #expect(throws: ValueError.self) { try Names([.init(code: code, name: "甲", firstYear: year, lastYear: FiscalYear(2018))]) }
    #expect(throws: ValueError.self) { try Names([.init(code: code, name: " ", firstYear: year)]) }
  }

  @Test("filled forms of a division are one division")
  func filledDivisions() throws {
    for text in ["14", "1400", "140000", "140000000", "140000000000"] {
      #expect(try AdministrativeDivision(text).text == "14")
    }
    let village = try AdministrativeDivision("141123100201")
    #expect(village.level == .village)
    #expect(village.ancestor(at: .county)?.text == "141123")
    #expect(village.ancestor(at: .province)?.padded(to: .county) == "140000")
    #expect(try AdministrativeDivision("14").ancestor(at: .county) == nil)
    let town = try AdministrativeDivision("441900003")
    #expect(town.level == .township && town.parent?.text == "4419" && town.ancestor(at: .county) == nil)
    #expect(try AdministrativeDivision("4419").contains(town))
  }

  @Test(
    "scope is downward only",
    arguments: [("141123", "141123100", true), ("141123100", "141123", false), ("141123", "141124100", false), ("14", "64", false)])
  func scope(_ outer: String, _ inner: String, _ holds: Bool) throws {
    #expect(try AdministrativeDivision(outer).contains(AdministrativeDivision(inner)) == holds)
  }

  @Test("a division contains exactly itself and what has it as ancestor")
  func containment() throws {
    var dice = CodeDice(52)
    for _ in 0..<1_000 {
      let (one, two) = (try Make.division(&dice), try Make.division(&dice))
      #expect(one.contains(one))
      if let parent = one.parent { #expect(parent.contains(one) && !one.contains(parent)) }
      #expect(one.contains(two) == (two.ancestor(at: one.level) == one))
    }
  }

  @Test("divisions that cannot be are refused", arguments: ["99", "141", "140023", "140000001", "141123000001", "14112a", "1411231"])
  func impossible(_ text: String) { #expect(refusal(AdministrativeDivision.self, text) != nil) }

  @Test("a title line gives the unit's code and name")
  func unitLine() throws {
    let unit = try BudgetUnitCode.leading(in: "475001巨鹿县乡村振兴局本级 单位：万元")
    #expect(unit.code.text == "475001" && unit.name == "巨鹿县乡村振兴局本级" && unit.code.departmentDigits == "475")
    #expect(try BudgetUnitCode.leading(in: "475001\u{3000}某局").name == "某局")
    #expect(throws: ValueError.self) { try BudgetUnitCode.leading(in: "47500某局") }
    #expect(throws: ValueError.self) { try BudgetUnitCode.leading(in: "") }
  }
}
