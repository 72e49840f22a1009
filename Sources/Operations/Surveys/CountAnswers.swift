package import HengRules
package import HengValues

/// Counts the answers of a survey (问卷汇总): the rate of satisfaction, how sure it is, and what to say beside it.
package struct CountAnswers: Sendable {
  package struct Wish: Sendable {
    package var answer: String
    /// 访问结果; without it an empty answer is 未写明.
    package var outcome: String?
    package var stratum: String?
    package var rule: SatisfactionRule
    package var countsBasic: Bool
    /// Of all strata, by name; from the frame.
    package var populations: [String: Int]?
    package var population: Int?
    package var planned: Int?
    package var target: Percentage?

    package init(
      answer: String, outcome: String? = nil, stratum: String? = nil, rule: SatisfactionRule = .valid, countsBasic: Bool = false,
      populations: [String: Int]? = nil, population: Int? = nil, planned: Int? = nil, target: Percentage? = nil
    ) {
      (self.answer, self.outcome, self.stratum, self.rule, self.countsBasic) = (answer, outcome, stratum, rule, countsBasic)
      (self.populations, self.population, self.planned, self.target) = (populations, population, planned, target)
    }
  }

  private let terms: SurveyTerms

  package init(_ terms: SurveyTerms) { self.terms = terms }

  /// How many units each stratum of a frame has.
  package static func populations(_ frame: MatchRosters.Input, by stratum: String) throws(SurveyError) -> [String: Int] {
    let records = try SurveyFile(frame, having: [stratum]).records([stratum])
    return records.reduce(into: [:]) { $0[$1.cells[0].withoutSpaces, default: 0] += 1 }
  }

  package func callAsFunction(_ answers: MatchRosters.Input, _ wish: Wish) throws(SurveyError) -> SurveyResult {
    let file = try SurveyFile(answers, having: [wish.answer] + [wish.outcome, wish.stratum].compactMap { $0 })
    var strata: [String: SurveyCount] = [:], faults: [String] = []
    for record in try file.records([wish.answer, wish.outcome, wish.stratum]) {
      let words = record.cells[0].withoutSpaces
      let grade = SatisfactionGrade(words, countsBasic: wish.countsBasic)
      if grade == nil, !words.isEmpty { faults.append("第\(record.line)行“\(wish.answer)”填的是“\(words)”，应是五级答案：\(Self.grades)") }
      let outcome: SurveyOutcome
      let said = record.cells[1].withoutSpaces
      if said.isEmpty {
        outcome = words.isEmpty ? .unknown : .completed
      } else if let known = SurveyOutcome(rawValue: said) {
        outcome = known
        if known != .completed, !words.isEmpty { faults.append("第\(record.line)行访问结果是“\(said)”，却有答案“\(words)”") }
      } else {
        faults.append("第\(record.line)行访问结果“\(said)”不认得，应是\(SurveyOutcome.allCases.map(\.rawValue).joined(separator: "、"))")
        continue
      }
      strata[record.cells[2].withoutSpaces, default: SurveyCount()].add(grade, outcome)
    }
    guard faults.isEmpty else {
      let more = faults.count > 20 ? "；另有\(faults.count - 20)处" : ""
      throw SurveyError("\(answers.name) 有\(faults.count)处要改，没有汇总：\(faults.prefix(20).joined(separator: "；"))\(more)")
    }
    return try result(strata, answers.name, wish)
  }

  private static let grades = SatisfactionGrade.allCases.map(\.label).joined(separator: "、")

  private func result(_ strata: [String: SurveyCount], _ name: String, _ wish: Wish) throws(SurveyError) -> SurveyResult {
    let whole = strata.values.reduce(SurveyCount(), +)
    let population = wish.population ?? wish.populations.map { $0.values.reduce(0, +) }
    if wish.rule == .beneficiaries, population == nil { throw SurveyError("按全部受益对象计算，缺总受益人口数。请用 --population 或 --frame 写明") }
    if let population, population < whole.valid { throw SurveyError("有效回答\(whole.valid)份，多于总体\(population)。请核对总体数") }
    let strange = strata.keys.filter { wish.populations?[$0] == nil }.sorted()
    if wish.populations != nil, !strange.isEmpty { throw SurveyError("名单里没有这些层：\(strange.joined(separator: "、"))。请核对两个文件的写法") }
    let rate = whole.rate(wish.rule, beneficiaries: population, terms)
    let order = (wish.populations.map { Array($0.keys) } ?? Array(strata.keys)).sorted()
    let lines = order.map { name in
      SurveyResult.Line(name: name, population: wish.populations?[name], count: strata[name] ?? SurveyCount())
    }
    let weighted = wish.populations.flatMap { populations in
      populations.count > 1 ? SurveyCount.weighted(populations.map { (strata[$0.key] ?? SurveyCount(), $0.value) }) : nil
    }
    let sizes = SampleSize(terms)
    return SurveyResult(
      file: name, wish: wish, population: population, whole: whole, lines: wish.stratum == nil ? [] : lines, rate: rate,
      weighted: weighted, margin: sizes.margin(of: whole.valid, in: population),
      interval: sizes.interval(whole.satisfied, of: whole.valid), leastShown: terms.leastShown,
      cautions: SurveyCaution.all(
        whole, rate: rate, population: population, planned: wish.planned, target: wish.target, terms))
  }
}

/// What came of a survey (调查结果).
package struct SurveyResult: Sendable {
  package struct Line: Sendable {
    package let name: String
    package let population: Int?
    package let count: SurveyCount
  }

  package let file: String
  package let wish: CountAnswers.Wish
  package let population: Int?
  package let whole: SurveyCount
  package let lines: [Line]
  /// Shares of 1.
  package let rate: Ratio?
  package let weighted: Ratio?
  package let margin: Ratio?
  package let interval: ClosedRange<Ratio>?
  let leastShown: Int
  package let cautions: [SurveyCaution]
}
