package import HengDomain
import HengReaders
import HengRules
package import HengValues

/// What the import of a year's headings would do (科目导入预览): nothing, where anything is wrong.
package struct HeadingPlan: Sendable {
  package let year: FiscalYear
  package internal(set) var books: [HeadingBook] = []
  package internal(set) var faults: [ImportFault] = []
  /// What was seen and stops nothing.
  package internal(set) var notices: [String] = []
  /// By book, what replaces what was imported before; empty for a book that is the same.
  package internal(set) var differences: [HeadingDifference] = []
  /// Books of which the year had none yet.
  package internal(set) var added: [HeadingBook.Kind] = []

  init(year: FiscalYear) { self.year = year }

  package var mayImport: Bool { faults.isEmpty && !books.isEmpty && (!added.isEmpty || replaces) }
  /// Other names stand there already.
  package var replaces: Bool { differences.contains { !$0.isEmpty } }

  /// `支出功能分类1402个、部门预算支出经济分类96个`
  package var summary: String { books.map { "\($0.kind.label)\($0.names.count)个" }.joined(separator: "、") }
}

extension HeadingPlan {
  /// - Parameters:
  ///   - stored: the books that were imported before.
  ///   - used: the codes in use in the year, with the counties.
  static func read(
    _ bytes: [UInt8], named file: String, year: FiscalYear, stored: [HeadingBook], used: [String: Set<AdministrativeDivision>]
  ) throws -> HeadingPlan {
    let reading = HeadingReading(try HeadingLines.read(bytes))
    var plan = HeadingPlan(year: year)
    plan.faults = reading.faults
    plan.books = HeadingBook.Kind.allCases.compactMap { kind in
      reading.found[kind].map { HeadingBook(year: year, kind: kind, names: $0.mapValues(\.name), source: file) }
    }
    if plan.books.isEmpty, plan.faults.isEmpty {
      plan.faults.append(
        ImportFault(
          .missingColumn, reason: "文件里没有读到支出科目的编码和名称", remedy: "请用财政部公布的科目表，编码 3、5 或 7 位，名称在编码右边"))
    }
    if reading.revenueLines > 0 { plan.notices.append("收入分类科目\(reading.revenueLines)行没有读：支出表用不到") }
    for book in plan.books {
      if let old = stored.first(where: { $0.year == year && $0.kind == book.kind }) {
        plan.differences.append(old.difference(to: book.names))
      } else {
        plan.added.append(book.kind)
      }
      try plan.hold(book, used)
    }
    return plan
  }

  /// Held against the codes in use and against the names that the program knows.
  private mutating func hold(_ book: HeadingBook, _ used: [String: Set<AdministrativeDivision>]) throws(ProfileError) {
    for (code, counties) in used.sorted(by: { $0.key < $1.key })
    where code.first.flatMap({ HeadingBook.Kind(firstDigit: $0) }) == book.kind && book.names[code] == nil {
      notices.append(
        "科目 \(code) 在\(year.text)的账里用着（\(counties.map(\.text).sorted().joined(separator: "、"))），这份科目表里没有。请核对是表里漏了，还是账里用错了")
    }
    let known = try AccountsHeadings.load().known(book.kind, in: year)
    for (code, name) in known.sorted(by: { $0.key < $1.key }) {
      guard let printed = book.names[code] else {
        notices.append("科目 \(code)“\(name)”程序里有，这份科目表里没有。导入后\(year.text)不再有这个科目")
        continue
      }
      if printed.halfWidth.withoutSpaces != name.halfWidth.withoutSpaces {
        notices.append("科目 \(code)：程序里叫“\(name)”，这份科目表叫“\(printed)”。导入后按科目表")
      }
    }
  }
}
