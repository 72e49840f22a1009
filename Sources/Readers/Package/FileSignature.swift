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
    return contains(bytes, "EncryptedPackage") ? .encrypted : .otherKind("旧版 Office 文件（如 .xls、.et）")
  }

  private static func contains(_ bytes: [UInt8], _ name: String) -> Bool {
    let sought = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    guard let first = sought.first, bytes.count >= sought.count else { return false }
    return bytes.indices.dropLast(sought.count - 1).contains { bytes[$0] == first && bytes[$0...].starts(with: sought) }
  }
}
