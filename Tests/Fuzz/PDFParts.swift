/// A small PDF from its parts: what stands on each page, the font's map of characters, and further entries of the catalogue.
enum PDFParts {
  /// Part 0: entries of the catalogue. 1: entries of every page. 2: a map of characters. The rest: the contents of pages.
  static func file(_ parts: [[UInt8]]) -> [UInt8] {
    func part(_ index: Int) -> [UInt8] { index < parts.count ? parts[index] : [] }
    let contents = parts.dropFirst(3).prefix(20)
    let kids = contents.indices.map { "\(2 * $0) 0 R" }.joined(separator: " ")
    var file = File()
    file.object("<< /Type /Catalog /Pages 2 0 R ", part(0), " >>")
    file.object("<< /Type /Pages /Kids [\(kids)] /Count \(contents.count) >>")
    file.object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 4 0 R >>")
    file.stream(part(2))
    file.stream([], "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    for (index, content) in zip(contents.indices, contents) {
      file.object(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Resources << /Font << /F 3 0 R >> /XObject << /I 5 0 R >> >> /Contents \(2 * index + 1) 0 R ",
        part(1), " >>")
      file.stream(content)
    }
    return file.finished
  }

  private struct File {
    private var bytes = Array("%PDF-1.4\n".utf8)
    private var offsets: [Int] = []

    mutating func object(_ start: String, _ middle: [UInt8] = [], _ end: String = "") {
      offsets.append(bytes.count)
      bytes += Array("\(offsets.count) 0 obj\n\(start)".utf8) + middle + Array("\(end)\nendobj\n".utf8)
    }

    mutating func stream(_ content: [UInt8], _ entries: String = "") {
      object("<< \(entries) /Length \(max(content.count, 1)) >>\nstream\n", content.isEmpty ? [0x41] : content, "\nendstream")
    }

    var finished: [UInt8] {
      let start = bytes.count
      var table = "xref\n0 \(offsets.count + 1)\n0000000000 65535 f \n"
      for offset in offsets { table += String(repeating: "0", count: max(0, 10 - "\(offset)".count)) + "\(offset) 00000 n \n" }
      table += "trailer << /Root 1 0 R /Size \(offsets.count + 1) >>\nstartxref\n\(start)\n%%EOF\n"
      return bytes + Array(table.utf8)
    }
  }
}
