/// What the first bytes of a file say of its kind (文件特征).
package enum FileSignature {
  /// A zip, and so perhaps a workbook: `PK`.
  package static func isZip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B]) }

  /// An OLE container: an old workbook, or a new one under a password.
  package static func isOLE(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) }

  /// Why a file that is no zip cannot be read.
  static func refusal(_ bytes: [UInt8]) -> ReaderError {
    guard isOLE(bytes) else { return .notAWorkbook }
    // The container's directory names its streams in UTF-16.
    return holdsWide(bytes, "EncryptedPackage") ? .encrypted : .otherKind("旧版 Office 文件（如 .xls、.et）")
  }

  /// Whether a name stands in the bytes in UTF-16, as OLE containers name their streams.
  static func holdsWide(_ bytes: [UInt8], _ name: String) -> Bool {
    let sought = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    guard let first = sought.first, bytes.count >= sought.count else { return false }
    return bytes.indices.dropLast(sought.count - 1).contains { bytes[$0] == first && bytes[$0...].starts(with: sought) }
  }
}

extension FileSignature {
  /// The kinds that the first bytes tell apart.
  enum Kind { case pdf, zip, ole, picture, archive, text }

  static func kind(_ bytes: [UInt8]) -> Kind {
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) { return .zip }
    if isOLE(bytes) { return .ole }
    if isPDF(bytes) { return .pdf }
    if pictures.contains(where: { bytes.starts(with: $0) }) || isNamed(bytes, at: 8, "WEBP") || isNamed(bytes, at: 4, "ftyp") {
      return .picture
    }
    return archives.contains { bytes.starts(with: $0) } ? .archive : .text
  }

  /// PNG, JPEG, TIFF in both orders, GIF, bitmap with its zero bytes.
  private static let pictures: [[UInt8]] = [
    [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], Array("GIF87a".utf8), Array("GIF89a".utf8),
  ]
  /// RAR, 7z, gzip.
  private static let archives: [[UInt8]] = [Array("Rar!".utf8), [0x37, 0x7A, 0xBC, 0xAF], [0x1F, 0x8B, 8]]

  /// `%PDF-` at the beginning of a line within the first kilobyte, where readers look for it.
  package static func isPDF(_ bytes: [UInt8]) -> Bool {
    let mark = Array("%PDF-".utf8)
    let head = bytes.prefix(1_024)
    return head.indices.contains { index in
      head[index] == mark[0] && (index == 0 || head[index - 1] <= 0x20 || head[index - 1] >= 0x80) && bytes[index...].starts(with: mark)
    }
  }

  private static func isNamed(_ bytes: [UInt8], at offset: Int, _ name: String) -> Bool {
    bytes.count >= offset + name.utf8.count && bytes[offset...].starts(with: name.utf8)
  }
}
