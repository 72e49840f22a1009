import HengValues

/// The parts of a form that was sent with files (表单): RFC 7578, from the whole body.
package struct MultipartForm: Sendable {
  package struct Part: Hashable, Sendable {
    package let name: String
    /// The file's own name without folders; nil for a plain field.
    package let fileName: String?
    package let bytes: [UInt8]
  }

  package let parts: [Part]

  /// Nil when the body is no form of this kind or breaks off.
  package init?(_ body: [UInt8], contentType: String) {
    guard let boundary = Self.boundary(contentType), boundary.count <= 70 else { return nil }
    let delimiter = Array("--".utf8) + boundary
    guard body.starts(with: delimiter) else { return nil }
    var parts: [Part] = []
    var position = delimiter.count
    while true {
      if body[position...].starts(with: Array("--".utf8)) { break }
      guard body[position...].starts(with: Self.newline),
        let end = Self.find(Self.newline + delimiter, in: body[...], from: position)
      else { return nil }
      guard let part = Self.part(body[(position + 2)..<max(end, position + 2)]) else { return nil }
      parts.append(part)
      position = end + 2 + delimiter.count
    }
    self.parts = parts
  }

  package func text(_ name: String) -> String? {
    parts.first { $0.name == name && $0.fileName == nil }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// All values of a name: boxes that are ticked.
  package func texts(_ name: String) -> [String] {
    parts.filter { $0.name == name && $0.fileName == nil }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  /// The files that were chosen; a field left empty sends a file without a name.
  package var files: [Part] { parts.filter { $0.fileName.map { !$0.isEmpty } ?? false } }

  private static let newline: [UInt8] = [13, 10]

  private static func part(_ bytes: ArraySlice<UInt8>) -> Part? {
    guard let end = find(newline + newline, in: bytes, from: bytes.startIndex) else { return nil }
    var name: String?
    var fileName: String?
    for line in String(decoding: bytes[bytes.startIndex..<end], as: UTF8.self).split(separator: "\r\n") {
      guard line.lowercased().hasPrefix("content-disposition:") else { continue }
      name = parameter("name", of: line)
      fileName = parameter("filename", of: line).map { String($0.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "").shownName }
    }
    return name.map { Part(name: $0, fileName: fileName, bytes: Array(bytes[(end + 4)...])) }
  }

  /// `name="文件"`; browsers write a quote inside as `%22`.
  private static func parameter(_ name: String, of line: Substring) -> String? {
    for piece in line.split(separator: ";") {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == name else { continue }
      var value = pair[1]
      if value.hasPrefix("\"") { value = value.dropFirst() }
      if value.hasSuffix("\"") { value = value.dropLast() }
      return String(value.replacing("%22", with: "\""))
    }
    return nil
  }

  private static func boundary(_ contentType: String) -> [UInt8]? {
    guard contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
    for piece in contentType.split(separator: ";").dropFirst() {
      let pair = piece.split(separator: "=", maxSplits: 1)
      guard pair.count == 2, pair[0].filter({ $0 != " " }).lowercased() == "boundary" else { continue }
      let value = pair[1].filter { $0 != "\"" && $0 != " " }
      return value.isEmpty ? nil : Array(value.utf8)
    }
    return nil
  }

  private static func find(_ sought: [UInt8], in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
    guard let first = sought.first else { return nil }
    var index = start
    while index + sought.count <= bytes.endIndex {
      if bytes[index] == first, bytes[index..<(index + sought.count)].elementsEqual(sought) { return index }
      index += 1
    }
    return nil
  }
}
