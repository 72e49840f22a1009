import HengValues

extension Rule<ReportSubject> {
  static let pa14AverageWithinCap = Rule(
    "PA-14", "户均金额不超过该类项目的每户上限", .question, basis: "参数 papers.householdCaps：项目类别与每户上限（万元）", remedy: "请核对户数、金额和每户上限；有超过上限的贷款或补助的，请说明依据"
  ) { subject, profile in
    .with(profile.words("papers.householdCaps", on: subject.year.lastDay)) { words in
      let caps = words.map(\.fields).filter { $0.count == 2 }
      guard let cap = caps.first(where: { subject.project.holds($0[0]) }), let limit = try? ExactDecimal(parsing: cap[1]) else {
        return .notApplicable("本类项目没有登记每户上限")
      }
      var seen: Set<ExactDecimal> = []
      return .remarks(
        subject.passages.flatMap { passage in
          passage.numbers.consecutive.compactMap { households, amount -> Remark? in
            guard households.unit == "户", households.exponent == 0, amount.money?.unit == .wanYuan,
              amount.range.lowerBound == households.range.upperBound,
              let average = amount.interval.divided(by: households.count * Interval(Ratio(10_000))), average.lower.value > limit.ratio,
              seen.insert(amount.digits).inserted
            else { return nil }
            let range = households.range.lowerBound..<amount.range.upperBound
            let exact = amount.digits.ratio.divided(by: households.digits.ratio)?.rounded(4)
            return Remark(
              "户均\(exact.map(\.description) ?? "")万元，超过每户\(limit)万元",
              computation: "\(amount.digits) ÷ \(households.digits) = \(exact.map(\.description) ?? "")",
              sides: [passage.side("报告正文", passage.printed(range), range)])
          }
        })
    }
  }
}

extension Array {
  /// Each element with the one after it.
  var consecutive: Zip2Sequence<[Element], ArraySlice<Element>> { zip(self, dropFirst()) }
}
