import HengValues
import Testing

@Suite("Document numbers")
struct DocumentNumberTests {
  @Test(
    "printed variants are one number",
    arguments: [
      "晋乡振发〔2022〕112号", "晋乡振发(2022)112号", "晋乡振发（2022）112号", "晋乡振发[2022]112号", "晋乡振发【2022】112号",
      "晋乡振发〔2022〕112 号", "晋乡振发\n〔２０２２〕\n112号", "晋乡振发2022年112号", "晋乡振发2022年 112号", "晋乡振发〔2022〕第112号",
      " 晋乡振发［2022］112号", "晋乡振发〔2022年〕112号",
    ])
  func variants(_ printed: String) throws {
    let number = try DocumentNumber(printed)
    #expect(number.text == "晋乡振发〔2022〕112号")
    #expect(number.printed == printed.trimmingPrefix(" "))
    #expect(number == (try DocumentNumber(issuer: "晋乡振发", year: 2022, serial: 112)))
    #expect(number.isPrintedStrictly == (printed == "晋乡振发〔2022〕112号"))
  }

  @Test("issuers with a bracket of their own")
  func bracketedIssuers() throws {
    #expect(try DocumentNumber("晋乡振发(函)(2022)30号").text == "晋乡振发（函）〔2022〕30号")
    #expect(try DocumentNumber("晋开发办(综)字[2021]4号").issuer == "晋开发办（综）字")
    #expect(try DocumentNumber("宁财(农)发〔2021〕268号").text == "宁财（农）发〔2021〕268号")
  }

  @Test(
    "what is no document number is refused with the fault",
    arguments: [
      ("财预〔2018〕016号", "顺序号不编虚位，不应以 0 开头"), ("财预〔2018〕0号", "顺序号不编虚位，不应以 0 开头"),
      ("财预〔1018〕16号", "年份 1018 不在 1949—2100 之间"), ("财预〔2101〕16号", "年份 2101 不在 1949—2100 之间"),
      ("〔2021〕61号", "缺少发文机关代字"), ("财预〔202012号", "年份的括号不成对"), ("财预2018〕12号", "年份的括号不成对"),
      ("财预201812号", "缺少年份的括号"), ("财预〔18〕12号", "年份应为四位数字"), ("财预〔2018〕号", "缺少顺序号"),
      ("财预〔2018〕12", "顺序号后应为“号”"), ("财预〔2018〕12号文", "“号”后有多余文字"), ("《办法》财预〔2018〕12号", "发文机关代字中不应有“《”"),
      ("国务院令第729号", "年份应为四位数字"), ("", "内容为空"),
    ])
  func refused(_ text: String, _ reason: String) {
    #expect(refusal(DocumentNumber.self, text)?.reason == reason)
  }

  @Test("numbers sort by serial as a number")
  func order() throws {
    let numbers = try ["财预〔2018〕10号", "财预〔2018〕9号", "财预〔2017〕100号"].map { try DocumentNumber($0) }
    #expect(numbers.sorted().map(\.serial) == [100, 9, 10])
  }

  @Test("numbers in running text are found with their place")
  func found() throws {
    let text = """
      根据《某办法》（财预〔2020〕10 号）和《某通知》(晋发(2021)14号)、(晋开发办(综)字[2021]4号)及晋教职成函发〔2021〕61号要求，
      6.冀财农2022年 136号提前下达2023年资金；本村2022年3号楼；2022年12月5号；依据财农〔2022〕14号执行。水平 2022年
      160号
      """
    let found = DocumentNumber.found(in: text)
    #expect(
      found.map(\.number.text) == [
        "财预〔2020〕10号", "晋发〔2021〕14号", "晋开发办（综）字〔2021〕4号", "晋教职成函发〔2021〕61号", "冀财农〔2022〕136号", "财农〔2022〕14号",
      ])
    for hit in found { #expect(String(text[hit.range]) == hit.number.printed) }
    #expect(found.first?.number.printed == "财预〔2020〕10 号")
  }

  @Test("every number put into a sentence is found again")
  func foundAgain() throws {
    var dice = CodeDice(41)
    for _ in 0..<1_000 {
      let numbers = try (0..<dice.int(1...4)).map { _ in try Make.documentNumber(&dice) }
      let text = numbers.map {
        dice.pick(["按照", "（", "《某文》(", "见", "，", "1.", ""]) + $0.text + dice.pick(["）", "文件", "，", " ", "", "、\u{1F600}"])
      }.joined()
      let found = DocumentNumber.found(in: text)
      #expect(found.map(\.number) == numbers, "\(text)")
      #expect(found.map { String(text[$0.range]) } == numbers.map(\.text))
    }
  }
}
