import Glibc

/// Takes a large part of a package tag by tag, as bytes (按字节流式读取).
protocol ByteHandler: AnyObject {
  func start(_ tag: ByteTag) throws(ReaderError)
  /// Whether text here is of use; other text is passed over unread.
  var takesText: Bool { get }
  /// Text as UTF-8 with its references resolved, in pieces of any size.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError)
  func end(_ name: ByteName) throws(ReaderError)
  /// Takes a whole piece that begins with a start tag at once and gives where it ends; nil where it must be read tag by tag. Behind the window
  /// stands a zero. A piece is an element with everything inside.
  func piece(_ at: UnsafePointer<UInt8>) throws(ReaderError) -> UnsafePointer<UInt8>?
}

extension ByteHandler {
  func piece(_ at: UnsafePointer<UInt8>) throws(ReaderError) -> UnsafePointer<UInt8>? { nil }
}

/// One run over a part in UTF-8 (字节扫描). It refuses what expat refuses where it looks: tags that do not match, a part that breaks off,
/// a DOCTYPE, unknown references, bytes that are no UTF-8 in text that is taken.
///
/// `XMLStream` makes a string of every tag; a list of a million rows has fifty million of them.
final class ByteStream<Handler: ByteHandler> {
  let part: String
  let handler: Handler
  private let longestToken: Int
  private var window: UnsafeMutablePointer<UInt8>
  private var capacity = 192 << 10
  private var filled = 0
  /// Line ends before the window.
  private var lines = 0
  private let attributes = UnsafeMutablePointer<ByteAttribute>.allocate(capacity: 256)
  private var open: [UInt64] = []
  private var hasRoot = false
  private var words: [UInt8] = []

  init(part: String, handler: Handler, longestToken: Int) {
    self.part = part
    self.handler = handler
    self.longestToken = longestToken
    window = .allocate(capacity: capacity + 8)
  }

  deinit {
    window.deallocate()
    attributes.deallocate()
  }

  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(ReaderError) {
    try ReaderLimits.checkTime()
    makeRoom(bytes.count)
    if let base = bytes.baseAddress { memcpy(window + filled, base, bytes.count) }
    filled += bytes.count
    window[filled] = 0
    let used = try scan(window, window + filled, isLast: isLast)
    let rest = filled - used
    if isLast {
      guard rest == 0, open.isEmpty, hasRoot else { throw broken(used) }
      return
    }
    guard rest <= longestToken else { throw .damaged(part: part, reason: "有过长的标签") }
    lines += lineEnds(used)
    memmove(window, window + used, rest)
    filled = rest
  }

