import Foundation
import HengTestSupport
import Testing

@testable import HengReaders

/// What a reader of tags hears, as text.
private final class Heard: ByteHandler, XMLHandler {
  private(set) var lines: [String] = []
  private var words = ""
  var takesText: Bool { true }

  private func close() {
    if !words.isEmpty { lines.append("t \(words)") }
    words = ""
  }

  func start(_ tag: ByteTag) {
    close()
    let attributes = tag.attributes.map { attribute in
      var value: [UInt8] = []
      _ = XMLEntities.resolve(attribute.value, isAttribute: true, into: &value)
      return String(decoding: attribute.name.bytes, as: UTF8.self) + "=" + String(decoding: value, as: UTF8.self)
    }
    lines.append("s \(String(decoding: tag.name.bytes, as: UTF8.self)) \(attributes)")
  }

  func end(_ name: ByteName) {
    close()
    lines.append("e \(String(decoding: name.bytes, as: UTF8.self))")
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    close()
    var all: [String] = []
    attributes.forEach { all.append("\($0)=\($1)") }
    lines.append("s \(name) \(all)")
  }

  func end(_ name: String) {
    close()
    lines.append("e \(name)")
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) { words += String(decoding: bytes, as: UTF8.self) }
}

extension ByteName {
  fileprivate var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
}

@Suite("Parts are read as bytes as expat reads them")
struct ByteStreamTests {
  private static let sound = [
    "<a/>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b='1' c = \"2\"><x:d/>文字&amp;&#20013;&#x4e2d;&lt;</a>\n<!-- 完 -->",
    "<w><r r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"/></r></w>", "<a><!-- <b> --><![CDATA[<c>&amp;]]>尾</a>",
    "<a>一\r\n二\r三</a>", "<a b=\"甲&quot;乙&#10;丙\" x:b='>'> </a>", "<a\n\tb='1'\n>\n<b  />\n</a  >",
    "<工作 表='一'><行>值</行></工作>", "\u{FEFF}<a>文</a>", "<?xml version='1.0' encoding='us-ascii'?><a>b</a>",
  ]

  private static func heard(_ bytes: [UInt8], piece: Int = .max) -> Result<[String], ReaderError> {
    let heard = Heard()
    let stream = PartInUTF8(part: "p", handler: heard, longestToken: 1 << 20)
    return fed(bytes, piece) { (bytes, isLast) throws(ReaderError) in try stream.feed(bytes, isLast: isLast) }.map { heard.lines }
  }

  private static func byExpat(_ bytes: [UInt8]) -> Result<[String], ReaderError> {
    let heard = Heard()
    do throws(ReaderError) {
      let stream = try XMLStream(part: "p", handler: heard, longestToken: 1 << 20)
      return fed(bytes, .max) { (bytes, isLast) throws(ReaderError) in try stream.feed(bytes, isLast: isLast) }.map { heard.lines }
    } catch { return .failure(error) }
  }

  private static func fed(
    _ bytes: [UInt8], _ piece: Int, _ feed: (UnsafeRawBufferPointer, Bool) throws(ReaderError) -> Void
  ) -> Result<Void, ReaderError> {
    bytes.withUnsafeBytes { all in
      do throws(ReaderError) {
        var at = 0
        while at < all.count {
          let end = at + min(piece, all.count - at)
          try feed(UnsafeRawBufferPointer(rebasing: all[at..<end]), false)
          at = end
        }
        return .success(try feed(UnsafeRawBufferPointer(start: nil, count: 0), true))
      } catch { return .failure(error) }
    }
  }

  @Test("Sound parts give the same tags and words, in pieces of any size")
  func sameEvents() throws {
    for text in Self.sound {
      let bytes = Array(text.utf8)
      let expected = try Self.byExpat(bytes).get()
      #expect(try Self.heard(bytes).get() == expected, "\(text)")
      // The encoding is told by the first piece, which from a package is 64 KB long.
      for piece in [200, 7, 3, 1] where !text.contains("encoding") && !text.hasPrefix("\u{FEFF}") || piece == 200 {
        #expect(try Self.heard(bytes, piece: piece).get() == expected, "\(text) in pieces of \(piece)")
      }
    }
  }

  @Test("Other encodings are read by expat, and are then the same")
  func encodings() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a b='甲&amp;'>文&lt;</a>"
    let wide: [UInt8] = text.utf16.reduce(into: [0xFF, 0xFE]) { $0 += [UInt8($1 & 0xFF), UInt8($1 >> 8)] }
    #expect(try Self.heard(wide).get() == ["s a [\"b=甲&\"]", "t 文<", "e a"])
    let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>".utf8) + [0xE9] + Array("</a>".utf8)
    #expect(try Self.heard(latin).get() == ["s a []", "t é", "e a"])
    #expect(Self.heard(Array("<?xml version='1.0' encoding='GB18030'?><a/>".utf8)) == .failure(.unknownEncoding(part: "p")))
  }

  @Test(
    "What is no XML is refused",
    arguments: [
      "", " ", "文", "<a>", "<a></b>", "<a></a><b/>", "<a></a>文", "<a b=1/>", "<a b='1' b='2'/>", "<a b='1'c='2'/>", "<a b='<'/>",
      "<a>&b;</a>",
      "<a>&#0;</a>", "<a>&#xD800;</a>", "<a>&amp</a>", "<a b='&x;'/>", "<a/", "<a", "</a>", "<a><![CDATA[</a>", "<a><!-- </a>", "<1/>",
      "<a>\u{1}</a>",
      "<a><?b", "< a/>", "<a b/>", "<a>&#-1;</a>", "<!ELEMENT a>",
    ])
  func refused(text: String) {
    #expect(throws: ReaderError.self) { try Self.byExpat(Array(text.utf8)).get() }
    #expect(throws: ReaderError.self) { try Self.heard(Array(text.utf8)).get() }
  }

  @Test("Bytes that are no UTF-8, a DOCTYPE and an endless tag are refused by their names")
  func named() {
    #expect(Self.heard([60, 97, 62, 0xC0, 0xAF, 60, 47, 97, 62]) == .failure(.damaged(part: "p", reason: "第1行不是完整的 XML")))
    #expect(Self.heard([60, 97, 62, 10, 0xED, 0xA0, 0x80, 60, 47, 97, 62]) == .failure(.damaged(part: "p", reason: "第1行不是完整的 XML")))
    #expect(Self.heard(Array("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".utf8)) == .failure(.declaresEntities(part: "p")))
    let endless = Array("<a b='".utf8) + Array(repeating: UInt8(97), count: 3 << 20)
    #expect(Self.heard(endless, piece: 64 << 10) == .failure(.damaged(part: "p", reason: "有过长的标签")))
  }

  @Test("Turned bytes are refused by both, or read alike", arguments: 0..<8)
  func turned(round: Int) {
    var chance = SeededGenerator(UInt64(round) + 900)
    let signs = Array("<>/&;='\" a1文\n!?-[]".utf8)
    for _ in 0..<1_500 {
      guard var bytes = Self.sound.dropLast(2).randomElement(using: &chance).map({ Array($0.utf8) }) else { continue }
      for _ in 0..<Int.random(in: 1...3, using: &chance) {
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<3, using: &chance) {
        case 0: bytes[place] = signs.randomElement(using: &chance) ?? 60
        case 1: bytes.insert(signs.randomElement(using: &chance) ?? 60, at: place)
        default: bytes.remove(at: place)
        }
        if bytes.isEmpty { bytes = [60] }
      }
      guard case .success(let found) = Self.heard(bytes), case .success(let expected) = Self.byExpat(bytes) else { continue }
      #expect(found == expected, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
