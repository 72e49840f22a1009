import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let lineNumbers = Rule(
    "FA-085", "行次连续，不缺号，不重号", .warning, basis: "部门决算公开表表式", remedy: "请核对是否漏列或漏印一行；表式本身跳号的可不改"
  ) { subject, _ in
    let tables = subject.accounts.tables.filter { $0.numbers.count > 1 }
    guard !tables.isEmpty else { return .notApplicable("各表没有行次") }
    return .remarks(tables.flatMap(numberRemarks))
  }

  private static func numberRemarks(_ table: AccountsTable) -> [Remark] {
    let sorted = table.numbers.sorted { $0.number < $1.number }
    return zip(sorted, sorted.dropFirst()).compactMap { number, next in
      guard next.number != number.number + 1 else { return nil }
      let message = next.number == number.number ? "行次\(number.number)出现了两次" : "行次从\(number.number)跳到\(next.number)"
      return Remark(
        "\(table.title)的\(message)",
        sides: [number, next].map {
          Finding.Side(
            label: "\(table.title) 行次", figure: "\($0.number)", place: $0.citation.place(field: "行次\($0.number)"), quote: "\($0.number)")
        })
    }
  }
}
