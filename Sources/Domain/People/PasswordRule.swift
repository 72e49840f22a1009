import HengValues

/// What a password must be (口令规定): long, of several kinds of signs, not of the person's own words, not a run, not known to everybody.
package struct PasswordRule: Sendable {
  package static let shortest = 10
  package static let longest = 128
  /// From here on one kind of sign is enough.
  package static let longEnough = 16

  /// Asked with the password in lower case.
  private let isBreached: @Sendable (String) -> Bool

  package init(isBreached: @escaping @Sendable (String) -> Bool) { self.isBreached = isBreached }

  /// What speaks against a password, in the order in which a person would mend it; empty when nothing does. No fault repeats the password.
  package func faults(of password: String, for person: Person) -> [PasswordFault] {
    let signs = Array(password.unicodeScalars)
    var faults: [PasswordFault] = []
    if signs.contains(where: { $0.value < 32 || $0.value == 127 }) { faults.append(.controlSign) }
    if signs.count < Self.shortest { faults.append(.short(signs.count)) }
    if signs.count > Self.longest { return [.long(signs.count)] }
    if signs.count < Self.longEnough, Set(signs.map(Self.kind)).count < 3 { faults.append(.fewKinds) }
    let folded = password.lowercased()
    if let own = Self.ownWord(in: folded, of: person) { faults.append(own) }
    if SignRun.covers(mostOf: Array(folded.unicodeScalars)) { faults.append(.run) }
    if isBreached(folded) { faults.append(.breached) }
    return faults
  }

  private static func kind(_ sign: Unicode.Scalar) -> Int {
    switch sign {
    case "a"..."z": 0
    case "A"..."Z": 1
    case "0"..."9": 2
    default: 3
    }
  }

  private static func ownWord(in folded: String, of person: Person) -> PasswordFault? {
    let words: [(String, PasswordFault)] = [
      (person.account.text, .account), (person.name.trimmedSpaces.lowercased(), .name), (person.unit.trimmedSpaces.lowercased(), .unit),
    ]
    let bytes = Array(folded.utf8)
    return words.first { word, _ in
      let part = Array(word.utf8)
      guard word.unicodeScalars.count > 1, part.count <= bytes.count else { return false }
      return (0...bytes.count - part.count).contains { bytes[$0..<$0 + part.count].elementsEqual(part) }
    }?.1
  }
}

/// Why a password is refused (口令不合规定).
package enum PasswordFault: Hashable, Sendable {
  case short(Int), long(Int)
  case fewKinds, account, name, unit, run, breached, controlSign
  /// Of one who changes it: the old one again.
  case unchanged

  package var message: String {
    switch self {
    case .short(let count): "口令只有\(count)个字符，至少要\(PasswordRule.shortest)个"
    case .long(let count): "口令有\(count)个字符，最多\(PasswordRule.longest)个"
    case .fewKinds: "口令的种类太少：大写字母、小写字母、数字、其他符号四种里要有三种，或写满\(PasswordRule.longEnough)个字符"
    case .account: "口令里有您的用户名，容易被猜到"
    case .name: "口令里有您的姓名，容易被猜到"
    case .unit: "口令里有您的单位名称，容易被猜到"
    case .run: "口令大部分是同一个字符，或是 abcd、1234、qwer 一类顺着排的字符，容易被猜到"
    case .breached: "这个口令在网上流传的常用口令里，容易被猜到"
    case .controlSign: "口令里有看不见的控制字符，可能是粘贴时带进来的"
    case .unchanged: "新口令与原来的相同"
    }
  }
}

extension [PasswordFault] {
  /// All of them in one sentence, with what to do.
  package var message: String { map(\.message).joined(separator: "；") + "。请另想一个口令，例如几个不相干的词连起来。" }
}
