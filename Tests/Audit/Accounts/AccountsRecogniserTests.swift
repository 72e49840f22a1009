import HengAudit
import HengDocuments
import HengDomain
import HengValues
import Testing

@Suite("Tables of final accounts in unusual prints")
struct AccountsRecogniserTests {
  /// Rows of text; `^` continues the merged cell to its left, `|` parts cells.
  private static func table(_ rows: [String], ruled: Bool = true) -> PaperTable {
    let split = rows.map { $0.split(separator: "|", omittingEmptySubsequences: false).map { String($0) } }
    let width = split.map(\.count).max() ?? 0
    var cells: [PaperCell] = []
    for (row, texts) in split.enumerated() {
      var column = 0
      while column < texts.count {
        var span = 1
        while ruled, column + span < texts.count, texts[column + span] == "^" { span += 1 }
        let place = Place(line: row + 10, endLine: row + 10)
        cells.append(PaperCell(row: row, column: column, columnSpan: span, text: texts[column] == "^" ? "" : texts[column], place: place))
        column += span
      }
    }
    return PaperTable(
      origin: ruled ? .ruled : .separated, rowCount: rows.count, columnCount: width, cells: cells,
      place: Place(line: 10, endLine: 10 + rows.count))
  }

  private static func forms(_ blocks: [PaperBlock]) -> [RecognisedForm] {
    Recogniser.accounts.forms(Paper(format: .pdf, blocks: blocks), "虚构")
  }

  private static func line(_ text: String) -> PaperBlock { .line(PaperLine(text, Place(line: 1, endLine: 1))) }

  private static func only(_ blocks: [PaperBlock]) throws -> (RecognisedForm, AccountsTable) {
    let forms = forms(blocks)
    #expect(forms.count == 1)
    let form = try #require(forms.first)
    guard case .accounts(let table) = form.content else { throw Unexpected() }
    return (form, table)
  }

  private struct Unexpected: Error {}

  private static func digits(_ table: AccountsTable, _ row: AccountsRow, _ column: AccountsColumn) -> String? {
    table.cells[AccountsPlace(row, column)]?.amount.value?.digits.description
  }

  @Test("三公 as a row for each item")
  func uprightThreePublic() throws {
    let (_, table) = try Self.only([
      Self.line("“三公”经费财政拨款支出决算表"), Self.line("单位：万元"),
      .table(
        Self.table([
          "项目|预算数|决算数", "合计|5.00|4.50", "1.因公出国（境）费用||", "2.公务接待费|1.00|0.50", "3.公务用车费|4.00|4.00", "其中：（1）公务用车运行维护费|4.00|4.00",
          "（2）公务用车购置||",
        ])),
    ])
    #expect(table.kind == .threePublic)
    #expect(Self.digits(table, .threePublic, .outturn(.total)) == "4.50")
    #expect(Self.digits(table, .threePublic, .budget(.reception)) == "1.00")
    #expect(Self.digits(table, .threePublic, .outturn(.vehicleRunning)) == "4.00")
    #expect(table.cells[AccountsPlace(.threePublic, .outturn(.abroad))]?.amount == .blank)
  }

  @Test("Title, unit and note inside the table, as a worksheet has them")
  func titleInside() throws {
    let (_, table) = try Self.only([
      .table(
        Self.table([
          "国有资本经营预算财政拨款支出决算表|^|^|^|^", "公开09表|^|^|^|^", "部门：虚构县示例局|^|^|^|金额单位：万元", "项目|^|本年支出|^|^",
          "功能分类科目编码|科目名称|合计|基本支出|项目支出", "栏次|^|1|2|3", "合计|^|||", "注：虚构县示例局没有国有资本经营预算支出，故本表无数据。|^|^|^|^",
        ]))
    ])
    #expect(table.kind == .stateCapital && table.unit == .wanYuan && table.isStatedEmpty && table.owner == "虚构县示例局")
    #expect(table.lines.map(\.row) == [.total])
  }

  @Test("类 款 项 in three columns whose headings stand in the row of 合计")
  func totalBesideHeadings() throws {
    let (form, table) = try Self.only([
      Self.line("支出决算表"), Self.line("单位：万元"),
      .table(
        Self.table([
          "项目|^|^|^|本年支出合计|基本支出|项目支出|上缴上级支出", "功能分类科目编码|^|^|科目名称||||", "类|款|项|合计|30.00|10.00|20.00|", "201|||一般公共服务支出|30.00|10.00|20.00|",
          "201|06||财政事务|30.00|10.00|20.00|", "201|06|07|信息化建设|20.00||20.00|", "201|06|99|其他\n财政事务支出|10.00|10.00||",
        ])),
    ])
    #expect(form.doubts.isEmpty)
    #expect(Self.digits(table, .total, .project) == "20.00")
    let last = try #require(table.lines.last)
    #expect(last.row.label == "2010699" && last.name == "其他财政事务支出")
  }

