/// Passwords that everybody knows (常用口令): those of `Reference/Tables/breached-passwords.txt`, carried inside the binary, and the commonest
/// words of such lists in any dress: `Password123!`, `P@ssw0rd2026`, `Aa1!Aa1!Aa1!`. Source and licence: NOTICE.
package enum BreachedPasswords {
  /// Lower case, sorted, of ten signs and more: shorter ones are refused already.
  package static let list: [String] = String(decoding: PackageResources.breached_passwords_txt, as: UTF8.self).split(separator: "\n").map(
    String.init)

  private static let known = Set(list)

  /// Words that stand at the head of every such list, and what is typed in their place here.
  private static let cores: Set<String> = [
    "abc", "abcdef", "admin", "administrator", "asdf", "asdfgh", "china", "guest", "hello", "huawei", "iloveyou", "letmein", "login",
    "master",
    "pass", "passwd", "password", "qwer", "qwerty", "qwertyuiop", "root", "super", "test", "user", "welcome", "woaini", "zhongguo", "zxcv",
    "zxcvbn",
  ]

  /// Letters that are written as other signs.
  private static let dress: [Character: Character] = [
    "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t",
  ]

  package static func contain(_ password: String) -> Bool {
    let folded = password.lowercased()
    return known.contains(folded) || cores.contains(letters(folded)) || cores.contains(letters(undressed(folded))) || isRepeated(folded)
  }

  private static func letters(_ text: String) -> String { text.filter { $0.isASCII && $0.isLetter } }

  /// Signs that stand for letters as those letters, but for what stands at the end: years and exclamation marks.
  private static func undressed(_ text: String) -> String {
    var rest = text[...]
    while let last = rest.last, !last.isLetter { rest.removeLast() }
    return String(rest.map { dress[$0] ?? $0 })
  }

  /// One to four signs again and again.
  private static func isRepeated(_ text: String) -> Bool {
    let signs = Array(text)
    return (1...4).contains { length in
      signs.count >= length * 3 && signs.indices.allSatisfy { signs[$0] == signs[$0 % length] }
    }
  }
}
