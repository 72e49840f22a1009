import HengAudit
import HengDocuments
import HengValues
import Testing

@Suite("What must not be published")
struct PersonalDataTests {
  private func kinds(_ text: String, isCell: Bool = false) -> [PersonalData.Kind] {
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
}
