import Glibc
import HengDocuments
import HengValues

/// A list as separated text (CSV 名单): a heading and records under it, fields parted by comma, tab or semicolon, quoted as RFC 4180 has it.
/// A list may have millions of records: they are passed by, field by field, as stretches of bytes.
package struct DelimitedText: Sendable {
  /// A field of a record, without its quotes.
  package struct Stretch: Sendable {
    package let start: Int
    package let count: Int
    /// Quotes inside are doubled.
    package let hasQuotes: Bool

    package static let none = Stretch(start: 0, count: 0, hasQuotes: false)

    init(start: Int, count: Int, hasQuotes: Bool) { (self.start, self.count, self.hasQuotes) = (start, count, hasQuotes) }
  }

  /// UTF-8.
  package let bytes: [UInt8]
  package let heading: [String]
  let separator: UInt8
  /// Where the records begin, and the line of the first.
  let begin: Int
  let firstLine: Int

  /// - Parameter line: the line of the first byte in the file.
  package init(_ file: [UInt8], line: Int = 1) throws(ReaderError) {
    let bytes = try TextEncoding.decoded(file).text
    var start = 0, line = line
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D {
      if bytes[start] == 0x0A { line += 1 }
      start += 1
    }
    let head = bytes[start...].prefix { $0 != 0x0A }
    separator = [0x09, 0x2C, 0x3B].max { one, other in head.count { $0 == one } < head.count { $0 == other } } ?? 0x2C
    self.bytes = bytes
    let read = Self.first(bytes, from: start, separator: separator)
    heading = read.fields
    begin = read.end
    firstLine = line + read.lines
  }

  private static func first(_ bytes: [UInt8], from start: Int, separator: UInt8) -> (fields: [String], end: Int, lines: Int) {
    var fields: [String] = [], field: [UInt8] = [], isQuoted = false, lines = 0, at = start
    func closed() -> String { String(decoding: field, as: UTF8.self).trimmedSpaces }
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == 0x22 {
        if isQuoted, at < bytes.count, bytes[at] == 0x22 { field.append(0x22); at += 1 } else { isQuoted.toggle() }
      } else if byte == separator, !isQuoted {
        fields.append(closed())
        field = []
      } else if byte == 0x0A, !isQuoted {
        return (fields + [closed()], at, lines + 1)
      } else {
        if byte == 0x0A { lines += 1 }
        field.append(byte)
      }
    }
    return (fields + [closed()], at, lines)
  }

  /// The words of a stretch, its doubled quotes made single.
  package func text(_ stretch: Stretch) -> String {
    let words = String(decoding: bytes[stretch.start..<(stretch.start + stretch.count)], as: UTF8.self)
    return stretch.hasQuotes ? words.replacing("\"\"", with: "\"") : words
  }

  /// Passes every record by: the line on which it begins and the fields of two columns. Blank lines are none.
  ///
  /// - Returns: how many records there are; nil where a quote is opened and never closed.
  package func records(
    _ first: Int, _ second: Int?, _ body: (_ line: Int, _ first: Stretch, _ second: Stretch) -> Void
  ) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var (at, line, count) = (begin, firstLine, 0)
      let last = max(first, second ?? 0)
      while at < bytes.count {
        let beginning = at, startLine = line
        var column = 0, one = Stretch.none, other = Stretch.none
        var isEnd = false
        while !isEnd {
          guard let (stretch, next, ends) = Self.field(bytes, at, separator, &line) else { return nil }
          if column == first { one = stretch } else if column == second { other = stretch }
          (at, isEnd) = (next, ends)
          column += 1
          if !isEnd, column > last, let skipped = Self.rest(bytes, at) {
            // No quote stands behind: the record ends with its line.
            line += 1
            at = skipped
            isEnd = true
          }
        }
        let length = at - beginning
        if length <= 2, bytes[beginning..<at].allSatisfy({ $0 == 0x0A || $0 == 0x0D }) { continue }
        count += 1
        body(startLine, one, other)
      }
      return count
    }
  }

  /// Passes every record by: the line on which it begins, and the words of all its fields. Blank lines are none.
  ///
  /// - Returns: nil where a quote is opened and never closed.
  package func records(_ body: (_ line: Int, _ fields: [String]) -> Void) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var (at, line, count) = (begin, firstLine, 0)
      while at < bytes.count {
        let startLine = line
        var fields: [String] = []
        var isEnd = false
        while !isEnd {
          guard let (stretch, next, ends) = Self.field(bytes, at, separator, &line) else { return nil }
          let words = String(decoding: bytes[stretch.start..<(stretch.start + stretch.count)], as: UTF8.self)
          fields.append(stretch.hasQuotes ? words.replacing("\"\"", with: "\"") : words)
          (at, isEnd) = (next, ends)
        }
        if fields.count == 1, fields[0].isEmpty { continue }
        count += 1
        body(startLine, fields)
      }
      return count
    }
  }

  /// Where the next line begins, if no quote stands before.
  private static func rest(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    guard let base = bytes.baseAddress else { return nil }
    let left = bytes.count - at
    let end = memchr(base + at, 0x0A, left).map { base.distance(to: $0.assumingMemoryBound(to: UInt8.self)) } ?? bytes.count
    return memchr(base + at, 0x22, end - at) == nil ? min(end + 1, bytes.count) : nil
  }

  /// A field, where the next begins, and whether the record ends with it.
  static func field(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ separator: UInt8, _ line: inout Int
  ) -> (Stretch, next: Int, ends: Bool)? {
    var at = start
    if at < bytes.count, bytes[at] == 0x22 {
      at += 1
      let inside = at
      var hasQuotes = false
      while true {
        guard at < bytes.count else { return nil }
        if bytes[at] == 0x22 {
          if at + 1 < bytes.count, bytes[at + 1] == 0x22 {
            hasQuotes = true
            at += 2
            continue
          }
          break
        }
        if bytes[at] == 0x0A { line += 1 }
        at += 1
      }
      let stretch = Stretch(start: inside, count: at - inside, hasQuotes: hasQuotes)
      at += 1
      while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A { at += 1 }
      return ended(stretch, bytes, at, &line)
    }
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A { at += 1 }
    let end = at > start && bytes[at - 1] == 0x0D && (at == bytes.count || bytes[at] == 0x0A) ? at - 1 : at
    return ended(Stretch(start: start, count: end - start, hasQuotes: false), bytes, at, &line)
  }

  private static func ended(
    _ stretch: Stretch, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ line: inout Int
  ) -> (Stretch, next: Int, ends: Bool) {
    guard at < bytes.count else { return (stretch, at, true) }
    if bytes[at] == 0x0A {
      line += 1
      return (stretch, at + 1, true)
    }
    return (stretch, at + 1, false)
  }
}
