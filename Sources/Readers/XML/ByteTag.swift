/// A name of a tag or attribute as its bytes (名称), without a prefix: `x:row` is `row`. Valid while its handler runs.
struct ByteName {
  let start: UnsafePointer<UInt8>
  let count: Int

  init(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) {
    self.start = start
    count = end - start
  }

  var first: UInt8 { start[0] }

  func equals(_ name: StaticString) -> Bool {
    guard count == name.utf8CodeUnitCount else { return false }
    let wanted = name.utf8Start
    var index = 0
    while index < count {
      if start[index] != wanted[index] { return false }
      index += 1
    }
    return true
  }
}

/// Where an attribute stands in its tag.
struct ByteAttribute {
  var name: ByteName
  /// Without the prefix.
  var local: ByteName
  var value: UnsafeBufferPointer<UInt8>
}

/// A start tag with its attributes (起始标签), while its handler runs. Attributes are found by local name.
struct ByteTag {
  let name: ByteName
  let attributes: UnsafeBufferPointer<ByteAttribute>

  /// As written, entities unresolved: for numbers, addresses and words that hold none.
  func bytes(_ name: StaticString) -> UnsafeBufferPointer<UInt8>? {
    var index = 0
    while index < attributes.count {
      if attributes[index].local.equals(name) { return attributes[index].value }
      index += 1
    }
    return nil
  }

  subscript(_ name: StaticString) -> String? {
    guard let bytes = bytes(name) else { return nil }
    guard bytes.contains(UInt8(ascii: "&")) || bytes.contains(where: { $0 < 0x20 }) else { return String(decoding: bytes, as: UTF8.self) }
    var words: [UInt8] = []
    guard XMLEntities.resolve(bytes, isAttribute: true, into: &words) else { return nil }
    return String(decoding: words, as: UTF8.self)
  }

  func number(_ name: StaticString) -> Int? { bytes(name).flatMap { Int(String(decoding: $0, as: UTF8.self)) } }

  /// `1` and `true`; absent is false.
  func flag(_ name: StaticString) -> Bool {
    let text = self[name]
    return text == "1" || text == "true"
  }
}

/// Character references (字符引用): the five of XML and those by number. There are no others, as no part may declare any.
enum XMLEntities {
  /// Appends the text with its references resolved and its line ends as `\n`, in an attribute as blanks; false where one is none.
  static func resolve(_ bytes: UnsafeBufferPointer<UInt8>, isAttribute: Bool = false, into result: inout [UInt8]) -> Bool {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "&"):
        guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ";")), end - index <= 10 else { return false }
        guard append(bytes[index..<end], to: &result) else { return false }
        index = end + 1
      case 13:
        result.append(isAttribute ? 32 : 10)
        if index < bytes.count, bytes[index] == 10 { index += 1 }
      case 9, 10: result.append(isAttribute ? 32 : byte)
      default: result.append(byte)
      }
    }
    return true
  }

  private static func append(_ name: Slice<UnsafeBufferPointer<UInt8>>, to result: inout [UInt8]) -> Bool {
    guard name.first == UInt8(ascii: "#") else {
      for (known, byte) in named where name.elementsEqual(known) {
        result.append(byte)
        return true
      }
      return false
    }
    var digits = name.dropFirst()
    let isHex = digits.first == UInt8(ascii: "x")
    if isHex { digits = digits.dropFirst() }
    guard !digits.isEmpty, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
      let code = UInt32(String(decoding: digits, as: UTF8.self), radix: isHex ? 16 : 10), let scalar = Unicode.Scalar(code),
      isCharacter(code)
    else { return false }
    result.append(contentsOf: String(Character(scalar)).utf8)
    return true
  }

  /// What XML takes for a character.
  private static func isCharacter(_ code: UInt32) -> Bool {
    switch code {
    case 9, 10, 13: true
    case 0..<0x20, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  private static let named: [([UInt8], UInt8)] = [
    (Array("amp".utf8), UInt8(ascii: "&")), (Array("lt".utf8), UInt8(ascii: "<")), (Array("gt".utf8), UInt8(ascii: ">")),
    (Array("quot".utf8), UInt8(ascii: "\"")), (Array("apos".utf8), UInt8(ascii: "'")),
  ]
}
