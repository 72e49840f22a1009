import Foundation
import HengPrivatePapers
import HengText
import HengValues
import Testing

/// Lists written by hand, without a look at the generator.
@Suite("What is private in a text, by hand")
struct PrivateGoldenTests {
  private static func lines(_ name: String) throws -> [Substring] {
    let url = try #require(Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Goldens"))
    return String(decoding: try Data(contentsOf: url), as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
  }

  private static func parts(_ line: Substring) -> (text: String, labels: [String]) {
    let parts = String(line).components(separatedBy: " @@ ")
    return (parts[0].replacing("⏎", with: "\n"), Array(parts.dropFirst()))
  }

  @Test("Of at least 180 planted texts no more than two of a hundred are overlooked, and the kind is right")
  func planted() throws {
    let lines = try Self.lines("planted")
    #expect(lines.count >= 180)
    var missed: [String] = []
    for line in lines {
      let tab = try #require(line.firstIndex(of: "\t"))
      let (text, labels) = Self.parts(line[line.index(after: tab)...])
      let kinds = PrivateReading.stretches(in: text, labels: labels).map { "\($0.kind)" }
      if !kinds.contains(String(line[..<tab])) { missed.append(String(line)) }
    }
    #expect(missed.count * 50 <= lines.count, "\(missed)")
  }

  @Test(
    "An ID number that happens to pass as a credit code is found",
    arguments: ["139900201207283103", "519900193810216261", "139900196405208880"])
  func likeCreditCode(number: String) throws {
    #expect((try? CreditCode(number)) != nil)
    for text in [number, "李某：\(number)（已核实）", "No.\(number)"] {
      #expect(PrivateReading.stretches(in: text).map { "\($0.kind)" } == ["idNumber"], "\(text)")
    }
  }

  @Test("Of at least 160 harmless texts none is held back")
  func clean() throws {
    let lines = try Self.lines("clean")
    #expect(lines.count >= 160)
    let held = lines.filter { line in
      let (text, labels) = Self.parts(line)
      return !PrivateReading.stretches(in: text, labels: labels).isEmpty
    }
    #expect(held.isEmpty, "\(held)")
  }
}
