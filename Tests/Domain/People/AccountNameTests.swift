import HengDomain
import HengValues
import Testing

@Suite("Account names")
struct AccountNameTests {
  @Test(
    "Two spellings are one account",
    arguments: [
      ("ZhangShiLi", "zhangshili"), ("ｚｈａｎｇｓｈｉｌｉ", "zhangshili"), (" zhang_shi-li.1\u{3000}", "zhang_shi-li.1"), ("示例", "示例"), ("⽰例", "示例"),
      ("示例1", "示例１"),
    ])
  func folded(typed: String, other: String) throws {
    #expect(try AccountName(typed) == AccountName(other))
    #expect(try AccountName(AccountName(typed).text) == AccountName(typed), "what is kept reads back")
  }

  @Test(
    "What is no account is refused with what to do",
    arguments: [
      "", "ab", "例", "zhang shili", "张 示例", String(repeating: "a", count: 33), "...", "a@b.c", "zhang'--", "zhаng", "张\u{200B}示例", "a\nbc",
    ])
  func refused(typed: String) {
    #expect {
      try AccountName(typed)
    } throws: { error in
      (error as? ValueError)?.message.contains("请用3至32个字母") == true
    }
  }
}
