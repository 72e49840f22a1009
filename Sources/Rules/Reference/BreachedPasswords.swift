/// Passwords that everybody knows (常用口令): those of `Reference/Tables/breached-passwords.txt`, carried inside the binary. Source and licence: NOTICE.
package enum BreachedPasswords {
  /// Lower case, sorted, of ten signs and more: shorter ones are refused already.
  package static let list: [String] = String(decoding: PackageResources.breached_passwords_txt, as: UTF8.self).split(separator: "\n").map(
    String.init)

  private static let known = Set(list)

  package static func contain(_ password: String) -> Bool { known.contains(password.lowercased()) }
}
