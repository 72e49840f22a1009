import HengValues

/// By what the rows of two rosters are held together (比对栏): identity numbers, or any other words.
package enum RosterKeyKind: String, CaseIterable, Sendable {
  /// 18 signs, or the 15 of before 1999, which are the same person's.
  case idNumber = "号码"
  /// Without regard to blanks, width and case.
  case text = "文字"
}

/// The key of a row that bears an identity number: its first 17 digits; nil for a number that is none.
package enum RosterKey {
  /// From the bytes of a cell. Nearly all are 18 plain signs and are read where they stand; all others are read as `IDNumber` reads them.
  package static func idNumber(_ cell: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var (start, end) = (0, cell.count)
    while start < end, cell[start] == 0x20 || cell[start] == 0x09 { start += 1 }
    while end > start, cell[end - 1] == 0x20 || cell[end - 1] == 0x09 || cell[end - 1] == 0x0D { end -= 1 }
    if end - start == 18, let plain = plain(cell, start) { return plain.isSound ? plain.key : nil }
    guard let number = try? IDNumber(String(decoding: cell, as: UTF8.self)) else { return nil }
    return number.text.utf8.prefix(17).reduce(0) { $0 * 10 + UInt64($1 &- 0x30) }
  }

  private static let weights: [UInt32] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)

  /// Nil where the 18 signs are not 17 digits and a check sign in ASCII.
  private static func plain(_ cell: UnsafeBufferPointer<UInt8>, _ start: Int) -> (key: UInt64, isSound: Bool)? {
    var (key, sum) = (UInt64(0), UInt32(0))
    for place in 0..<17 {
      let digit = cell[start + place] &- 0x30
      guard digit < 10 else { return nil }
      key = key &* 10 &+ UInt64(digit)
      sum = sum &+ UInt32(digit) &* weights[place]
    }
    let last = cell[start + 17]
    let sign = last == 0x78 ? 0x58 : last
    guard sign == 0x58 || sign &- 0x30 < 10 else { return nil }
    return (key, sign == checks[Int(sum % 11)] && key >= 10_000_000_000_000_000 && isBirthDate(Int(key / 1_000 % 100_000_000)))
  }

  private static func isBirthDate(_ digits: Int) -> Bool {
    let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
    guard year >= 1_800, (1...12).contains(month), day >= 1 else { return false }
    return day <= 28 || (try? CivilDate(year: year, month: month, day: day)) != nil
  }
}
