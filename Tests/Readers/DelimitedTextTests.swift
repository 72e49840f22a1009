import HengReaders
import HengTestSupport
import HengValues
import Testing

@Suite("A list as separated text")
struct DelimitedTextTests {
  private func read(_ text: String, _ first: Int, _ second: Int? = nil) throws -> (heading: [String], rows: [[String]], count: Int?) {
    let list = try DelimitedText(Array(text.utf8))
    var rows: [[String]] = []
    let count = list.records(first, second) { line, one, other in rows.append(["\(line)", list.text(one), list.text(other)]) }
    return (list.heading, rows, count)
  }

  @Test("fields are found by comma, tab or semicolon, quoted or not, with any line end, and each record knows its line")
  func fields() throws {
    let text = "序号,姓名,\"身份证\n号\",备注\r\n1,张示例,A1,\r\n\r\n2,\"李,样本\",\"A\"\"2\",\"两\n行\"\n3,王试用,A3,无"
    let read = try read(text, 2, 1)
    #expect(read.heading == ["序号", "姓名", "身份证\n号", "备注"] && read.count == 3)
    #expect(read.rows == [["3", "A1", "张示例"], ["5", "A\"2", "李,样本"], ["7", "A3", "王试用"]])
    #expect(try self.read("甲\t乙\n1\t2\n", 1, 0).rows == [["2", "2", "1"]])
    #expect(try self.read("甲;乙\n1;2", 0).rows == [["2", "1", ""]])
    #expect(try self.read("甲,乙\n1\n", 1, 0).rows == [["2", "", "1"]], "a short record has empty fields")
  }

  @Test("an open quote is told, a file in GB18030 is read, a program is refused")
  func limits() throws {
    #expect(try read("甲,乙\n\"1,2\n3,4\n", 0).count == nil)
    let list = try DelimitedText([0xD0, 0xD5, 0xC3, 0xFB, 0x0A, 0xD5, 0xC5, 0xC8, 0xFD, 0x0A])
    var names: [String] = []
    _ = list.records(0, nil) { _, one, _ in names.append(list.text(one)) }
    #expect(list.heading == ["姓名"] && names == ["张三"])
    #expect(throws: ReaderError.self) { try DelimitedText([0x7F, 0x45, 0x00, 0x01]) }
    #expect(try read("", 0).rows.isEmpty)
  }

  @Test("what is written as records comes back, whatever the fields hold", arguments: 0..<40)
  func roundTrip(seed: UInt64) throws {
    var chance = SeededGenerator(seed)
    let pieces = ["a", "张", ",", "\"", "\n", " ", "\r\n", "1", ""]
    let rows = (0..<Int.random(in: 1...30, using: &chance)).map { _ in
      (0..<3).map { _ in (0..<Int.random(in: 0...4, using: &chance)).map { _ in pieces.randomElement(using: &chance) ?? "" }.joined() }
    }
    let text = (["x,y,z"] + rows.map { $0.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",") }).joined(
      separator: "\n")
    #expect(try read(text, 0, 2).rows.map { Array($0.dropFirst()) } == rows.map { [$0[0], $0[2]] })
  }

  @Test("any number of columns in any order, with lines and quotes as they are by two")
  func columns() throws {
    let text = try DelimitedText(Array("甲,乙,丙\n1,\"a\nb\",x\n\n2,\"say \"\"c\"\"\"\r\n3\n".utf8))
    var found: [String] = []
    let count = text.records(of: [2, 0, 1]) { line, fields in found.append("\(line) \(fields.map { text.text($0) })") }
    #expect(count == 3)
    #expect(found == [#"2 ["x", "1", "a\nb"]"#, #"5 ["", "2", "say \"c\""]"#, #"6 ["", "3", ""]"#])
    #expect(try DelimitedText(Array("甲,乙\n1,\"2\n".utf8)).records(of: [0]) { _, _ in } == nil)
  }
}
