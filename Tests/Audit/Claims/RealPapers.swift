import Foundation
import HengAudit
import HengDocuments
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

/// The papers of many provinces beside the package with what is right and wrong on them (`real/`, `truth.json`).
struct RealPaper: Decodable, Sendable, CustomTestStringConvertible {
  struct Check: Decodable, Sendable {
    let type: String
    let desc: String
    let expr: String?

    /// The figures that the check speaks of.
    var figures: Set<String> { Self.numbers(desc + " " + (expr ?? "")) }

    static func numbers(_ text: String) -> Set<String> {
      var found: Set<String> = []
      var number = ""
      for sign in text.replacing(",", with: "") + " " {
        if sign.isASCII, sign.isNumber || sign == "." {
          number.append(sign)
        } else {
          while number.last == "." { number.removeLast() }
          while number.contains("."), number.last == "0" || number.last == "." {
            if number.removeLast() == "." { break }
          }
          if !number.isEmpty, number != "0", number != "100" { found.insert(number) }
          number = ""
        }
      }
      return found
    }
  }

  let file: String
  let checks: [Check]

  var testDescription: String { file }
  var contradictions: [Check] { checks.filter { $0.type == "F" } }

  static let folder = Corpus.file("real")
  static let all: [RealPaper]? = (try? Data(contentsOf: folder.appendingPathComponent("truth.json"))).flatMap {
    try? JSONDecoder().decode([RealPaper].self, from: $0)
  }

  /// The findings of a paper as `heng audit` would list them.
  func findings(_ auditor: PaperAuditor) throws -> [Finding] {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(file)))
    return try auditor.audit(try PaperReader.read(bytes), file: file).findings
  }
}

extension Finding {
  var saidFigures: Set<String> {
    RealPaper.Check.numbers(([message, computation] + sides.flatMap { [$0.figure] }).joined(separator: " "))
  }

  /// Whether the finding speaks of the figures of a check: of two of them, or of the only one.
  func means(_ check: RealPaper.Check) -> Bool {
    if check.figures.isEmpty {
      return check.desc.split(separator: "“", omittingEmptySubsequences: false).dropFirst().contains { message.contains($0.prefix(4)) }
    }
    let common = saidFigures.intersection(check.figures)
    return common.count >= min(2, max(check.figures.count, 1))
  }

  var described: String {
    "\(severity) \(rule) \(message) ⟨\(computation)⟩ [\(sides.map { "\($0.place.lines):\($0.figure)" }.joined(separator: " | "))]"
  }
}

/// Writes what was measured to the file that `HENG_MEASURE` names, for a person to read.
enum Measure {
  static func write(_ name: String, _ lines: [String]) {
    guard let folder = ProcessInfo.processInfo.environment["HENG_MEASURE"] else { return }
    try? lines.joined(separator: "\n").write(
      to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".txt"), atomically: true, encoding: .utf8)
  }
}