  private func makeRoom(_ count: Int) {
    guard filled + count > capacity else { return }
    capacity = max(filled + count, capacity * 2)
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + 8)
    memcpy(wider, window, filled)
    window.deallocate()
    window = wider
  }

  private func lineEnds(_ count: Int) -> Int {
    var ends = 0
    var index = 0
    while index < count {
      ends &+= window[index] == 10 ? 1 : 0
      index += 1
    }
    return ends
  }

  private func broken(_ offset: Int) -> ReaderError {
    .damaged(part: part, reason: "第\(lines + lineEnds(min(offset, filled)) + 1)行不是完整的 XML")
  }

  /// A piece stands inside the root, and in no text.
  private var mayTakePieces: Bool { !open.isEmpty && !handler.takesText }

  // MARK: Tokens

  private typealias Pointer = UnsafePointer<UInt8>

  /// Reads what stands whole in the window; gives how much of it that was.
  private func scan(_ start: UnsafeMutablePointer<UInt8>, _ end: UnsafeMutablePointer<UInt8>, isLast: Bool) throws(ReaderError) -> Int {
    let (first, end) = (Pointer(start), Pointer(end))
    var at = first
    while at < end {
      if at[0] != UInt8(ascii: "<") {
        guard let found = memchr(at, 60, end - at) else {
          if isLast || !handler.takesText {
            try readText(at, end)
            return end - first
          }
          // A handler says what is too long in its own words.
          if end - at > longestToken { try handler.text(UnsafeBufferPointer(start: at, count: end - at)) }
          return at - first
        }
        let next = Pointer(found.assumingMemoryBound(to: UInt8.self))
        try readText(at, next)
        at = next
      }
      guard end - at > 1 else { return at - first }
      if mayTakePieces, let next = try handler.piece(at) {
        at = next
        continue
      }
      let next: Pointer?
      switch at[1] {
      case UInt8(ascii: "/"): next = try readEnd(at, end)
      case UInt8(ascii: "!"): next = try readMark(at, end)
      case UInt8(ascii: "?"): next = find("?>", at + 2, end).map { $0 + 2 }
      default: next = try readStart(at, end)
      }
      guard let next else { return at - first }
      at = next
    }
    return at - first
  }

  private func find(_ words: StaticString, _ start: Pointer, _ end: Pointer) -> Pointer? {
    let (wanted, count) = (words.utf8Start, words.utf8CodeUnitCount)
    var at = start
    while end - at >= count, let found = memchr(at, Int32(wanted[0]), end - at - count + 1) {
      at = Pointer(found.assumingMemoryBound(to: UInt8.self))
      if memcmp(at, wanted, count) == 0 { return at }
      at += 1
    }
    return nil
  }

  private func readText(_ start: Pointer, _ end: Pointer) throws(ReaderError) {
    if open.isEmpty {
      guard UnsafeBufferPointer(start: start, count: end - start).allSatisfy(XMLBytes.isBlank) else {
        throw broken(start - Pointer(window))
      }
      return
    }
    guard handler.takesText else { return }
    var (isPlain, isASCII) = (true, true)
    var at = start
    while at < end {
      let byte = at[0]
      if byte < 0x20 || byte == UInt8(ascii: "&") { isPlain = false }
      if byte >= 0x80 { isASCII = false }
      at += 1
    }
    let bytes = UnsafeBufferPointer(start: start, count: end - start)
    if !isASCII || !isPlain { try check(bytes) }
    if isPlain { return try handler.text(bytes) }
    words.removeAll(keepingCapacity: true)
    guard XMLEntities.resolve(bytes, into: &words) else { throw broken(start - Pointer(window)) }
    try handWords()
  }

  private func handWords() throws(ReaderError) {
    let result: Result<Void, ReaderError> = words.withUnsafeBufferPointer { words in
      do throws(ReaderError) { return .success(try handler.text(words)) } catch { return .failure(error) }
    }
    try result.get()
  }

  /// Well-formed UTF-8 without characters that XML has not.
  private func check(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    let isSound =
      bytes.allSatisfy { $0 >= 0x20 || $0 == 9 || $0 == 10 || $0 == 13 } && UTF8Check.isValid(bytes)
    guard isSound else { throw broken((bytes.baseAddress ?? Pointer(window)) - Pointer(window)) }
  }

  /// Comments are passed over, CDATA is text, declarations are refused.
  private func readMark(_ at: Pointer, _ end: Pointer) throws(ReaderError) -> Pointer? {
    if starts(at, end, "<!--") { return find("-->", at + 4, end).map { $0 + 3 } }
    if starts(at, end, "<![CDATA[") {
      guard let close = find("]]>", at + 9, end) else { return nil }
      guard !open.isEmpty else { throw broken(at - Pointer(window)) }
      if handler.takesText {
        let bytes = UnsafeBufferPointer(start: at + 9, count: close - at - 9)
        try check(bytes)
        try handler.text(bytes)
      }
      return close + 3
    }
    if end - at < 9 { return nil }
    guard starts(at, end, "<!DOCTYPE") else { throw broken(at - Pointer(window)) }
    throw .declaresEntities(part: part)
  }

  private func starts(_ at: Pointer, _ end: Pointer, _ words: StaticString) -> Bool {
    end - at >= words.utf8CodeUnitCount && memcmp(at, words.utf8Start, words.utf8CodeUnitCount) == 0
  }

  // MARK: Tags

  @inline(__always)
  private func name(_ at: inout Pointer, _ end: Pointer) -> (whole: ByteName, local: ByteName, sum: UInt64) {
    let start = at
    var local = at
    var sum: UInt64 = 14_695_981_039_346_656_037
    while at < end, XMLBytes.isNameByte(at[0]) {
      sum = (sum ^ UInt64(at[0])) &* 1_099_511_628_211
      if at[0] == 58 { local = at + 1 }
      at += 1
    }
    return (ByteName(start, at), ByteName(local, at), sum)
  }

  private func readEnd(_ tag: Pointer, _ end: Pointer) throws(ReaderError) -> Pointer? {
    var at = tag + 2
    let name = name(&at, end)
    while at < end, XMLBytes.isBlank(at[0]) { at += 1 }
    guard at < end else { return nil }
    guard at[0] == 62, open.popLast() == name.sum else { throw broken(tag - Pointer(window)) }
    try handler.end(name.local)
    return at + 1
  }

  private func readStart(_ tag: Pointer, _ end: Pointer) throws(ReaderError) -> Pointer? {
    var at = tag + 1
    let name = name(&at, end)
    var count = 0
    while true {
      let isParted = at < end && XMLBytes.isBlank(at[0])
      while at < end, XMLBytes.isBlank(at[0]) { at += 1 }
      guard at < end else { return nil }
      if at[0] == 62 {
        try begin(name, count, at)
        return at + 1
      }
      if at[0] == 47 {
        guard end - at > 1 else { return nil }
        guard at[1] == 62 else { throw broken(at - Pointer(window)) }
        try begin(name, count, at)
        open.removeLast()
        try handler.end(name.local)
        return at + 2
      }
      guard isParted, let next = try attribute(at, end, count) else {
        if isParted { return nil }
        throw broken(at - Pointer(window))
      }
      at = next
      count += 1
    }
  }

  private func begin(_ name: (whole: ByteName, local: ByteName, sum: UInt64), _ count: Int, _ at: Pointer) throws(ReaderError) {
    guard name.local.count > 0, name.whole.first >= 58 else { throw broken(at - Pointer(window)) }
    guard !open.isEmpty || !hasRoot else { throw broken(at - Pointer(window)) }
    guard open.count < 1_000 else { throw .damaged(part: part, reason: "标签层次过多") }
    hasRoot = true
    open.append(name.sum)
    try handler.start(ByteTag(name: name.local, attributes: UnsafeBufferPointer(start: attributes, count: count)))
  }

  /// `name="value"`; nil where the window ends within it.
  private func attribute(_ start: Pointer, _ end: Pointer, _ count: Int) throws(ReaderError) -> Pointer? {
    var at = start
    let name = name(&at, end)
    while at < end, XMLBytes.isBlank(at[0]) { at += 1 }
    guard at < end else { return nil }
    guard at[0] == 61, name.local.count > 0 else { throw broken(at - Pointer(window)) }
    at += 1
    while at < end, XMLBytes.isBlank(at[0]) { at += 1 }
    guard at < end else { return nil }
    let quote = at[0]
    guard quote == 34 || quote == 39 else { throw broken(at - Pointer(window)) }
    at += 1
    let value = at
    var isPlain = true
    while at < end, at[0] != quote {
      if at[0] < 0x20 || at[0] >= 0x80 || at[0] == 60 || at[0] == 38 { isPlain = false }
      at += 1
    }
    guard at < end else { return nil }
    let bytes = UnsafeBufferPointer(start: value, count: at - value)
    if !isPlain { try checkValue(bytes) }
    try add(ByteAttribute(name: name.whole, local: name.local, value: bytes), count)
    return at + 1
  }

  private func checkValue(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    try check(bytes)
    words.removeAll(keepingCapacity: true)
    guard !bytes.contains(60), XMLEntities.resolve(bytes, into: &words) else {
      throw broken((bytes.baseAddress ?? Pointer(window)) - Pointer(window))
    }
  }

  private func add(_ attribute: ByteAttribute, _ count: Int) throws(ReaderError) {
    guard count < 256 else { throw .damaged(part: part, reason: "有过多的属性") }
    var index = 0
    while index < count {
      let other = attributes[index].name
      if other.count == attribute.name.count, memcmp(other.start, attribute.name.start, other.count) == 0 {
        throw broken(attribute.name.start - Pointer(window))
      }
      index += 1
    }
    (attributes + count).initialize(to: attribute)
  }
}

/// Kinds of bytes in XML.
private enum XMLBytes {
  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 10 || byte == 13 || byte == 9 }

  /// Letters, digits, `_ - . :` and everything beyond ASCII.
  @inline(__always)
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 97 < 26 || byte &- 48 <= 10 || byte == 95 || byte == 45 || byte == 46
  }
}
