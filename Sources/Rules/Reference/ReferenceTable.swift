/// A table of public facts that the binary carries (基础资料): lines of comma-separated fields without quotes, under a heading.
enum ReferenceTable {
  /// The fields of each line below the heading. Lines with another number of fields than the heading are left out; a test finds them.
  static func rows(_ bytes: [UInt8]) -> [[Substring]] {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let heading = lines.first else { return [] }
    let count = heading.split(separator: ",", omittingEmptySubsequences: false).count
    return lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }.filter { $0.count == count }
  }
}
