import HengTestSupport
import HengWeb
import Testing

@Suite("Forms with files")
struct MultipartFormTests {
  private func body(_ parts: [(head: String, bytes: [UInt8])], boundary: String = "X") -> [UInt8] {
    var bytes: [UInt8] = []
    for part in parts {
      bytes += Array("--\(boundary)\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8) + part.bytes + [13, 10]
    }
    return bytes + Array("--\(boundary)--\r\n".utf8)
  }

  private let type = "multipart/form-data; boundary=X"

  @Test("Fields and files come out byte for byte")
  func parts() throws {
    let bytes = (0...255).map { UInt8($0) } + Array("\r\n--Y\r\n".utf8)
    let form = try #require(
      MultipartForm(
        body([
          ("name=\"actor\"", Array("示例经办".utf8)),
          ("name=\"papers\"; filename=\"C:\\\\夹\\\\决算.pdf\"\r\nContent-Type: application/pdf", bytes),
        ]),
        contentType: type))
    #expect(form.text("actor") == "示例经办")
    #expect(form.files.map(\.fileName) == ["决算.pdf"])
    #expect(form.files.first?.bytes == bytes)
  }

  @Test("An empty choice is no file; an empty file is one")
  func empty() throws {
    let form = try #require(
      MultipartForm(body([("name=\"papers\"; filename=\"\"", []), ("name=\"papers\"; filename=\"空.txt\"", [])]), contentType: type))
    #expect(form.files.map(\.fileName) == ["空.txt"])
  }

  @Test("What breaks off or is no such form is refused, never a trap")
  func refusals() {
    let whole = body([("name=\"a\"; filename=\"b\"", Array("内容".utf8))])
    for length in 0..<(whole.count - 4) {
      #expect(MultipartForm(Array(whole[..<length]), contentType: type) == nil, "\(length)")
    }
    #expect(MultipartForm(whole, contentType: "text/plain") == nil)
    #expect(MultipartForm(whole, contentType: "multipart/form-data") == nil)
    #expect(MultipartForm(whole, contentType: "multipart/form-data; boundary=\(String(repeating: "x", count: 71))") == nil)
    var generator = SeededGenerator(7)
    for _ in 0..<2_000 {
      var broken = whole
      broken[Int.random(in: 0..<broken.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      _ = MultipartForm(broken, contentType: type)
    }
  }
}
