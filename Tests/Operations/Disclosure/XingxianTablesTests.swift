import Foundation
import HengDomain
import HengOperations
import HengValues
import Testing

/// The ten tables computed from the records, held against the published ones (S002) cell by cell.
@Suite("The ten tables of Xing county beside the published ones")
struct XingxianTablesTests {
  /// A figure that differs, and why: the rule that finds the published one wrong or blank.
  struct Exception: Sendable {
    var rule: String
    var reason: String
    /// Address ⇥ published ⇥ ours; empty where nothing is printed.
    var cells: [String]
  }

  static let exceptions = [
    Exception(
      rule: "FA-024", reason: "2022年的科目名称没有“攻坚”二字，原03表、05表也没有",
      cells: ["02/21305 行名\t巩固脱贫攻坚衔接乡村振兴\t巩固脱贫衔接乡村振兴", "02/2130599 行名\t其他巩固脱贫攻坚衔接乡村振兴支出\t其他巩固脱贫衔接乡村振兴支出"]),
    Exception(
      rule: "科目名称", reason: "原表四个经济分类款的名称与政府收支分类科目不同",
      cells: [
        "06/30901 行名\t房屋构筑物构建\t房屋建筑物购建", "06/31001 行名\t房屋构筑物构建\t房屋建筑物购建",
        "06/30999 行名\t其他资本性支出\t其他基本建设支出", "06/31302 行名\t对社会保障基金补助\t对社会保险基金补助",
      ]),
    Exception(
      rule: "FA-054", reason: "“其中：基本支出”一栏原表全部空白，05表基本支出为2852493.55元",
      cells: [
        "06/301/其中：基本支出\t\t1966894.44", "06/30101/其中：基本支出\t\t757980.00", "06/30102/其中：基本支出\t\t467913.00",
        "06/30103/其中：基本支出\t\t39241.00", "06/30107/其中：基本支出\t\t233089.00", "06/30108/其中：基本支出\t\t193772.12",
        "06/30110/其中：基本支出\t\t68840.30", "06/30111/其中：基本支出\t\t21324.00", "06/30112/其中：基本支出\t\t4090.44",
        "06/30113/其中：基本支出\t\t180644.58", "06/302/其中：基本支出\t\t774368.47", "06/30201/其中：基本支出\t\t45074.43",
        "06/30202/其中：基本支出\t\t14441.00", "06/30207/其中：基本支出\t\t10642.00", "06/30211/其中：基本支出\t\t26105.00",
        "06/30226/其中：基本支出\t\t10000.00", "06/30227/其中：基本支出\t\t505980.00", "06/30228/其中：基本支出\t\t15067.86",
        "06/30231/其中：基本支出\t\t20980.00", "06/30239/其中：基本支出\t\t74280.00", "06/30299/其中：基本支出\t\t51798.18",
        "06/303/其中：基本支出\t\t111230.64", "06/30302/其中：基本支出\t\t102714.64", "06/30305/其中：基本支出\t\t8516.00",
        "06/人员经费合计/其中：基本支出\t\t2078125.08", "06/公用经费合计/其中：基本支出\t\t774368.47",
      ]),
    Exception(
      rule: "FA-061", reason: "原表两个合计空白，应为分项之和",
      cells: ["07/“三公”经费/合计决算数\t\t20980.00", "07/“三公”经费/合计预算数\t\t20980.00"]),
    Exception(rule: "FA-083", reason: "原表车辆数合计空白，主要领导干部用车为1辆", cells: ["10/车辆数合计\t\t1"]),
    Exception(
      rule: "FA-085", reason: "原表行次由15跳到17",
      cells: [
        "10 行次\t1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,17\t1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16",
        "10/单价100万元（含）以上设备 行次\t17\t16",
      ]),
  ]

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens/xingxian-2022-accounts.tsv")

  /// Everything that is printed of the tables, by what it is.
  static func printed(_ accounts: FinalAccounts) -> [String: String] {
    var printed: [String: String] = [:]
    for table in accounts.tables {
      let number = AccountsAddress(table.kind, .total, .amount).text.prefix(2)
      printed["\(number) 表名"] = table.title
      printed["\(number) 部门"] = table.owner
      printed["\(number) 年度"] = table.year?.text
      printed["\(number) 单位"] = table.unit.rawValue
      printed["\(number) 本表无数据"] = table.isStatedEmpty ? "是" : "否"
      printed["\(number) 行次"] = table.numbers.map(\.number).sorted().map(String.init).joined(separator: ",")
      for line in table.lines {
        printed["\(number)/\(line.row.label) 行名"] = line.name.replacing("（", with: "(").replacing("）", with: ")")
        printed["\(number)/\(line.row.label) 行次"] = line.number.map(String.init)
      }
      for (place, cell) in table.cells {
        let text: String =
          switch cell.amount {
          case .blank: ""
          case .notApplicable: "——"
          case .value(let amount): amount.digits.description
          default: "不能确认：\(cell.printed)"
          }
        printed[AccountsAddress(table.kind, place.row, place.column).text] = text
      }
    }
    return printed
  }

  static func figures(_ printed: [String: String]) -> [String: String] {
    printed.filter { !$0.key.contains(" ") && !$0.value.isEmpty && $0.value != "——" }
  }

  private static func differences(_ theirs: [String: String], _ ours: [String: String]) -> [String] {
    Set(theirs.keys).union(ours.keys).filter { theirs[$0] ?? "" != ours[$0] ?? "" }.sorted().map {
      "\($0)\t\(theirs[$0] ?? "")\t\(ours[$0] ?? "")"
    }
  }

  private static func compiled() throws -> [String: String] { printed(try XingxianSet.disclosure.get().compiled.accounts) }

  @Test("They differ exactly where the published tables are wrong or blank", .enabled(if: XingxianSet.hasCorpus))
  func published() throws {
    let (theirs, ours) = (Self.printed(try XingxianSet.published()), try Self.compiled())
    #expect(theirs.count > 1_000 && ours.count > 1_000)
    let (found, due) = (Self.differences(theirs, ours), Self.exceptions.flatMap(\.cells))
    #expect(Set(due).count == due.count && Self.exceptions.allSatisfy { !$0.reason.isEmpty && !$0.rule.isEmpty })
    #expect(found.filter { !due.contains($0) } == [], "neither the same nor excepted")
    #expect(due.filter { !found.contains($0) } == [], "excepted, but the same now")
  }

  @Test("So says the list of published figures that is kept here")
  func kept() throws {
    var kept: [String: String] = [:]
    for line in try String(contentsOf: Self.golden, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let parts = line.split(separator: "\t").map(String.init)
      #expect(kept.updateValue(try #require(parts.count == 2 ? parts[1] : nil), forKey: parts[0]) == nil)
    }
    let due = Self.exceptions.flatMap(\.cells).filter { !$0.prefix { $0 != "\t" }.contains(" ") }
    let ours = Self.figures(try Self.compiled())
    #expect(kept.count == 229 && Self.differences(kept, ours) == due.sorted())
    guard XingxianSet.hasCorpus else { return }
    let theirs = Self.figures(Self.printed(try XingxianSet.published()))
    #expect(theirs == kept)
  }
}