  @Test("合计 in the row of the lowest headings of an empty table")
  func totalAmongHeadings() throws {
    let (form, table) = try Self.only([
      Self.line("政府性基金预算财政拨款收入支出决算表"), Self.line("单位：万元"),
      .table(
        Self.table([
          "项目|^|年初结转和结余|本年收入|本年支出|^|^|年末结转和结余", "功能分类科目编码|科目名称||||||", "合计|^|||合计|基本支出|项目支出|", "|||||||",
        ])), Self.line("说明：虚构县示例局没有这项收支，故本表无数据。"),
    ])
    #expect(form.doubts.isEmpty && table.isStatedEmpty && table.lines.map(\.row) == [.total])
    #expect(table.columns == [.opening, .receiptsOfYear, .total, .basic, .project, .closing])
    #expect(table.cells.values.allSatisfy { $0.amount == .blank })
  }

  @Test("A level of the code that is not repeated is taken from the row above")
  func sparseCodes() throws {
    let (form, table) = try Self.only([
      Self.line("支出决算表"), Self.line("单位：元"),
      .table(
        Self.table([
          "科目编码|^|^|科目名称|本年支出合计|基本支出|项目支出", "213|||农林水支出|3.00||3.00", "|05||虚构款|3.00||3.00", "||04|虚构项|3.00||3.00", "合计|^|^|^|3.00||3.00",
        ])),
    ])
    #expect(form.doubts.isEmpty)
    #expect(table.lines.map(\.row.label) == ["213", "21305", "2130504", "合计"])
  }

  @Test("What cannot be read for certain is a doubt, never zero")
  func doubts() throws {
    let (form, table) = try Self.only([
      Self.line("支出决算表"), Self.line("单位：元"),
      .table(
        Self.table([
          "科目编码|科目名称|本年支出合计|基本支出|项目支出|教育收费支出", "213|农林水支出|3.0O||3.00|", "2130|虚构|1.00||1.00|1.00", "214|交通运输支出|12\n34|12,3\n45.00|1|",
          "|无编码的一行|9.00||9.00|",
          "213|农林水支出|3.00||3.00|",
        ])),
    ])
    let row = try AccountsRow.function(FunctionalCode("213"))
    #expect(table.cells[AccountsPlace(row, .total)]?.amount == .unfilled)
    let transport = try AccountsRow.function(FunctionalCode("214"))
    #expect(table.cells[AccountsPlace(transport, .total)]?.amount == .unfilled)
    #expect(Self.digits(table, transport, .basic) == "12345.00")
    #expect(Set(table.strays.map(\.reason)) == [.badCode, .repeated, .unknownName, .unknownColumn])
    #expect(form.doubts.count == 6)
  }

  @Test("A budget table, a contents page and a table of something else are left alone")
  func others() {
    #expect(
      Self.forms([
        Self.line("支出预算表"), .table(Self.table(["科目编码|科目名称|合计|基本支出|项目支出", "213|农林水支出|3.00||3.00"])), Self.line("三、支出决算表"),
        Self.line("第三部分 情况说明"),
        .table(Self.table(["序号|单位名称|备注", "1|虚构县示例局|"])),
      ]).isEmpty)
  }

  @Test("A table goes on over the page; the note ends it")
  func continued() throws {
    let head = "科目编码|科目名称|本年支出合计|基本支出|项目支出"
    let (form, table) = try Self.only([
      Self.line("支出决算表"), Self.line("单位：元"), .table(Self.table([head, "合计||6.00||6.00", "213|农林水支出|3.00||3.00"])), Self.line("— 7 —"),
      .table(Self.table([head, "214|交通运输支出|3.00||3.00"])), Self.line("注：本表反映支出。"), .table(Self.table([head, "215|虚构|9.00||9.00"])),
    ])
    #expect(form.rowCount == 3 && table.lines.count == 3 && table.notes == ["注:本表反映支出。"])
  }

  @Test("The same kind of table again begins another set of accounts")
  func sets() {
    let blocks = [
      Self.line("支出决算表"), Self.line("单位：元"), .table(Self.table(["科目编码|科目名称|本年支出合计|基本支出|项目支出", "合计||6.00||6.00"])), Self.line("注：完。"),
    ]
    #expect(FinalAccounts.sets(of: Self.forms(blocks + blocks)).count == 2)
  }
}
