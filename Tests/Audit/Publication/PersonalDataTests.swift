import HengAudit
import HengDocuments
import HengText
import HengValues
import Testing

@Suite("What must not be published")
struct PersonalDataTests {
  private func kinds(_ text: String, isCell: Bool = false) -> [PrivateKind] {
    let place = Place(line: 1)
    let block: PaperBlock =
      isCell
      ? .table(
        PaperTable(
          origin: .ruled, rowCount: 1, columnCount: 1, cells: [PaperCell(row: 0, column: 0, text: text, place: place)], place: place))
      : .line(PaperLine(text, place))
    return Paper(format: .text, blocks: [block]).personalData.map(\.kind)
  }

  @Test("numbers of persons are found and shown with their middle covered")
  func numbers() throws {
    #expect(kinds("甲某甲 11010519491231002X 村民") == [.idNumber])
    #expect(kinds("卡号6222020200112230008。") == [.cardNumber])
    #expect(kinds("电话：１３８００１３８０００") == [.telephone])
    #expect(kinds("监督电话0358-6320000，邮编033600") == [.telephone])
    let shown = Paper(format: .text, blocks: [.line(PaperLine("13800138000", Place(line: 1)))]).personalData.first?.shown
    #expect(shown == "138****8000")
  }

  @Test("amounts, codes, dates and document numbers are none")
  func others() {
    for text in [
      "66,618,228.77元", "35551892.96", "兴财绩〔2023〕90号", "P1411232022000000001", "2130501", "2022年12月31日", "项目编码14000022P000000000001X",
      "123456789012345678901234567890", "合同价 15000000000.00元", "脱贫人口患病率下降", "残疾人家庭纳入帮扶", "1.3800138000",
    ] {
      #expect(kinds(text).isEmpty, "\(text)")
      #expect(kinds(text, isCell: true).isEmpty, "\(text)")
    }
  }

  @Test("health is found in sentences about one person and in heads of lists")
  func health() {
    #expect(kinds("该户户主经医院确诊为重病") == [.health])
    #expect(kinds("残疾等级", isCell: true) == [.health])
    #expect(kinds("残疾等级").isEmpty)
  }

  private func table(_ rows: [[String]]) -> Paper {
    var cells: [PaperCell] = []
    for (row, texts) in rows.enumerated() {
      for (column, text) in texts.enumerated() {
        cells.append(PaperCell(row: row, column: column, text: text, place: Place(sheet: "名单", row: row + 1, column: column + 1)))
      }
    }
    let table = PaperTable(
      origin: .ruled, rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, cells: cells, place: Place(sheet: "名单"))
    return Paper(format: .xlsx, blocks: [.table(table)])
  }

  @Test("the label of a row and the head of a column say what a number is")
  func labels() {
    let accounts = table([["姓名", "银行账号", "合同编号"], ["张某某", "20010123456789", "20010123456789"], ["李某某", "13800138000", "13800138000"]])
    #expect(accounts.personalData.map(\.place.column) == [2, 2])
    #expect(accounts.personalData.map(\.kind) == [.cardNumber, .telephone])
    #expect(table([["身份证号", "110105194912310021"], ["凭证编号", "140123202306150001"]]).personalData.map(\.place.row) == [1])
  }

  @Test("a list of the sick is private, a statistic of illnesses is not")
  func lists() {
    #expect(table([["姓名", "病种"], ["张某某", "示例"]]).personalData.map(\.kind) == [.health])
    #expect(table([["病种", "救助人数", "金额"], ["尿毒症", "12", "3.5"]]).personalData.isEmpty)
  }

  @Test("a number that a line break cuts is found, and both halves are covered")
  func broken() {
    let lines = ["户主张某某，身份证号110105194", "91231002X，已核实"].enumerated().map { PaperBlock.line(PaperLine($1, Place(line: $0 + 1))) }
    let paper = Paper(format: .text, blocks: lines)
    #expect(paper.personalData.map(\.kind) == [.idNumber, .idNumber])
    let shown = PaperPrivacy(paper).shown.blocks.compactMap(\.line?.text).joined()
    #expect(!shown.contains("110105194") && !shown.contains("91231002"), "\(shown)")
  }
}
