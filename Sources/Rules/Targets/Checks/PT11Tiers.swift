import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt11Tiers = Rule(
    "PT-11", "总体目标列举的补助档次与成本指标的档次一致", .warning, basis: "绩效指标由总体目标分解而来（财预〔2015〕88号）",
    remedy: "请核对政策文件，在总体目标和指标中写齐各档标准"
  ) { subject, _ in
    let tiers = subject.rows.filter { row in
      row.isCost && row.target.isMoney && row.target.magnitude != nil && !IndicatorName(row.name).isDetail
        && (!row.target.isPlainMoney || IndicatorName(row.name).isPrice)
    }
    guard tiers.count >= 3 else { return .notApplicable("成本指标没有列出三档以上标准") }
    let stated = amounts(in: subject.objective)
    let (named, missing) = (tiers.filter { isStated($0, in: stated) }, tiers.filter { !isStated($0, in: stated) })
    guard named.count >= 2 else { return .notApplicable("总体目标没有列举补助档次") }
    return .remarks(
      missing.map { row in
        Remark(
          "成本指标有“\(row.target.text)”一档，总体目标没有写",
          sides: [
            row.side, Finding.Side(label: "总体目标列举", figure: named.map(\.target.text).joined(separator: "、"), place: subject.objectivePlace),
          ])
      })
  }

  private static func isStated(_ row: Indicator, in amounts: Set<Ratio>) -> Bool { row.target.magnitude.map(amounts.contains) ?? false }

  /// Every amount of a text in yuan: `2万元`, `400元`.
  static func amounts(in text: String) -> Set<Ratio> {
    var amounts: Set<Ratio> = []
    var rest = Array(text.halfWidth.withoutSpaces)[...]
    while let start = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let digits = rest[start...].prefix { ($0.isASCII && $0.isNumber) || $0 == "." || $0 == "," }
      rest = rest[digits.endIndex...]
      var exponent = 0
      if let scale = rest.first, let power = ["万": 4, "亿": 8][scale] {
        exponent = power
        rest = rest.dropFirst()
      }
      if rest.first == "元", let number = try? ExactDecimal(parsing: String(digits)) {
        amounts.insert(number.ratio * Ratio(Int128.powerOfTen(exponent)))
      }
    }
    return amounts
  }
}
