extension SwiftCode {
  /// Walks the bytes once and blanks comments and literals.
  struct Scanner {
    let bytes: [UInt8]
    private var output: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) {
      self.bytes = bytes
      output = bytes
    }

    mutating func blanked() -> [UInt8] {
      code(untilParenthesis: false)
      return output
    }

    /// Code, up to the parenthesis that closes an interpolation or to the end of the text.
    private mutating func code(untilParenthesis: Bool) {
      var depth = 0
      while position < bytes.count {
        if starts(with: "//") {
          blankLine()
        } else if starts(with: "/*") {
          blockComment()
        } else if let hashes = literalHashes() {
          literal(hashes: hashes)
        } else {
          if bytes[position] == UInt8(ascii: "(") { depth += 1 }
          if bytes[position] == UInt8(ascii: ")") {
            if untilParenthesis && depth == 0 { return }
            depth -= 1
          }
          position += 1
        }
      }
    }

    private mutating func blankLine() {
      while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { blank() }
    }

    /// A block comment; they nest.
    private mutating func blockComment() {
      var depth = 0
      repeat {
        if starts(with: "/*") {
          depth += 1
          blank(2)
        } else if starts(with: "*/") {
          depth -= 1
          blank(2)
        } else {
          blank()
        }
      } while depth > 0 && position < bytes.count
    }

    /// The number of `#` before a quote that stands here; nil when no literal begins here.
    private func literalHashes() -> Int? {
      var index = position
      while index < bytes.count, bytes[index] == UInt8(ascii: "#") { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
      return index - position
    }

    private mutating func literal(hashes: Int) {
      let marks = String(repeating: "#", count: hashes)
      blank(hashes)
      let long = starts(with: "\"\"\"")
      let closing = (long ? "\"\"\"" : "\"") + marks
      let escape = "\\" + marks
      blank(long ? 3 : 1)
      while position < bytes.count {
        if starts(with: closing) {
          blank(closing.utf8.count)
          return
        }
        if !long && bytes[position] == UInt8(ascii: "\n") { return }
        if starts(with: escape + "(") {
          blank(escape.utf8.count + 1)
          code(untilParenthesis: true)
          blank()
        } else if starts(with: escape) {
          blank(escape.utf8.count + 1)
        } else {
          blank()
        }
      }
    }

    private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

    /// Blanks the next bytes, except line breaks.
    private mutating func blank(_ count: Int = 1) {
      for _ in 0..<count where position < bytes.count {
        if bytes[position] != UInt8(ascii: "\n") { output[position] = UInt8(ascii: " ") }
        position += 1
      }
    }
  }
}
