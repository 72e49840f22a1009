import HengValues

extension Rule<PaperTextSubject> {
  static let pa31AssetDate = Rule(
    "PA-31", "国有资产截至日期的年度与文件相同", .error, basis: "部门决算公开：国有资产占用情况截至决算年度末", remedy: "请核对截至日期和车辆、设备数，写决算年度年末的数"
  ) { subject, _ in
    guard let year = subject.year else { return .notRun("没有读到文件的年度") }
    var sides: [Finding.Side] = []
    for passage in subject.passages.withinBudget where !passage.isCell && passage.contains("截至") && passage.contains("车辆") {
      let numbers = passage.numbers
      for (index, number) in numbers.enumerated().dropLast(2) where number.unit == "年" && number.number.count == 4 {
        let (month, day) = (numbers[index + 1], numbers[index + 2])
        guard passage.ends("截至", before: number.range.lowerBound), month.digits == ExactDecimal(12), month.unit == "月",
          day.digits == ExactDecimal(31), day.unit == "日", Int(number.digits.coefficient) != year.year
        else { continue }
        let range = number.range.lowerBound..<day.range.upperBound
        sides.append(passage.side("原文", passage.printed(range), range))
      }
    }
    guard let first = sides.first else { return .remarks([]) }
    return .remarks([Remark("国有资产情况截至\(first.figure)，文件是\(year.text)的", sides: sides)])
  }
}
