import Foundation
import HengSamples
import Testing

@Suite("The four counties as data")
struct SamplesTests {
  let samples: Samples

  init() throws { samples = try Samples.load() }

  @Test("29 sheets stand in the order of counties and numbers, J2 before J10")
  func order() {
    let expected =
      (1...8).map { "X\($0)" } + (1...4).map { "P\($0)" } + (1...6).map { "S\($0)" } + (1...11).map { "J\($0)" }
    #expect(samples.projects.map(\.key) == expected)
    for paper in samples.papers {
      #expect(samples.projects.filter { $0.paper == paper.key }.count == paper.sheets, "\(paper.key)")
    }
  }

  @Test(
    "244 named indicators and two nameless rows, by paper", arguments: [("S000", 77, 2), ("S001", 47, 0), ("S002", 43, 0), ("S004", 77, 0)])
  func indicators(paper: String, named: Int, empty: Int) {
    let rows = samples.projects.filter { $0.paper == paper }.flatMap(\.indicators)
    #expect(rows.filter(\.isNamed).count == named)
    #expect(rows.filter { !$0.isNamed }.count == empty)
    #expect(rows.allSatisfy { $0.isNamed == !$0.name.isEmpty })
  }

  @Test("county, paper and sheet agree on year and profile")
  func register() throws {
    #expect(samples.counties.map(\.divisionCode) == ["640104", "640221", "141123", "130529"])
    for county in samples.counties {
      let paper = try #require(samples.papers.first { $0.key == county.paper })
      #expect(paper.county == county.profile && paper.year == county.year)
      #expect(samples.projects.filter { $0.paper == paper.key }.allSatisfy { $0.year == county.year })
    }
  }

  @Test("codes of levels, forms and kinds come from the closed lists")
  func vocabulary() {
    let level2 = [
      "output": ["quantity", "quality", "timeliness", "cost"],
      "outcome": ["economic", "social", "ecological", "sustainability"], "satisfaction": ["satisfaction"],
    ]
    for sheet in samples.projects {
      #expect(["target.ningxia", "target.hebei", "monitoring.xingqing", "selfEvaluation.shanxi"].contains(sheet.form))
      #expect((sheet.variant != nil) == (sheet.form == "monitoring.xingqing"))
      #expect(sheet.indicators.allSatisfy { level2[$0.level1]?.contains($0.level2) == true }, "\(sheet.key)")
      #expect(sheet.funds.allSatisfy { ["total", "fiscal", "carriedOver", "other"].contains($0.kind) }, "\(sheet.key)")
      #expect(!sheet.objective.isEmpty && sheet.objective.count <= 60, "\(sheet.key)")
      #expect((sheet.objectiveActual ?? "").count <= 60, "\(sheet.key)")
    }
  }

  @Test("the payments of a sheet sum to its printed outturn in the unit that it is really in")
  func payments() throws {
    for sheet in samples.projects {
      let paid = try (sheet.payments ?? []).map { try #require(fen($0.amountYuan, unit: "元")) }.reduce(0, +)
      let printed = sheet.funds.first { $0.kind == "total" }?.outturn ?? "0"
      #expect(try #require(fen(printed, unit: sheet.correctedUnit ?? sheet.moneyUnit)) == paid, "\(sheet.key)")
    }
    let all = samples.projects.flatMap { $0.payments ?? [] }
    #expect(all.count == 6 + 10)
    #expect(all.allSatisfy { $0.date.wholeMatch(of: /20[0-9]{2}-[01][0-9]-[0-3][0-9]/) != nil })
  }

  @Test("every project code has 21 characters and its check character")
  func codes() {
    let codes = samples.projects.compactMap(\.project.code)
    #expect(codes.count == 11 && Set(codes).count == 11)
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    for code in codes {
      let values = code.compactMap { alphabet.firstIndex(of: $0) }
      #expect(values.count == 21, "\(code)")
      var sum = values.last ?? 0
      var power = 1
      for value in values.dropLast() {
        sum += value * power
        power = power * 3 % 31
      }
      #expect(sum % 31 == 30, "\(code)")
    }
  }

  @Test("the bureau's headline totals hold together")
  func unitTotals() throws {
    let totals = try #require(samples.unitTotals.first)
    #expect(samples.unitTotals.count == 1)
    let amount = { (form: String, item: String) in
      fen(totals.accounts.first { $0.form == form && $0.item == item }?.amount ?? "", unit: "元") ?? -1
    }
    #expect(amount("accounts.01", "收入总计") == amount("accounts.01", "本年收入合计") + amount("accounts.01", "年初结转和结余"))
    #expect(amount("accounts.01", "支出总计") == amount("accounts.01", "本年支出合计") + amount("accounts.01", "年末结转和结余"))
    #expect(amount("accounts.03", "本年支出合计") == amount("accounts.03", "基本支出") + amount("accounts.03", "项目支出"))
    #expect(amount("accounts.04", "支出总计") == amount("accounts.04", "本年支出合计") + amount("accounts.04", "年末财政拨款结转和结余"))
    #expect(amount("accounts.05", "小计") == amount("accounts.05", "基本支出") + amount("accounts.05", "项目支出"))
    let grades = [totals.projects.excellent, totals.projects.good, totals.projects.fair, totals.projects.poor]
    #expect(grades.compactMap { Int($0) } == [16, 5, 0, 0])
    #expect(totals.selfEvaluation.score == "94")
  }

  /// A printed amount in whole 分; nil where it is no amount or finer than a 分.
  private func fen(_ printed: String, unit: String) -> Int? {
    let places = unit == "万元" ? 6 : 2
    let parts = printed.replacingOccurrences(of: ",", with: "").split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first, parts.count <= 2 else { return nil }
    let fraction = parts.count == 2 ? parts[1] : ""
    guard fraction.count <= places else { return nil }
    return Int(whole + fraction + String(repeating: "0", count: places - fraction.count))
  }
}
