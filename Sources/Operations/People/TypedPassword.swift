import Foundation

/// A password as it came from a keyboard (键入的口令).
enum TypedPassword {
  /// In one form, whatever keyboard it was typed on: full width becomes half width, composed signs are one (NFKC).
  static func plain(_ typed: String) -> String { typed.precomposedStringWithCompatibilityMapping }

  /// As it is hashed; nothing beyond the longest is looked at.
  static func bytes(_ typed: String) -> [UInt8] { Array(plain(typed).utf8.prefix(1_024)) }
}
