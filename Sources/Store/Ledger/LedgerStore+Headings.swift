package import HengDomain
package import HengValues

/// The headings that were imported for a year (政府收支分类科目). They are the Ministry's and belong to no county.
extension LedgerStore {
  /// All books, by year.
  package func headingBooks() async throws(LedgerError) -> [HeadingBook] {
    try await read { transaction in
      var names: [String: [String: String]] = [:]
      for row in try transaction.query(.headings) {
        names["\(try row.number("year")).\(try row.text("kind"))", default: [:]][try row.text("code")] = try row.text("name")
      }
      return try transaction.query(.headingBooks).map { row in
        let kind: HeadingBook.Kind = try row.choice("kind")
        let year = try row.year("year")
        return HeadingBook(year: year, kind: kind, names: names["\(year.year).\(kind.rawValue)"] ?? [:], source: try row.text("source"))
      }
    }
  }

  /// Keeps books, each in place of the one that the year had; all or none. A book with the same names is left as it is.
  ///
  /// - Returns: those that were new or changed.
  @discardableResult
  package func keep(headings books: [HeadingBook], _ note: ChangeNote) async throws(LedgerError) -> [HeadingBook.Kind] {
    try await write(note) { write in
      try write.requireRole(in: nil)
      var changed: [HeadingBook.Kind] = []
      for book in books where try write.keep(book) { changed.append(book.kind) }
      if !changed.isEmpty { try write.count(nil) }
      return changed
    }
  }

  /// The codes that entries of a year bear in any county, by code with the counties (在用科目). Codes and places alone are told, no entry.
  package func headingsInUse(in year: FiscalYear) async throws(LedgerError) -> [String: Set<AdministrativeDivision>] {
    try await read { transaction in
      var used: [String: Set<AdministrativeDivision>] = [:]
      for row in try transaction.query(.headingsInUse, [.integer(year.year)]) {
        let county = try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }
        used[try row.text("code"), default: []].insert(county)
      }
      return used
    }
  }
}

extension LedgerWrite {
  fileprivate func keep(_ book: HeadingBook) throws -> Bool {
    try TypedLength.note.admit(book.source, as: "科目文件的名称")
    let key: [SQLValue] = [.integer(book.year.year), .text(book.kind.rawValue)]
    var old: [String: String] = [:]
    for row in try transaction.query(.headingsOfBook, key) { old[try row.text("code")] = try row.text("name") }
    guard old != book.names else { return false }
    try transaction.execute(.keepHeadingBook, key + [.text(book.source)])
    try transaction.execute(.clearHeadings, key)
    for (code, name) in book.names.sorted(by: { $0.key < $1.key }) {
      try TypedLength.name.admit(name, as: "科目名称")
      try transaction.execute(.addHeading, key + [.text(code), .text(name)])
    }
    try audit(
      "导入", .headings, "\(book.year.year).\(book.kind.rawValue)", of: nil, before: old.isEmpty ? nil : Self.json(old),
      after: "{\"source\":\(book.source.json),\"headings\":\(Self.json(book.names))}")
    return true
  }

  private static func json(_ names: [String: String]) -> String {
    "{" + names.sorted { $0.key < $1.key }.map { "\($0.key.json):\($0.value.json)" }.joined(separator: ",") + "}"
  }
}

extension Statement {
  fileprivate static let headingBooks = Statement("headingBook.all", "SELECT year, kind, source FROM heading_book ORDER BY year, kind")

  fileprivate static let headings = Statement("heading.all", "SELECT year, kind, code, name FROM heading")

  fileprivate static let headingsOfBook = Statement("heading.ofBook", "SELECT code, name FROM heading WHERE year = $1 AND kind = $2")

  fileprivate static let keepHeadingBook = Statement(
    "headingBook.keep",
    "INSERT INTO heading_book (year, kind, source) VALUES ($1, $2, $3) ON CONFLICT (year, kind) DO UPDATE SET source = $3")

  fileprivate static let clearHeadings = Statement("heading.clear", "DELETE FROM heading WHERE year = $1 AND kind = $2")

  fileprivate static let addHeading = Statement(
    "heading.add", "INSERT INTO heading (year, kind, code, name) VALUES ($1, $2, $3, $4)")

  fileprivate static let headingsInUse = Statement(
    "heading.inUse",
    """
    SELECT county, function_code AS code FROM payment WHERE year = $1 AND function_code IS NOT NULL
    UNION SELECT county, economic_code AS code FROM payment WHERE year = $1 AND economic_code IS NOT NULL
    UNION SELECT final_accounts.county AS county, accounts_receipt.function_code AS code
    FROM final_accounts JOIN accounts_receipt ON accounts_receipt.accounts = final_accounts.id
    WHERE final_accounts.year = $1 AND accounts_receipt.function_code IS NOT NULL
    """)
}
