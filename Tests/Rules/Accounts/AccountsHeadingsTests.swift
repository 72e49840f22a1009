import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Headings by year")
struct AccountsHeadingsTests {
  @Test(
    "A heading bears the name of its year",
    arguments: [
      ("21305", 2021, "扶贫"), ("21305", 2022, "巩固脱贫衔接乡村振兴"), ("21305", 2023, "巩固脱贫衔接乡村振兴"), ("21305", 2024, "巩固脱贫攻坚成果衔接乡村振兴"),
      ("2130599", 2022, "其他巩固脱贫衔接乡村振兴支出"), ("2130599", 2025, "其他巩固脱贫攻坚成果衔接乡村振兴支出"), ("2130505", 2022, "生产发展"),
      ("215", 2019, "资源勘探信息等支出"), ("215", 2022, "资源勘探工业信息等支出"),
    ])
  func names(_ code: String, _ year: Int, _ name: String) throws {
    let headings = try AccountsHeadings.load()
    #expect(headings.functional.name(of: try FunctionalCode(code), in: try FiscalYear(year)) == name)
  }

  @Test("Every class of the form and every level above an item has a name", arguments: [2022, 2023, 2024])
  func complete(_ year: Int) throws {
    let (headings, year) = (try AccountsHeadings.load(), try FiscalYear(year))
    #expect(AccountsLayout.categories.count == 26)
    for code in AccountsLayout.categories { #expect(headings.functional.name(of: code, in: year) != nil, "\(code)") }
    let economic = headings.economic.children(of: nil, in: year)
    #expect(economic.map(\.text) == ["301", "302", "303", "307", "309", "310", "311", "312", "313", "399"])
    #expect(economic.flatMap { headings.economic.children(of: $0, in: year) }.count == 99)
  }

  @Test("The profile names the set of tables: ten in Shanxi, nine elsewhere")
  func tableSets() throws {
    let (library, year) = (try ProfileLibrary.load(), try FiscalYear(2022))
    #expect(try AccountsCompiler.tableSet(library.profile("sx.xingxian"), year: year) == .ten)
    #expect(try AccountsCompiler.tableSet(library.profile("national"), year: year) == .nine)
  }

  @Test("A file that gives one heading two names in a year is refused, with its name")
  func overlap() throws {
    let text = "source: 虚构\ntrust: K\nheadings:\n  \"213\":\n    - {from: 2020, name: 甲}\n    - {from: 2022, name: 乙}\n"
    let economic = (name: "economic.yaml", text: "source: 虚构\ntrust: K\nheadings: {}\n")
    let refused = #expect(throws: ProfileError.self) { try AccountsHeadings(functional: ("functional.yaml", text), economic: economic) }
    #expect(refused?.message.contains("functional.yaml") == true)
  }
}
