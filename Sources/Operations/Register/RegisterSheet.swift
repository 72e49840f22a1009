import HengDomain
import HengReaders
import HengValues

/// The columns of a roster that is imported (名册栏目), with the words by which other systems call them.
enum RegisterField: String, CaseIterable, Hashable, Sendable {
  case household = "户编号"
  case division = "行政区划代码"
  case kind = "户类型"
  case since = "认定日期"
  case risks = "风险类型"
  case eliminatedOn = "风险消除日期"
  case name = "姓名"
  case idNumber = "身份证号"
  case relation = "与户主关系"
  case labour = "劳动能力"
  case schooling = "在校情况"
  case work = "务工情况"
  case card = "银行卡号"
  case telephone = "联系电话"

  static let required: [RegisterField] = [.household, .division, .kind, .since, .name, .idNumber, .relation]

  var words: [String] {
    switch self {
    case .household: [rawValue, "家庭编号", "户号"]
    case .division: [rawValue, "行政区划", "村代码", "区划代码"]
    case .kind: [rawValue, "户属性", "监测对象类别"]
    case .since: [rawValue, "识别日期", "识别时间", "认定时间"]
    case .risks: [rawValue, "致贫返贫风险", "返贫风险"]
    case .eliminatedOn: [rawValue, "风险消除时间"]
    case .idNumber: [rawValue, "证件号码", "身份证号码", "公民身份号码"]
    case .labour: [rawValue, "劳动技能"]
    case .schooling: [rawValue, "在校生状况"]
    case .work: [rawValue, "务工区域"]
    case .card: [rawValue, "一卡通卡号", "银行卡账号"]
    case .telephone: [rawValue, "电话", "手机号"]
    case .name, .relation: [rawValue]
    }
  }
}

/// A roster as rows of cells (名册表): separated text, or the first worksheet of a workbook that has the columns.
struct RegisterSheet {
  struct Row {
    let number: Int
    let cells: [String]
  }

  let columns: [RegisterField: Int]
  let unknown: [String]
  private(set) var rows: [Row] = []

  private static let headingReach = 20

  init(_ bytes: [UInt8], name: String) throws(RegisterError) {
    var isWhole = true
    do throws(ReaderError) {
      if FileSignature.isZip(bytes) {
        (columns, unknown, rows) = Self.workbook(try XLSXReader.cells(bytes))
      } else {
        let text = try DelimitedText(bytes)
        (columns, unknown) = Self.columns(text.heading)
        var rows: [Row] = []
        let count = text.records { line, fields in
          if fields.contains(where: { !$0.isEmpty }) { rows.append(Row(number: line, cells: fields)) }
        }
        isWhole = count != nil
        self.rows = rows
      }
    } catch { throw RegisterError("\(name) 读不了：\(error.message)") }
    guard isWhole else { throw RegisterError("\(name) 里有一处引号没有成对，后面的行分不清。请在表格软件里打开，重新另存为 CSV 再导入") }
    let missing = RegisterField.required.filter { columns[$0] == nil }
    guard missing.isEmpty else {
      throw RegisterError("\(name) 里没有这些栏目：\(missing.map(\.rawValue).joined(separator: "、"))。请核对首行的栏目名")
    }
  }

  func cell(_ field: RegisterField, _ row: Row) -> String {
    guard let place = columns[field], place < row.cells.count else { return "" }
    return row.cells[place].trimmedSpaces
  }

  private static func columns(_ heading: [String]) -> ([RegisterField: Int], [String]) {
    var (found, unknown) = ([RegisterField: Int](), [String]())
    for (place, word) in heading.enumerated() {
      let plain = word.withoutSpaces
      guard let field = RegisterField.allCases.first(where: { $0.words.contains(plain) }), found[field] == nil else {
        if !plain.isEmpty { unknown.append(word.trimmedSpaces) }
        continue
      }
      found[field] = place
    }
    return (found, unknown)
  }

  private static func workbook(_ sheets: [ReadCells]) -> ([RegisterField: Int], [String], [Row]) {
    for sheet in sheets where !sheet.isHidden {
      var grid: [Int: [Int: String]] = [:]
      for cell in sheet.cells { grid[cell.row, default: [:]][cell.column] = cell.text }
      let numbers = grid.keys.sorted()
      for number in numbers.prefix(headingReach) {
        let (columns, unknown) = columns(line(grid[number] ?? [:]))
        guard columns[.idNumber] != nil, columns[.household] != nil else { continue }
        let rows = numbers.filter { $0 > number }.map { Row(number: $0 + 1, cells: line(grid[$0] ?? [:])) }
        return (columns, unknown, rows)
      }
    }
    return ([:], [], [])
  }

  private static func line(_ cells: [Int: String]) -> [String] { (0...(cells.keys.max() ?? 0)).map { cells[$0] ?? "" } }
}
