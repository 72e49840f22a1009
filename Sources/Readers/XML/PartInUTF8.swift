import HengValues

/// Feeds a part to a `ByteStream`, whatever its encoding (统一编码): parts that are not UTF-8, which no office program writes today, are read by
/// expat and written anew.
final class PartInUTF8<Handler: ByteHandler> {
  private let stream: ByteStream<Handler>
  private let longestToken: Int
  private var rewriting: (XMLStream, Rewriter)?
  private var hasBegun = false

  init(part: String, handler: Handler, longestToken: Int) {
    stream = ByteStream(part: part, handler: handler, longestToken: longestToken)
    self.longestToken = longestToken
  }

  func feed(_ bytes: UnsafeRawBufferPointer, isLast: Bool) throws(ReaderError) {
    var bytes = bytes
    if !hasBegun, bytes.count > 0 {
      hasBegun = true
      if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = UnsafeRawBufferPointer(rebasing: bytes[3...]) }
      if !Self.isUTF8(bytes) {
        let rewriter = Rewriter()
        rewriting = (try XMLStream(part: stream.part, handler: rewriter, longestToken: longestToken), rewriter)
      }
    }
    guard let (parser, rewriter) = rewriting else { return try stream.feed(bytes, isLast: isLast) }
    try parser.feed(bytes, isLast: isLast)
    let result: Result<Void, ReaderError> = rewriter.written.withUnsafeBytes { written in
      do throws(ReaderError) { return .success(try stream.feed(written, isLast: isLast)) } catch { return .failure(error) }
    }
    rewriter.written.removeAll(keepingCapacity: true)
    try result.get()
  }

  /// By its first bytes and its declaration.
  private static func isUTF8(_ bytes: UnsafeRawBufferPointer) -> Bool {
    let head = bytes.prefix(200)
    if head.prefix(4).contains(0) || head.first == 0xFE || head.first == 0xFF { return false }
    let words = String(decoding: head.prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self).lowercased()
    guard words.hasPrefix("<?xml"), let at = words.byteRange(of: "encoding") else { return true }
    let name = words[at.upperBound...].drop { " =\t\r\n".contains($0) }.dropFirst().prefix { !"\"'".contains($0) }
    return name == "utf-8" || name == "us-ascii"
  }
}

/// What expat has read, as XML in UTF-8.
private final class Rewriter: XMLHandler {
  var written: [UInt8] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    written.append(contentsOf: "<\(name)".utf8)
    attributes.forEach { key, value in
      written.append(contentsOf: " \(key)=\"".utf8)
      write(value.utf8)
      written.append(UInt8(ascii: "\""))
    }
    written.append(UInt8(ascii: ">"))
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { write(bytes) }
  func end(_ name: String) { written.append(contentsOf: "</\(name)>".utf8) }

  private func write(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 9, 10, 13:
        written.append(contentsOf: "&#\(byte);".utf8)
      default: written.append(byte)
      }
    }
  }
}
