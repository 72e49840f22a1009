import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt10TitleYear = Rule(
    "PT-10", "项目名称中的年度与表的年度一致", .warning, basis: "《预算法》第十八条：预算年度自公历1月1日起至12月31日止",
    remedy: "请核对项目名称；确属上年结转的，请在名称中写明“结转”"
  ) { subject, _ in
    let name = subject.project.name.halfWidth.withoutSpaces
    let spans = yearSpans(in: name)
    guard !spans.isEmpty else { return .notApplicable("项目名称中没有年度") }
    guard !name.holds("结转") else { return .notApplicable("上年结转项目") }
    let year = subject.year.year
    guard !spans.contains(where: { $0.contains(year) }) else { return .remarks([]) }
    // A title of last year is a slip; one of long ago may tell what the project is about (2013-2020年扶贫资产).
    let isNeighbour = spans.contains { $0.count == 1 && abs($0.lowerBound - year) == 1 }
    let named = spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: "、")
    return .remarks([
      Remark(
        "项目名称写\(named)年，本表为\(subject.year.text)",
        sides: [
          Finding.Side(label: "项目名称", figure: subject.project.name, place: subject.formPlace),
          Finding.Side(label: "表头年度", figure: subject.year.text, place: subject.formPlace),
        ], severity: isNeighbour ? nil : .question)
    ])
  }

  /// Years of four digits with 年 behind them, single or as a range: `2021-2022年度`. The year of a document number is no year of the project.
  static func yearSpans(in name: String) -> [ClosedRange<Int>] {
    var spans: [ClosedRange<Int>] = []
    var rest = Array(name)[...]
    while let digit = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
      let run = rest[digit...].prefix { $0.isASCII && $0.isNumber }
      var after = rest[run.endIndex...]
      if let year = year(run) {
        if let dash = after.first, "-—–~至、".contains(dash) {
          let second = after.dropFirst().prefix { $0.isASCII && $0.isNumber }
          if let last = Self.year(second), year <= last, rest[second.endIndex...].first == "年" {
            spans.append(year...last)
            after = rest[second.endIndex...]
          }
        } else if after.first == "年", !isDocumentNumber(after.dropFirst()) {
          spans.append(year...year)
        }
      }
      rest = after
    }
    return spans
  }

  /// `136号` behind the year: 冀财农2022年136号.
  private static func isDocumentNumber(_ after: ArraySlice<Character>) -> Bool {
    let serial = after.prefix { $0.isASCII && $0.isNumber }
    return !serial.isEmpty && after[serial.endIndex...].first == "号"
  }

  private static func year(_ digits: ArraySlice<Character>) -> Int? {
    guard digits.count == 4, let year = Int(String(digits)), FiscalYear.plausible.contains(year) else { return nil }
    return year
  }
}
