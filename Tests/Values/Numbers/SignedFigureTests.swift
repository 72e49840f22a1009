import HengValues
import Testing

@Suite("Ways to print a minus")
struct SignedFigureTests {
  @Test(
    "brackets, triangles and dashes before a figure are a minus; other words stay",
    arguments: [
      ("(100.00)", "-100.00"), ("（1,234.50）", "-1,234.50"), ("△100", "-100"), ("▲3.5", "-3.5"), ("–100", "-100"), ("－2", "-2"),
      ("100", "100"),
      ("(万元)", "(万元)"), ("—", "—"), ("-5", "-5"), ("()", "()"),
    ])
  func plain(printed: String, due: String) {
    #expect(printed.signedFigure == due)
  }

  @Test("a thousand yuan is a unit of money")
  func thousands() throws {
    #expect(try PrintedAmount(parsing: "12.5", unit: .qianYuan).money == Money(fen: 1_250_000))
  }
}
