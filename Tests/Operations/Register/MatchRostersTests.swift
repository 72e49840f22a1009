import Foundation
import HengOperations
import HengRules
import HengTestSupport
import HengValues
import HengWriters
import Testing

@Suite("A roster held against a register")
struct MatchRostersTests {
  /// An invented number that passes its check: division 990000 is nobody's.
  private static func number(_ serial: Int) -> String {
    let digits = "990000" + "19800101" + String(String(serial + 1_000).suffix(3))
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits.utf8, weights).reduce(0) { $0 + (Int($1.0) - 48) * $1.1 }
    return digits + String(Array("10X98765432")[sum % 11])
  }

  private func match(
    _ left: String, _ right: String, on: String = "身份证号", person: String? = nil, kind: RosterKeyKind? = nil
  ) throws -> RosterComparison {
    try MatchRosters()(
      MatchRosters.Input(name: "名册.csv", bytes: Array(left.utf8)), MatchRosters.Input(name: "登记.csv", bytes: Array(right.utf8)),
      MatchRosters.Columns(on: on, person: person, kind: kind))
  }

  private func items(_ comparison: RosterComparison) -> [RosterComparison.Item] {
    var items: [RosterComparison.Item] = []
    comparison.items { items.append($0) }
    return items
  }

  @Test("each row is told by the first that applies: no number, twice, missing, another name, another writing")
  func outcomes() throws {
    let one = (0..<9).map(Self.number)
    let wrong = String(one[5].dropLast()) + (one[5].hasSuffix("1") ? "2" : "1")
    let left = """
      姓名,身份证号
      张示例,\(one[0])
      李样本,\(one[1].lowercased())
      张示例,\(one[0])
      王试用,\(one[2])
      赵演示,\(one[3])
      陈 虚拟,\(one[4])
      刘假名,\(wrong)
      孙备用,
      """
    let right = "编号,身份证号,姓名\n1,\(one[0]),张示例\n2,\(one[1]),李样本\n3,\(one[3]),周样例\n4,\(one[4]),陈·虚拟\n5,\(one[8]),别人\n6,\(one[8]),别人\n7,坏号,别人"
    let comparison = try match(left, right)
    let found = items(comparison)
    #expect(found.map(\.line) == [4, 5, 6, 7, 8, 9])
    #expect(found.map(\.outcome) == [.repeated, .missing, .otherName, .nameVariant, .invalid, .invalid])
    #expect(found.map(\.other) == [2, nil, 4, 5, nil, nil])
    #expect(found[4].note.contains("校验码") && found[5].note.contains("没有填"))
    #expect(comparison.count(.matched) == 2 && comparison.rowCount == 8)
    let text = String(decoding: try comparison.output(as: .text), as: UTF8.self)
    #expect(text.contains("对照中：号码有误 1行，名册里没有的 2行"))
  }

  @Test("15 and 18 signs are one person; of several rows of the register the one whose name fits counts")
  func forms() throws {
    let long = Self.number(7), short = String(long.prefix(6) + long.dropFirst(8).prefix(9))
    let comparison = try match("姓名,证件号码\n张示例,\(short)\n", "身份证号,姓名\n\(long),别人\n\(long),张示例\n", on: "证件号码=身份证号")
    #expect(items(comparison).isEmpty && comparison.count(.matched) == 1)
  }

  @Test("other columns are held together by their words, without regard to blanks and width")
  func words() throws {
    let comparison = try match("学籍号\nＧ-001\nG002\n", "学籍号\ng 001\n", on: "学籍号")
    #expect(items(comparison).map(\.line) == [3] && comparison.count(.matched) == 1)
  }

  @Test("no output of any format bears a number or a name in full")
  func covered() throws {
    let numbers = (0..<40).map(Self.number)
    let left = "姓名,身份证号\n" + numbers.map { "欧阳示例,\($0)" }.joined(separator: "\n") + "\n欧阳示例,\(numbers[0])\n"
    let right = "姓名,身份证号\n" + numbers.prefix(20).map { "司马样本,\($0)" }.joined(separator: "\n")
    let comparison = try match(left, right)
    #expect(items(comparison).count == 41)
    for format in RosterComparison.Format.allCases where format != .xlsx {
      let text = String(decoding: try comparison.output(as: format), as: UTF8.self)
      #expect(text.contains("99000019800101") == false && !text.contains("欧阳示例") && !text.contains("司马样本") && text.contains("欧＊＊例"))
    }
    #expect(try comparison.output(as: .xlsx).count > 1_000)
  }

  @Test("a missing column, an open quote and a file of another kind are refused with what to do")
  func refusals() {
    for (left, on, words) in [("姓名\n张示例", "身份证号", "有的栏目：姓名"), ("身份证号\n\"1", "身份证号", "引号"), ("\0", "身份证号", "读不了")] {
      do {
        _ = try match(left, "身份证号\n1", on: on)
        Issue.record("\(words) was not refused")
      } catch {
        let message = (error as? RosterError)?.message ?? ""
        #expect(message.contains(words), "\(error)")
      }
    }
  }

  @Test("a slow comparison by the words of the task says the same of a thousand rows", arguments: 0..<6)
  func slow(seed: UInt64) throws {
    var chance = SeededGenerator(seed)
    let people = (0..<400).map { ("\(["张", "李", "王"].randomElement(using: &chance) ?? "")示例\($0 % 7)", Self.number($0)) }
    func rows(_ count: Int) -> [(String, String)] {
      (0..<count).map { _ in
        var (name, number) = people.randomElement(using: &chance) ?? people[0]
        switch Int.random(in: 0..<12, using: &chance) {
        case 0: name += "甲"
        case 1: number = String(number.dropLast()) + "?"
        case 2: name = " " + name
        default: break
        }
        return (name, number)
      }
    }
    let (left, right) = (rows(1_000), rows(300))
    let comparison = try match(
      "姓名,身份证号\n" + left.map { "\($0.0),\($0.1)" }.joined(separator: "\n"),
      "姓名,身份证号\n" + right.map { "\($0.0),\($0.1)" }.joined(separator: "\n"))
    var expected: [RosterOutcome: Int] = [:]
    for (row, (name, number)) in left.enumerated() {
      let outcome: RosterOutcome
      if (try? IDNumber(number)) == nil {
        outcome = .invalid
      } else if left[..<row].contains(where: { $0.1 == number }) {
        outcome = .repeated
      } else {
        let there = right.filter { $0.1 == number }.map { $0.0.trimmedSpaces }
        outcome = there.isEmpty ? .missing : there.contains(name.trimmedSpaces) ? .matched : .otherName
      }
      expected[outcome, default: 0] += 1
    }
    for outcome in RosterOutcome.allCases { #expect(comparison.count(outcome) == expected[outcome] ?? 0, "\(outcome)") }
  }
}
