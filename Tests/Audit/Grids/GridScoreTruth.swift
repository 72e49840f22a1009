/// The printed score tables of S002, figures only: line of the title, then code, weight and score of each row; the last row is 合计.
enum GridScoreTruth {
  struct Row: Sendable {
    var code: String
    var weight: String
    var score: String
  }

  struct Table: Sendable {
    var line: Int
    var rows: [Row]
  }

  static let tables: [Table] = lines.map { line, rows in
    Table(
      line: line,
      rows: rows.split(separator: " ").map { row in
        let parts = row.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return Row(code: parts[0], weight: parts[1], score: parts[2])
      })
  }

  private static let lines: [(Int, String)] = [
    (797, "B11/5/1 B21/20/20 B31/20/20 B41/5/1 /50/42"), (842, "C11/30/30 /30/30"), (860, "D11/10/10 /10/10"),
    (1100, "B11/5/1 B21/20/20 B31/20/20 B41/5/1 /50/42"), (1145, "C11/30/30 /30/30"), (1163, "D11/10/10 /10/10"),
    // The last row of 1472 prints one figure only, one column off.
    (1472, "B11/7/7 B12/7/7 B13/7/7 B13/7/7 B21/7/7 B31/7/7 B41/8/8 /50/"), (1540, "C11/30/30 /30/30"), (1558, "D11/10/9.47 /10/9.47"),
    (1844, "B11/10/10 B21/10/10 B22/10/10 B31/10/10 B41/10/10 /50/50"), (1898, "C11/30/30 /30/30"), (1914, "D11/10/10 /10/10"),
    (2191, "B11/8/8 B12/10/6.47 B21/8/8 B31/8/8 B32/8/8 B41/8/8 /50/47.53"), (2254, "C11/15/15 C12/15/15 /30/30"),
    (2277, "D11/10/10 /10/10"), (2555, "B11/20/20 B21/15/10 B31/15/15 /50/45"), (2594, "C11/15/15 C21/15/15 /30/30"),
    (2621, "D11/10/10 /10/10"), (2888, "B11/12.5/12.5 B12/12.5/12.5 B21/12.5/12.5 B31/12.5/12.5 /50/50"), (2933, "C11/30/30 /30/30"),
    (2949, "D11/10/9.47 /10/9.47"),
  ]
}
