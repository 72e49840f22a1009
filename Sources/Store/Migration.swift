/// One numbered, forward-only change of the schema (迁移): `0001_audit_trail_is_append_only.sql`; the sentence is the name.
///
/// A migration that has been released is never edited: its checksum is recorded in each database, and a different one is refused.
/// A rebuild of a SQLite table begins with `PRAGMA defer_foreign_keys = ON;` in a `--@sqlite` part.
package struct Migration: Hashable, Sendable {
  package let number: Int
  /// The file's name without number and ending.
  package let name: String
  /// The text in the words of `Dialect`.
  package let text: String

  package init(number: Int, name: String, text: String) {
    self.number = number
    self.name = name
    self.text = text
  }

  /// `0001_audit_trail_is_append_only`.
  package var title: String { Self.title(number, name) }

  /// FNV-1a, 64 bits, over the text with line ends made `\n` and white space cut from the end. It guards against accidents, not against forgery.
  ///
  /// Source: the reference parameters of Fowler, Noll and Vo; `""` gives `cbf29ce484222325`.
  package var checksum: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    var bytes = text.utf8.filter { $0 != UInt8(ascii: "\r") }
    while let last = bytes.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: " ") { bytes.removeLast() }
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  static func title(_ number: Int, _ name: String) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name
  }
}

extension Migration {
  /// The schema of this program, oldest first. A test compares the list with the folder.
  package static let bundled: [Migration] = [
    Migration(1, "audit_trail_is_append_only", PackageResources._001_audit_trail_is_append_only_sql)
  ]

  private init(_ number: Int, _ name: String, _ bytes: [UInt8]) {
    self.init(number: number, name: name, text: String(decoding: bytes, as: UTF8.self))
  }
}
