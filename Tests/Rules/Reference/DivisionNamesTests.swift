import HengDomain
import HengRules
import HengValues
import Testing

@Suite("Division names")
struct DivisionNamesTests {
  private let names = DivisionNames.published

  private func division(_ code: String) throws -> AdministrativeDivision { try AdministrativeDivision(code) }

  @Test("every line of the table is a division with a name, and every division lies in a known one")
  func whole() throws {
    #expect(names.count == 3_418)
    let today = try CivilDate("2026-11-30")
    let provinces = names.matching("省", on: today, level: .province)
    #expect(provinces.count == 23)
    for province in provinces where province.name != "台湾省" { #expect(names.children(of: province.division, on: today).count >= 4) }
    #expect(names.matching("", on: today).isEmpty)
  }

  @Test("names are told in full", arguments: [("141123", "山西省吕梁市兴县"), ("640104", "宁夏回族自治区银川市兴庆区"), ("110101", "北京市东城区")])
  func fullNames(_ code: String, _ name: String) throws {
    #expect(names.fullName(try division(code), on: try CivilDate("2026-11-30")) == name)
  }

  @Test("a county is found by part of its full name or its code")
  func search() throws {
    let today = try CivilDate("2026-11-30")
    #expect(names.matching("吕梁市兴县", on: today).map(\.division.text) == ["141123"])
    #expect(names.matching("141123", on: today).map(\.name) == ["兴县"])
    let counties = names.matching("平罗", on: today, level: .county)
    #expect(counties.contains { $0.division.text == "640221" })
  }

  @Test("a division bears each name on its own days, and none after its end")
  func dated() throws {
    let county = try division("141199")
    let dated = names.adding([
      .init(division: county, name: "示例县", since: nil, until: try CivilDate("2020-06-30")),
      .init(division: county, name: "示例市", since: try CivilDate("2020-07-01"), until: try CivilDate("2024-12-31")),
    ])
    #expect(dated.name(county, on: try CivilDate("2020-06-30")) == "示例县")
    #expect(dated.name(county, on: try CivilDate("2020-07-01")) == "示例市")
    #expect(dated.name(county, on: try CivilDate("2025-01-01")) == nil)
    #expect(dated.history(county).map(\.name) == ["示例县", "示例市"])
    #expect(names.history(county).isEmpty)
  }

  @Test("an entry of the same code and first day takes the place of the known one")
  func replaced() throws {
    let county = try division("141123")
    let ended = names.adding([.init(division: county, name: "兴县", since: nil, until: try CivilDate("2026-01-31"))])
    #expect(ended.history(county).count == 1)
    #expect(ended.entry(county, on: try CivilDate("2026-02-01")) == nil)
    #expect(ended.count == names.count)
  }
}
