import HengDomain
import Testing

@Suite("Names of people, compared")
struct ActorNameTests {
  @Test(
    "a blank, a full-width or an invisible sign, a dot or upper case makes nobody another person",
    arguments: [
      "张三 ", " 张三", "张 三", "张　三", "张\u{A0}三", "张\u{200B}三", "张三\u{FEFF}", "张\u{2060}三", "张\u{00AD}三", "张三\u{202E}", "张\u{FE0F}三", "张三.",
      "张三。", "“张三”", "张·三", "张三\t", "张三\n", "张\u{E0100}三", "张\u{034F}三", "张\u{180E}三", "张\u{0332}三",
    ])
  func same(typed: String) {
    #expect(ActorName(typed) == ActorName("张三"))
  }

  @Test("letters fold in case and width, radicals to the characters that they are")
  func letters() {
    #expect(ActorName("ＺＨＡＮＧ San") == ActorName("zhang san"))
    #expect(ActorName("\u{2F00}\u{2FA6}") == ActorName("一金"))
    #expect(ActorName("阿卜杜·拉") == ActorName("阿卜杜•拉"))
    #expect(ActorName("张三2") != ActorName("张三") && ActorName("张三") != ActorName("张四"))
  }

  @Test("where no letter and no digit stands, nobody is named", arguments: ["", " ", "\u{200B}", "　", "…", "--", "\u{202E}\u{2060}"])
  func nobody(typed: String) { #expect(ActorName(typed).isEmpty) }

  @Test("what is typed has a bound that names both lengths")
  func lengths() {
    #expect(TypedLength.name.excess(of: String(repeating: "张", count: 60)) == nil)
    #expect(TypedLength.name.excess(of: String(repeating: "张", count: 61)) == "共61字，超过60字")
  }
}
