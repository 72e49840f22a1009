import HengValues
import Testing

@Suite("Check signs")
struct CheckTests {
  /// The eleven codes of the Hebei targets paper, S004.
  static let published = [
    "13052923P00T9A410003K", "13052923P00585310146F", "13052923P005853101473", "13052923P005840116359", "13052923P00229310003J",
    "13052923P005842105429", "13052923P00584210566F", "13052923P00584210558T", "13052923P003A7010003K", "13052923P0072A810004N",
    "13052923P00584011634M",
  ]

  @Test("the eleven published project codes hold the inferred check", arguments: published)
  func publishedProjectCodes(_ text: String) throws {
    let code = try ProjectCode(text)
    #expect(code.isCheckValid)
    #expect(code.division?.text == "130529")
    #expect(code.year == 2023)
    #expect(code.serial == String(text.dropFirst(9).dropLast()))
  }

  @Test("a project code broken before its last sign is read; a failed check is no refusal")
  func brokenAndWrong() throws {
    #expect(try ProjectCode("13052923P00T9A410003\nK").text == "13052923P00T9A410003K")
    let wrong = try ProjectCode("13052923P00T9A410003L")
    #expect(!wrong.isCheckValid)
    #expect(wrong.expectedCheck == "K")
    #expect(refusal(ProjectCode.self, "13052923P00T9A41000K")?.reason == "应为 21 位，实为 20 位")
    #expect(refusal(ProjectCode.self, "13052923P00T9A41O003K")?.reason == "第17位“O”不在代码字符集内，可能是 0")
    #expect(refusal(ProjectCode.self, "13052923Q00T9A410003K")?.reason == "第 9 位应为 P")
  }

  @Test("one changed sign and every swap of neighbours in a project code is noticed")
  func projectCodeErrors() throws {
    var dice = CodeDice(21)
    for _ in 0..<1_000 {
      let code = try Make.projectCode(&dice)
      for wrong in [corrupting(code.text, of: alphabet31, &dice)] + swappingNeighbours(code.text) {
        #expect((try? ProjectCode(wrong))?.isCheckValid != true, "\(code.text) → \(wrong)")
      }
    }
  }

  @Test(
    "known credit codes hold both checks",
    arguments: ["91330100799655058B", "9144030071526726XG", "91110000802100433B", "914403001922038216"])
  func knownCreditCodes(_ text: String) throws {
    let code = try CreditCode(text)
    #expect(code.isOrganisationCheckValid)
    #expect(code.division?.level == .county || code.division?.level == .city || code.division?.level == .province)
  }

  @Test("one changed sign and every swap of neighbours in a credit code is refused")
  func creditCodeErrors() throws {
    var dice = CodeDice(22)
    for _ in 0..<1_000 {
      let code = try Make.creditCode(&dice)
      for wrong in [corrupting(code.text, of: alphabet31, &dice)] + swappingNeighbours(code.text) {
        #expect((try? CreditCode(wrong)) == nil, "\(code.text) → \(wrong)")
      }
    }
  }

  @Test("one changed sign and every swap of neighbours in an identity number is refused")
  func idNumberErrors() throws {
    var dice = CodeDice(23)
    for _ in 0..<1_000 {
      let number = try Make.idNumber(&dice)
      for wrong in [corrupting(number.text, of: "0123456789X", &dice)] + swappingNeighbours(number.text) {
        #expect((try? IDNumber(wrong)) == nil, "\(number.text) → \(wrong)")
      }
    }
  }

  @Test("one changed digit of a card is refused, and every swap of neighbours but 09 and 90")
  func cardErrors() throws {
    var dice = CodeDice(24)
    for _ in 0..<1_000 {
      let card = try Make.bankCard(&dice)
      #expect((try? BankCardNumber(corrupting(card.text, of: "0123456789", &dice))) == nil)
      for wrong in swappingNeighbours(card.text) where (try? BankCardNumber(wrong)) != nil {
        let changed = zip(card.text, wrong).filter { $0 != $1 }.map(\.0)
        #expect(Set(changed) == ["0", "9"], "\(card.text) → \(wrong)")
      }
    }
  }
}
