import HengDocuments
import HengText
import HengValues

/// Looks for the names of secret projects on a paper (查找涉密项目名称), whatever brackets, quotes, blanks, case or zero-width signs stand
/// in them and wherever a line breaks; also without the year and the phase (2022年, 一期).
struct SecretNames {
  private struct Secret {
    let name: String
    let key: [UInt8]
    /// Nil where too little is left to be a name.
    let core: [UInt8]?
  }

  private let secrets: [Secret]
  /// Keys of names that may be told, the longest first: they hold a core without being the secret.
  private let open: [[UInt8]]

  /// A core of fewer characters is no name of one project: 道路, 水利项目.
  private static let leastCore = 18

  init(_ names: [String], open openNames: [String]) {
    secrets = names.filter { !$0.isEmpty }.map { name in
      let key = Folding.key(name)
      let core = NameCore.of(key)
      return Secret(name: name, key: key, core: core.count >= Self.leastCore && core != key ? core : nil)
    }
    let keys = Set(secrets.map(\.key))
    open = openNames.map { Folding.key($0) }.filter { !$0.isEmpty && !keys.contains($0) }.sorted { $0.count > $1.count }
  }

  /// The secret projects whose names stand on the paper.
  func found(on paper: Paper) -> [String] {
    guard !secrets.isEmpty else { return [] }
    let text = Folding.key(
      paper.blocks.map { block in
        switch block {
        case .line(let line): line.text
        case .table(let table): table.cells.map(\.text).joined(separator: "\n")
        }
      }.joined(separator: "\n"))
    var cores: [UInt8]?
    return secrets.filter { secret in
      if !secret.key.isEmpty, text.holds(secret.key) { return true }
      let rest = cores ?? NameCore.of(open.reduce(text) { $0.without($1) })
      cores = rest
      return rest.holds(secret.core ?? secret.key)
    }.map(\.name)
  }
}

/// A name's key without its years and phases (名称主干): `示例河治理1期2022年` → `示例河治理`.
enum NameCore {
  static func of(_ key: [UInt8]) -> [UInt8] {
    var core: [UInt8] = []
    core.reserveCapacity(key.count)
    var at = 0
    while at < key.count {
      if let length = year(key, at) ?? phase(key, at) {
        at += length
      } else {
        core.append(key[at])
        at += 1
      }
    }
    return core
  }

  /// 2022年度, 2022年, 2022; not within a longer number.
  private static func year(_ key: [UInt8], _ at: Int) -> Int? {
    guard at + 4 <= key.count, key[at..<at + 4].allSatisfy(isDigit),
      key[at] == 0x31 && key[at + 1] == 0x39 || key[at] == 0x32 && key[at + 1] == 0x30,
      at == 0 || !isDigit(key[at - 1]), at + 4 == key.count || !isDigit(key[at + 4])
    else { return nil }
    return 4 + length(of: ["年度", "年"], key, at + 4)
  }

  /// 1期, 第2期, 十1期, 1期工程; 首期, 前期 stay.
  private static func phase(_ key: [UInt8], _ at: Int) -> Int? {
    var end = at + length(of: ["第"], key, at)
    let first = end
    while end < key.count, end - first < 6 {
      if isDigit(key[end]) { end += 1 } else if length(of: ["十"], key, end) > 0 { end += 3 } else { break }
    }
    guard end > first, at == 0 || !isDigit(key[at - 1]) else { return nil }
    let sign = length(of: ["期工程", "期"], key, end)
    return sign == 0 ? nil : end + sign - at
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func length(of words: [String], _ key: [UInt8], _ at: Int) -> Int {
    words.first { at + $0.utf8.count <= key.count && key[at..<at + $0.utf8.count].elementsEqual($0.utf8) }?.utf8.count ?? 0
  }
}

extension [UInt8] {
  fileprivate func holds(_ needle: [UInt8]) -> Bool { place(of: needle, from: 0) != nil }

  private func place(of needle: [UInt8], from start: Int) -> Int? {
    guard let lead = needle.first, count >= needle.count, start <= count - needle.count else { return nil }
    return (start...count - needle.count).first { self[$0] == lead && self[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  /// A sign that is in no name stands where the words stood.
  fileprivate func without(_ needle: [UInt8]) -> [UInt8] {
    guard var at = place(of: needle, from: 0) else { return self }
    var rest: [UInt8] = []
    var last = 0
    while true {
      rest += self[last..<at] + [0x0A]
      last = at + needle.count
      guard let next = place(of: needle, from: last) else { return rest + self[last...] }
      at = next
    }
  }
}
