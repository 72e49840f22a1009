/// The names of a ZIP by its end and its directory (压缩包名录), without unpacking anything: only to tell archives of papers from office files.
struct ZipNames {
  private(set) var names: [String] = []

  /// Nil where the directory is not as every common program writes it.
  init?(_ bytes: [UInt8], atMost most: Int = 10_000) {
    guard bytes.count >= 22, let end = Self.end(bytes) else { return nil }
    let count = Self.number(bytes, end + 10, 2)
    var at = Self.number(bytes, end + 16, 4)
    guard count <= most, count < 0xFFFF else { return nil }
    for _ in 0..<count {
      guard at <= bytes.count - 46, Self.number(bytes, at, 4) == 0x0201_4B50 else { return nil }
      let length = Self.number(bytes, at + 28, 2)
      guard at + 46 + length <= bytes.count else { return nil }
      names.append(String(decoding: bytes[at + 46..<at + 46 + length], as: UTF8.self).lowercased())
      at += 46 + length + Self.number(bytes, at + 30, 2) + Self.number(bytes, at + 32, 2)
    }
  }

  /// Files that only travel together: no office file, OFD or OpenDocument.
  var areOfFiles: Bool { Self.areOfFiles(Set(names)) }

  static func areOfFiles(_ names: Set<String>) -> Bool {
    let marks = ["[content_types].xml", "_rels/.rels", "ofd.xml", "word/document.xml", "xl/workbook.xml", "ppt/presentation.xml"]
    return !names.isEmpty && !marks.contains(where: names.contains) && !(names.contains("content.xml") && names.contains("mimetype"))
  }

  /// The record at the end, behind which a comment may stand.
  private static func end(_ bytes: [UInt8]) -> Int? {
    let first = max(0, bytes.count - 22 - 0xFFFF)
    return stride(from: bytes.count - 22, through: first, by: -1).first { number(bytes, $0, 4) == 0x0605_4B50 }
  }

  private static func number(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
  }
}
