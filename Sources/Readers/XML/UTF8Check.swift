/// Whether bytes are UTF-8 (编码检查) as Unicode defines it: no overlong forms, no surrogates, nothing beyond U+10FFFF.
enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let first = bytes[index]
      index += 1
      if first < 0x80 { continue }
      let (more, low, high): (Int, UInt8, UInt8) =
        switch first {
        case 0xC2...0xDF: (1, 0x80, 0xBF)
        case 0xE0: (2, 0xA0, 0xBF)
        case 0xED: (2, 0x80, 0x9F)
        case 0xE1...0xEF: (2, 0x80, 0xBF)
        case 0xF0: (3, 0x90, 0xBF)
        case 0xF1...0xF3: (3, 0x80, 0xBF)
        case 0xF4: (3, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard more > 0, index + more <= bytes.count, bytes[index] >= low, bytes[index] <= high else { return false }
      for place in index + 1..<max(index + more, index + 1) where bytes[place] & 0xC0 != 0x80 { return false }
      index += more
    }
    return true
  }
}
