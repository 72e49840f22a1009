import HengDomain
import HengValues
import Testing

@Suite("What a password must be")
struct PasswordRuleTests {
  private func faults(_ password: String, breached: Set<String> = []) throws -> [PasswordFault] {
    let person = Person(id: ID("p"), account: try AccountName("zhangshili"), name: "张示例", unit: "示例局")
    return PasswordRule { breached.contains($0) }.faults(of: password, for: person)
  }

  @Test("Good ones pass", arguments: ["Tuoluo7-shan", "春风拂槛露华浓Aa1", "correct horse battery", "7Kd!pq0Lmz", "一壶浊酒喜相逢古今多少事都付笑谈"])
  func good(password: String) throws { #expect(try faults(password) == []) }

  @Test("Length is counted in signs, 10 to 128")
  func length() throws {
    #expect(try faults("7Kd!pq0Lm") == [.short(9)])
    #expect(try faults("7Kd!pq0Lmz") == [])
    #expect(try faults("") == [.short(0), .fewKinds])
    let long = String(repeating: "7Kd!pq0L", count: 16)
    #expect(try faults(long) == [] && faults(long + "m") == [.long(129)])
  }

  @Test("Three of four kinds, or sixteen signs")
  func kinds() throws {
    #expect(try faults("tuoluo7shan") == [.fewKinds])
    #expect(try faults("tuoluoqishanyou") == [.fewKinds])
    #expect(try faults("tuoluoqishanyoux") == [])
  }

  @Test("Not the person's own words")
  func ownWords() throws {
    #expect(try faults("ZhangShiLi-77x") == [.account])
    #expect(try faults("我是张示例Aa1bcx7") == [.name])
    #expect(try faults("Aa1-示例局-x9kz") == [.unit])
  }

  @Test(
    "Not one sign, and no row of the keyboard, for the most part",
    arguments: [
      "aaaaaaaaaaA1", "Aa123456789", "Qwertyuiop1!", "1qaz2wsx3EDC!", "9876543210aB", "!@#$%^&*()aA1", "ABCDEFGHIJ1!", "Qq111111111.",
    ])
  func runs(password: String) throws { #expect(try faults(password) == [.run]) }

  @Test("A short run in a long password is nothing", arguments: ["Abc-tuoluo-shan7", "Tuo123-luo-Shan", "Kk9-aaa-Lm2pz"])
  func shortRuns(password: String) throws { #expect(try faults(password) == []) }

  @Test("Not one that everybody knows, in whatever case")
  func breached() throws {
    #expect(try faults("PassWord-Known7", breached: ["password-known7"]) == [.breached])
  }

  @Test("Control signs are told")
  func control() throws { #expect(try faults("7Kd!pq0Lmz\t") == [.controlSign]) }

  @Test("Every message is Chinese and does not repeat the password")
  func messages() throws {
    let all: [PasswordFault] = [
      .short(3), .long(200), .fewKinds, .account, .name, .unit, .run, .breached, .controlSign, .unchanged,
    ]
    #expect(Set(all.map(\.message)).count == all.count)
    #expect(all.message.hasSuffix("。"))
    let secret = "zhangshili123"
    #expect(try !faults(secret).message.contains(secret))
  }
}
