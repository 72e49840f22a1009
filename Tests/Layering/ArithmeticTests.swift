import Testing

/// Words that compute. Figures are computed by the rules and carried by facts; a paper only places them.
private let computingWords = [
  "Ratio", "Percentage", ".ratio", ".sum", "reduce(.zero", ".divided", ".rounded", "Money.zero", " / ",
]

/// The page is measured here: shares of columns and rows of a grid are lengths, not figures.
private let measuring = "Sources/Documents/Model/"

@Suite("Documents compute nothing")
struct ArithmeticTests {
  @Test("No paper divides, sums or rounds")
  func documentsComputeNothing() throws {
    let sources = try Repository.sources()
    #expect(sources.contains { $0.path == "Sources/Documents/Forms/FormRows.swift" || $0.path.hasPrefix("Sources/Documents/Forms/") })
    report(sources.flatMap(arithmeticViolations))
  }

  @Test(
    "Each way of computing is seen",
    arguments: [
      "let r = Percentage(of: ratio).text", "let r = Ratio(a, b)", "payments.map(\\.amount).sum", "scores.reduce(.zero, +)",
      "paid.money.ratio(to: budget)", "let half = total / 2", "x.divided(by: y)",
    ])
  func computingIsSeen(text: String) {
    #expect(arithmeticViolations(SourceFile(path: "Sources/Documents/Forms/Sample.swift", text: "\n\(text)\n")).map(\.line).contains(2))
  }

  @Test(
    "Words that only look like arithmetic pass, and so does the measure of a page",
    arguments: [
      ("Documents/Forms", "// sum / total"), ("Documents/Forms", "let label = \"B / A\""), ("Documents/Forms", "summary.total"),
      ("Documents/Model", "return reached * 100 / total"), ("Rules/Forms", "scores.reduce(.zero, +)"),
    ])
  func lookalikesPass(folder: String, text: String) {
    #expect(arithmeticViolations(SourceFile(path: "Sources/\(folder)/Sample.swift", text: text)).isEmpty)
  }
}

private func arithmeticViolations(_ file: SourceFile) -> [Violation] {
  guard file.room == "Documents", !file.path.hasPrefix(measuring) else { return [] }
  return computingWords.flatMap { word in
    file.code.lines(with: word).map {
      Violation(file.path, $0, "“\(word)” computes: let Rules do it and carry the result in Facts")
    }
  }
}
