import Foundation
import HengValues
import Testing

@Suite("Identity numbers, cards and private values")
struct PersonalTests {
  @Test("the standard's own examples")
  func standardExamples() throws {
    let number = try IDNumber("11010519491231002X")
    #expect(number.birthDate.text == "1949-12-31")
    #expect(number.sex == .female)
    #expect(number.division?.text == "110105")
    #expect(try IDNumber("440524188001010014").sex == .male)
    for form in ["11010519491231002x", " 110105 19491231 002X", "'11010519491231002X", "11010519491231002×", "１１０１０５１９４９１２３１００２Ｘ"] {
      #expect(try IDNumber(form) == number)
    }
  }

  @Test("the 15-digit form is upgraded; sequences from 996 mean the 19th century")
  func oldForm() throws {
    #expect(try IDNumber("110105491231002").text == "11010519491231002X")
    #expect(try IDNumber("110105491231996").birthDate.year == 1849)
    #expect(try IDNumber("110105491231995").birthDate.year == 1949)
    #expect(refusal(IDNumber.self, "110105491331002")?.reason == "第 7—14 位不是真实的出生日期")
  }

  @Test("age turns on the birthday")
  func age() throws {
    let number = try IDNumber("11010519491231002X")
    #expect(number.age(on: try CivilDate("2009-12-30")) == 59)
    #expect(number.age(on: try CivilDate("2009-12-31")) == 60)
  }

  @Test("a refused number is named by its fault and never printed")
  func refusedNumbers() throws {
    let cases: [(String, String)] = [
      ("110105194912310021", "校验码不符，至少有一位抄错或两位颠倒"),
      ("110105194912310000", "末三位为 000 且校验码不符，可能被表格软件截断"),
      ("1.10105E+17", "被表格软件改成了科学记数，末几位已丢失"),
      ("1101051949123100", "应为 18 位（老号 15 位），实为 16 位"),
      ("11010519491231O02X", "除末位外应全为数字，且不以 0 开头"),
    ]
    for (text, reason) in cases {
      let error = try #require(refusal(IDNumber.self, text))
      #expect(error.reason == reason)
      #expect(!error.message.contains(text.prefix(8)) && error.text == "•••（\(text.count) 个字符）")
    }
    #expect(refusal(BankCardNumber.self, "6222020200112230000")?.reason == "第 15 位以后全为 0 且校验不符，可能被表格软件截断")
    #expect(refusal(BankCardNumber.self, "4.30522E+17")?.reason == "被表格软件改成了科学记数，末几位已丢失")
  }

  @Test(
    "known card numbers", arguments: ["4111 1111 1111 1111", "5500-0000-0000-0004", "6011000000000004", "378282246310005", "4222222222222"])
  func knownCards(_ text: String) throws {
    let card = try BankCardNumber(text)
    #expect(card.masked.suffix(4) == text.suffix(4))
    #expect(card.masked.dropLast(4).allSatisfy { $0 == "*" })
    #expect(card.masked.count == card.text.count)
  }

  @Test("fifteen zeros hold Luhn and are still no card")
  func zeros() { #expect(refusal(BankCardNumber.self, "000000000000000") != nil) }

  struct Person: Codable {
    var name: Private<String>
    var number: Private<IDNumber>
    var card: BankCardNumber?
    var plain: IDNumber
  }

  @Test("no way of showing a record shows what is private")
  func nothingLeaks() throws {
    var dice = CodeDice(31)
    for _ in 0..<1_000 {
      let (number, card) = (try Make.idNumber(&dice), try Make.bankCard(&dice))
      let person = Person(name: Private("测试甲"), number: Private(number), card: card, plain: number)
      var dumped = ""
      dump(person, to: &dumped)
      dump(person.number, to: &dumped)
      dump([person.number: 1], to: &dumped)
      let shown = [
        dumped, "\(person)", String(describing: person), String(reflecting: person), "\(person.number)", "\([person.name])",
        String(reflecting: person.number), String(describing: Optional(person.number)), "\(number) \(card)", String(reflecting: [card]),
        Mirror(reflecting: person.number).children.map { "\($0)" }.joined(), Mirror(reflecting: number).children.map { "\($0)" }.joined(),
        String(decoding: try JSONEncoder().encode([person.number]), as: UTF8.self),
        String(decoding: try JSONEncoder().encode(["k": person.name]), as: UTF8.self),
      ].joined(separator: "\n")
      #expect(!shown.contains("测试甲"))
      #expect(!shown.contains(number.text.dropFirst(6).prefix(8)))
      #expect(!shown.contains(card.text.dropLast(4).suffix(6)))
      #expect(shown.contains("•••"))
    }
  }

  @Test("the value comes out by an explicit reason; a person's reason has words")
  func revealing() throws {
    let secret = Private(try IDNumber("11010519491231002X"))
    #expect(secret.revealed(because: .storage).text == "11010519491231002X")
    #expect(secret.map(\.birthDate).revealed(because: .matching).text == "1949-12-31")
    #expect(secret.masked == "110105********002X")
    #expect(try AccessReason(.audit, note: "抽查发放名册").note == "抽查发放名册")
    #expect(throws: ValueError.self) { try AccessReason(.viewing, note: " \u{3000}") }
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(AccessReason.self, from: Data(#"{"purpose":"按权限导出","note":""}"#.utf8))
    }
  }

  @Test("JSON brings a private value in; the mask is not data")
  func decoding() throws {
    let inward = try JSONDecoder().decode([Private<IDNumber>].self, from: Data(#"["110105491231002"]"#.utf8))
    #expect(inward[0].masked == "110105********002X")
    #expect(throws: DecodingError.self) { try JSONDecoder().decode([Private<String>].self, from: Data(#"["•••"]"#.utf8)) }
  }

  @Test("a decoding failure of a private value does not quote it")
  func decodingFailureIsSilent() throws {
    let error = try #require(throws: DecodingError.self) {
      try JSONDecoder().decode([Private<IDNumber>].self, from: Data(#"["110105194912310021"]"#.utf8))
    }
    #expect(!"\(error)".contains("19491231"))
  }
}
