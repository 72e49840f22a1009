import HengCrypto

extension Transaction {
  /// Rows whose bytes are not those that their digest names, the first of them told; one row is held at a time.
  func inspectBytes(_ kind: ChainKind) throws(StoreError) -> StoreCheck {
    var (last, count, wrong) = ("", 0, [String]())
    while let row = try first(kind.nextBytes, [.text(last)]) {
      last = try row.text("sha256")
      count += 1
      if Digest.sha256(try row.blob("bytes")) != last { wrong.append(last) }
    }
    let name = "\(kind.label)的字节与校验码（\(count)份）"
    guard let first = wrong.first else { return StoreCheck(name, .passed) }
    let more = wrong.count > 1 ? "，另有\(wrong.count - 1)份也不相符" : ""
    return StoreCheck(
      name, .failed(["\(kind.label) \(first) 的字节与校验码不相符，存入后被改动\(more)。程序不再送出它；请从备份或已发出的原件取回"]))
  }
}
