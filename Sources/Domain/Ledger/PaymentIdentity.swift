import HengValues

/// How a payment is known again when its file comes a second time (支付识别号).
///
/// In our own workbooks by 记录号. In a ledger of a finance system by department, year, month, voucher with its word, and line; where
/// the voucher has no lines, by the content as well.
package struct PaymentIdentity: Hashable, Sendable {
  /// 记录号; empty where the row has none.
  package var record: String
  package var month: Int?
  package var voucher: String
  /// 分录号.
  package var line: String
  /// Every column of the row in one text.
  package var content: String

  package init(record: String, month: Int?, voucher: String, line: String, content: String) {
    self.record = record
    self.month = month
    self.voucher = voucher
    self.line = line
    self.content = content
  }

  /// `141123-2022-示例局-03-记-12-2`, by the first name of the department; without a line its last part is a digest of the content.
  package func id(in books: DepartmentYear) -> ID<Payment> {
    guard record.isEmpty else { return ID(record) }
    let month = month.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "00"
    let place = line.isEmpty ? Self.digest(content) : line
    return ID("\(books.county.text)-\(books.year.year)-\(books.registeredName)-\(month)-\(voucher)-\(place)")
  }

  /// FNV-1a of 64 bits in hexadecimal: it tells contents of one voucher apart and guards nothing.
  private static func digest(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
