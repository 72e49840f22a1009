import HengCrypto

/// One link of a county's chain (链环): that a row was written, with the digest of the row and of the link before.
struct ChainLink: Hashable {
  /// Before the first link.
  static let origin = String(repeating: "0", count: 64)

  var county: String
  var number: Int64
  var kind: String
  var key: String
  var part: Int64
  var algorithm: String
  var content: String
  var previous: String
  var digest: String

  /// The digest that the other fields give; empty where the algorithm is not known.
  func computed() -> String {
    guard let method = Digest.Algorithm(rawValue: algorithm) else { return "" }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(320)
    for text in ["heng-chain-1", county, String(number), algorithm, kind, String(part), content, previous, key] {
      bytes.append(contentsOf: text.utf8)
      bytes.append(10)
    }
    return Digest.hexadecimal(bytes, method)
  }
}

/// The content of a row as bytes (记录内容): the kind, then each column that is not null with its value, in the order of `ChainKind`.
struct ChainContent {
  let kind: ChainKind
  /// Column and value; what is not named is null.
  let fields: [(column: String, value: SQLValue)]

  func digest(_ algorithm: Digest.Algorithm) -> String { Digest.hexadecimal(bytes, algorithm) }

  /// `payment`, then lines such as `amount i 100` and `purpose t 6 补助`: texts with the number of their bytes.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1_024)
    bytes.append(contentsOf: kind.rawValue.utf8)
    bytes.append(10)
    for (column, value) in fields {
      switch value {
      case .null, .blob: continue
      case .integer(let integer):
        bytes.append(contentsOf: column.utf8)
        bytes.append(contentsOf: " i ".utf8)
        bytes.append(contentsOf: String(integer).utf8)
      case .text(let text):
        bytes.append(contentsOf: column.utf8)
        bytes.append(contentsOf: " t ".utf8)
        bytes.append(contentsOf: String(text.utf8.count).utf8)
        bytes.append(32)
        bytes.append(contentsOf: text.utf8)
      }
      bytes.append(10)
    }
    return bytes
  }

  init(_ kind: ChainKind, _ value: (String) -> SQLValue) {
    self.kind = kind
    fields = kind.columns.map { ($0, value($0)) }
  }
}
