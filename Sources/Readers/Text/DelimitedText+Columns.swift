import HengValues

extension DelimitedText {
  /// Passes every record by: the line on which it begins and the fields of these columns, in their order. Blank lines are none.
  ///
  /// - Returns: how many records there are; nil where a quote is opened and never closed.
  package func records<Failure: Error>(
    of columns: [Int], _ body: (_ line: Int, _ fields: [Stretch]) throws(Failure) -> Void
  ) throws(Failure) -> Int? {
    var wanted: [Int: Int] = [:]
    for (place, column) in columns.enumerated() { wanted[column] = place }
    var count = 0, fields = Array(repeating: Stretch.none, count: columns.count)
    var at = begin, line = firstLine
    while at < bytes.count {
      let beginning = at, startLine = line
      for place in fields.indices { fields[place] = .none }
      var column = 0, isEnd = false
      while !isEnd {
        guard let (stretch, next, ends) = bytes.withUnsafeBufferPointer({ Self.field($0, at, separator, &line) }) else { return nil }
        if let place = wanted[column] { fields[place] = stretch }
        (at, isEnd) = (next, ends)
        column += 1
      }
      if at - beginning <= 2, bytes[beginning..<at].allSatisfy({ $0 == 0x0A || $0 == 0x0D }) { continue }
      count += 1
      try body(startLine, fields)
    }
    return count
  }
}
