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

  @Test(
    "A broken number behind a name that ends with a digit is found from its first sign on",
    arguments: [
      ("idNumber", "赵三", "伍壹玖玖零零_壹玖玖玖壹贰壹零_零玖贰柒"), ("cardNumber", "钱四", "五五二四 九二五一 三九〇五 四九七三 二四五"),
      ("idNumber", "钱四", "壹肆玖玖零零–伍陆零肆贰伍玖肆零"), ("telephone", "钱四", "壹叁玖-叁玖叁捌-肆伍壹玖"),
      ("idNumber", "赵三", "伍壹玖玖 零零壹玖 柒柒零玖 壹零零捌 捌伍"), ("telephone", "孙三一", "壹叁玖-叁玖叁捌-肆伍壹玖"),
      ("telephone", "李九", "零三五八-六二三四五六七"),
    ])
  func behindName(kind: String, name: String, number: String) {
    let text = "\(name)\(number)，600元"
    let found = PrivateReading.stretches(in: text)
    #expect(found.map { "\($0.kind)" } == [kind])
    #expect(found.first.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) } == number)
  }

  @Test(
    "Digits in words before amounts, years and counts stay",
    arguments: ["王三二〇-三〇〇-一二〇〇", "第三二〇二三-二〇二四年度", "张四一百-二百-三百元", "赵三五五二四-九二五一"])
  func notBehindName(text: String) { #expect(PrivateReading.stretches(in: text).isEmpty) }

  @Test(
    "A list's number before a code or a date makes no telephone number of them",
    arguments: [
      "131.14990023P86635638887P", "154.93439900B8D6KRNBC5", "182.52149900K0WFPGMD13", "179.20261116—20261216", "186.2023-11-11",
      "167.2020.10.26-2021.10.26", "（135）20231228", "合计\n198.2026-11-17",
    ])
  func numberedLine(text: String) { #expect(PrivateReading.stretches(in: text).isEmpty) }

  @Test(
    "A telephone number at the head of a line stays one",
    arguments: ["131.14990023", "138-20231399", "138.1380.0138", "1.13800138000", "138-00138000abc", "手机138-2023-1111", "电话 138 20231111"])
  func telephoneAtHead(text: String) { #expect(PrivateReading.stretches(in: text).map { "\($0.kind)" } == ["telephone"], "\(text)") }

  @Test("An account that happens to pass as a credit code is found behind its label, and is a code behind another")
  func accountLikeCreditCode() {
    #expect((try? CreditCode("526281752836339941")) != nil)
    for text in ["李某，一卡通账号五二六二八一七五二八三六三三九九四一", "账号：526281752836339941"] {
      #expect(PrivateReading.stretches(in: text).map { "\($0.kind)" } == ["cardNumber"], "\(text)")
    }
    #expect(PrivateReading.stretches(in: "统一社会信用代码526281752836339941").isEmpty)
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
