import HengCrypto
import Testing

@Suite("Codes that change with the time")
struct TimeBasedCodeTests {
  /// RFC 6238, appendix B, SHA-1: the secret is the ASCII text `12345678901234567890`.
  @Test(
    "The vectors of RFC 6238",
    arguments: [
      (Int64(59), "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
      (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ] as [(Int64, String)])
  func vectors(seconds: Int64, code: String) {
    let secret = Array("12345678901234567890".utf8)
    let counter = TimeBasedCode.counter(at: seconds)
    #expect(TimeBasedCode(secret: secret, digits: 8).code(counter: counter) == code)
    #expect(TimeBasedCode(secret: secret).code(counter: counter) == String(code.suffix(6)))
  }

  @Test("A code holds one step before and after its own, once")
  func window() {
    let code = TimeBasedCode(secret: Array("12345678901234567890".utf8))
    let typed = code.code(counter: 100)
    #expect(code.counter(of: typed, at: 100 * 30, after: nil) == 100)
    #expect(code.counter(of: typed, at: 99 * 30, after: nil) == 100)
    #expect(code.counter(of: typed, at: 101 * 30 + 29, after: nil) == 100)
    #expect(code.counter(of: typed, at: 102 * 30, after: nil) == nil)
    #expect(code.counter(of: typed, at: 98 * 30 + 29, after: nil) == nil)
    #expect(code.counter(of: typed, at: 100 * 30, after: 100) == nil, "used already")
    #expect(code.counter(of: typed, at: 100 * 30, after: 99) == 100)
    for wrong in ["", "1", typed + "0", "abcdef", "１２３４５６"] { #expect(code.counter(of: wrong, at: 3_000, after: nil) == nil) }
  }

  /// RFC 4648, section 10, without the filling signs.
  @Test(
    "Base 32 gives the published vectors and reads them back",
    arguments: [
      ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"), ("foobar", "MZXW6YTBOI"),
    ])
  func base32(text: String, letters: String) {
    #expect(Base32.text(Array(text.utf8)) == letters)
    #expect(Base32.bytes(letters.lowercased()) == Array(text.utf8))
  }

  @Test("A secret is read as people type it")
  func typed() throws {
    #expect(try #require(TimeBasedCode(base32: "gezd gnbv gy3t qojq gezd gnbv gy3t qojq")).base32 == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
    #expect(TimeBasedCode(base32: "") == nil)
    #expect(TimeBasedCode(base32: "ABC1") == nil)
  }
}
