import CExpat

/// Takes a part of a package tag by tag (流式读取). Names are local: `x:row` is `row`.
protocol XMLHandler: AnyObject {
  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError)
  /// Text as UTF-8, in pieces of any size.
  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError)
  func end(_ name: String) throws(ReaderError)
}

/// One run of expat over a part. A DOCTYPE ends it, so that no entity is ever expanded.
final class XMLStream {
  private let part: String
  private let handler: any XMLHandler
  private let parser: XML_Parser
  private let longestToken: Int
  /// Bytes fed since the last event: expat looks at an unfinished token again and again.
  private var quietBytes = 0
  /// Wraps around; each time it does, the clock is asked.
  private var events: UInt8 = 0
  private var failure: ReaderError?

  init(part: String, handler: any XMLHandler, longestToken: Int) throws(ReaderError) {
    guard let parser = XML_ParserCreate(nil) else { throw .damaged(part: part, reason: "内存不足") }
    self.part = part
    self.handler = handler
    self.parser = parser
    self.longestToken = longestToken
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { XMLStream.from($0)?.started($1, $2) }, { XMLStream.from($0)?.ended($1) })
    XML_SetCharacterDataHandler(parser) { XMLStream.from($0)?.read($1, Int($2)) }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      guard let stream = XMLStream.from(user) else { return }
      stream.stop(.declaresEntities(part: stream.part))
    }
  }

  deinit { XML_ParserFree(parser) }

  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(ReaderError) {
    try ReaderLimits.checkTime()
    quietBytes += bytes.count
    let status = XML_Parse(
      parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
    if let failure { throw failure }
    if status == XML_STATUS_ERROR {
      let code = XML_GetErrorCode(parser)
      if code == XML_ERROR_UNKNOWN_ENCODING || code == XML_ERROR_INCORRECT_ENCODING { throw .unknownEncoding(part: part) }
      throw .damaged(part: part, reason: "第\(XML_GetCurrentLineNumber(parser))行不是完整的 XML")
    }
    if quietBytes > longestToken { throw .damaged(part: part, reason: "有过长的标签") }
  }

  private static func from(_ user: UnsafeMutableRawPointer?) -> XMLStream? {
    user.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private static func localName(_ name: UnsafePointer<CChar>) -> String {
    var start = 0, index = 0
    while name[index] != 0 {
      if name[index] == 58 { start = index + 1 }
      index += 1
    }
    return String(cString: name + start)
  }

  private func started(_ name: UnsafePointer<CChar>?, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard failure == nil, let name else { return }
    quietBytes = 0
    events &+= 1
    do throws(ReaderError) {
      if events == 0 { try ReaderLimits.checkTime() }
      try handler.start(Self.localName(name), XMLAttributes(attributes))
    } catch { stop(error) }
  }

  private func ended(_ name: UnsafePointer<CChar>?) {
    guard failure == nil, let name else { return }
    quietBytes = 0
    do throws(ReaderError) { try handler.end(Self.localName(name)) } catch { stop(error) }
  }

  private func read(_ text: UnsafePointer<CChar>?, _ count: Int) {
    guard failure == nil, let text else { return }
    quietBytes = 0
    do throws(ReaderError) {
      try handler.text(
        UnsafeBufferPointer(start: UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self), count: count))
    } catch { stop(error) }
  }

  private func stop(_ error: ReaderError) {
    failure = error
    _ = XML_StopParser(parser, 0)
  }
}
