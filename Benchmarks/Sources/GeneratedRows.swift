import Foundation

/// Job J4: a list of persons of 12 columns, a pure function of the row; the names of rows and columns are invented.
enum GeneratedRows {
  static let headings = ["序号", "姓名", "身份证号", "县", "乡镇", "类别", "项目", "金额", "月数", "发放日期", "状态", "备注"]

  private static let surnames = Array("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗").map(String.init)
  private static let given = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国文辉力凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞").map(String.init)
  private static let towns = "东西南北新河山石金龙".flatMap { place in ["关镇", "沟乡", "坪镇", "湾乡", "岭镇"].map { "\(place)\($0)" } }
  private static let kinds = ["一般农户", "脱贫户", "监测对象"]
  private static let projects = ["小额信贷贴息", "雨露计划补助", "外出务工补助", "交通补贴", "稳岗奖补", "肉牛养殖补助", "肉羊养殖补助", "公益性岗位补贴"]
  private static let states = ["待审核", "已审核", "已公示", "已发放", "已退回"]
  private static let streams = (0..<9).map { Stream(60 + UInt64($0)) }
  private static let names = (41...44).map { Stream(UInt64($0)) }
  private static let sequence = Stream(40)

  /// The file that every tool writes anew: UTF-8, commas, no quotes.
  static func write(_ rows: Int, to path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path) else {
      throw CocoaError(.fileWriteUnknown)
    }
    var text = headings.joined(separator: ",") + "\n"
    for row in 0..<rows {
      text += line(row)
      if text.utf8.count > 1 << 20 {
        try file.write(contentsOf: Data(text.utf8))
        text = ""
      }
    }
    try file.write(contentsOf: Data(text.utf8))
    try file.close()
  }

  private static func line(_ row: Int) -> String {
    func draw(_ stream: Int, _ bound: UInt64) -> Int { Int(streams[stream].below(bound, at: row)) }
    let fen = draw(4, 1_000_000), remark = draw(8, 20), county = draw(0, 100) + 1
    let cells = [
      "\(row + 1)", name(row), number(row % 4_000_000), "第\(two(county))县", towns[draw(1, 50)], kinds[draw(2, 3)], projects[draw(3, 8)],
      "\(fen / 100).\(two(fen % 100))", "\(draw(5, 13))", day(19_723 + draw(6, 365)), states[draw(7, 5)], remark < 5 ? "见附件\(remark)号" : "",
    ]
    return cells.joined(separator: ",") + "\n"
  }

  private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

  private static func name(_ row: Int) -> String {
    let draws = zip(names, [20, 50, 50, 5] as [UInt64]).map { Int($0.below($1, at: row)) }
    return surnames[draws[0]] + given[draws[1]] + (draws[3] == 0 ? "" : given[draws[2]])
  }

  /// The 18 characters of a person's number, by GB 11643; no real region's.
  private static func number(_ person: Int) -> String {
    let region = 130_000 + (person % 100) * 97 + 101
    let (year, month, date) = civil(-10_958 + (person / 100) % 25_000)
    let serial = person / 2_500_000 * 500 + Int(sequence.below(500, at: person))
    let plain = "\(region)\(year)\(two(month))\(two(date))" + (serial < 10 ? "00" : serial < 100 ? "0" : "") + "\(serial)"
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(plain.utf8, weights).reduce(0) { $0 + Int($1.0 - 48) * $1.1 }
    return plain + String(Array("10X98765432")[sum % 11])
  }

  private static func day(_ number: Int) -> String {
    let (year, month, date) = civil(number)
    return "\(year)-\(two(month))-\(two(date))"
  }

  /// Days since 1970-01-01 as year, month and day.
  private static func civil(_ number: Int) -> (Int, Int, Int) {
    let shifted = number + 719_468
    let era = shifted / 146_097, day = shifted % 146_097
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365
    let rest = day - (365 * year + year / 4 - year / 100)
    let month = (5 * rest + 2) / 153
    let civilMonth = month < 10 ? month + 3 : month - 9
    return (year + era * 400 + (civilMonth <= 2 ? 1 : 0), civilMonth, rest - (153 * month + 2) / 5 + 1)
  }
}
