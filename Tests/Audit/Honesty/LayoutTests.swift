import Foundation
import HengAudit
import HengDocuments
import HengInvented
import HengReaders
import HengRules
import HengTestSupport
import HengValues
import Testing

/// Our own form files of many provinces, printed with one fault each and without: how many are told of (HENG_LAYOUTS=full: 2,000 papers).
@Suite("Papers printed on the layouts of many provinces")
struct LayoutTests {
  private static let isFull = ProcessInfo.processInfo.environment["HENG_LAYOUTS"] == "full"
  private static let layouts = LayoutFaults.development + LayoutFaults.test

  struct Trial: Hashable {
    let kind: LayoutFaults.Kind
    let layout: String
    let seed: UInt64
  }

  /// Every kind on every layout of its form, more seeds in the full count.
  private static var trials: [Trial] {
    LayoutFaults.kinds.flatMap { kind in
      layouts.filter { $0.hasPrefix(kind.form.rawValue) }.flatMap { layout in
        (1...(isFull ? 11 : 1)).map { Trial(kind: kind, layout: layout, seed: UInt64($0)) }
      }
    }
  }

  /// Ruled as a worksheet has it, or as text with tabs.
  private func paper(_ ledger: LayoutLedger, _ layout: String, seed: UInt64) throws -> Paper {
    let ruled = try OfficialFormTests().paper(layout, ledger.ledger, ledger.county)
    return seed % 2 == 1 ? ruled : try TextReader.read(Array(ruled.asText.utf8))
  }

  @Test("faults are told of, papers without one are not called wrong")
  func counts() throws {
    let auditor = PaperAuditor(try ProfileLibrary.load())
    var told: [LayoutFaults.Kind: (found: Int, all: Int)] = [:], byLayout: [String: (found: Int, all: Int)] = [:]
    var missed: [String] = [], called: [String] = []
    var clean: [String: Set<String>] = [:], graves = 0
    // By rule, the papers on which it spoke: of those with a fault and of those without.
    var truly: [String: Int] = [:], falsely: [String: Int] = [:]
    for layout in Self.layouts {
      for seed in UInt64(1)...(Self.isFull ? 20 : 4) {
        let findings = try auditor.audit(try paper(try LayoutLedger(seed: seed), layout, seed: seed), file: "件").findings
        clean["\(layout) \(seed)"] = Set(findings.map(\.said))
        graves += findings.count { $0.severity == .warning }
        for rule in Set(findings.filter(\.isGrave).map(\.rule)) { falsely[rule, default: 0] += 1 }
        let errors = findings.filter { $0.severity == .error }
        if !errors.isEmpty { called.append("\(layout) \(seed): \(errors.map(\.described))") }
      }
    }
    for trial in Self.trials {
      let sound = try LayoutLedger(seed: trial.seed)
      let right = try paper(sound, trial.layout, seed: trial.seed)
      let wrong = try paper(sound.with(trial.kind.key), trial.layout, seed: trial.seed)
      // A layout that does not print the cell cannot show the fault.
      guard wrong.asText != right.asText else { continue }
      let known = try clean["\(trial.layout) \(trial.seed)"] ?? Set(auditor.audit(right, file: "件").findings.map(\.said))
      let new = try auditor.audit(wrong, file: "件").findings.filter {
        !known.contains($0.said) && $0.isGrave
      }
      for rule in Set(new.map(\.rule)) { truly[rule, default: 0] += 1 }
      told[trial.kind, default: (0, 0)].all += 1
      byLayout[trial.layout, default: (0, 0)].all += 1
      if new.isEmpty {
        missed.append("\(trial.kind.key) \(trial.layout) \(trial.seed)")
      } else {
        told[trial.kind, default: (0, 0)].found += 1
        byLayout[trial.layout, default: (0, 0)].found += 1
      }
    }
    let lines = LayoutFaults.kinds.map { kind in
      let count = told[kind] ?? (0, 0)
      return
        "\(kind.form.rawValue)\t\(kind.name)\t\(kind.breaksArithmetic ? "算术" : "含义")\t\(count.found)\t\(count.all)\t\(Wilson.text(count.found, count.all))"
    }
    func sum(_ kinds: [LayoutFaults.Kind]) -> (found: Int, all: Int) {
      kinds.compactMap { told[$0] }.reduce((0, 0)) { ($0.0 + $1.found, $0.1 + $1.all) }
    }
    let arithmetic = sum(LayoutFaults.kinds.filter(\.breaksArithmetic)), all = sum(LayoutFaults.kinds)
    let layoutLines = byLayout.sorted { $0.key < $1.key }.map { layout, count in
      "\(layout)\t\(LayoutFaults.test.contains(layout) ? "检验" : "开发")\t\(count.found)\t\(count.all)"
    }
    Measure.write(
      "layouts",
      [
        "算术\t\(arithmetic.found)\t\(arithmetic.all)", "全部\t\(all.found)\t\(all.all)",
        "无误的\t\(clean.count)\t误报错误\(called.count)\t警告\(graves)条",
      ]
        + lines + layoutLines + called + missed)
    Measure.write(
      "rules-printed", Set(truly.keys).union(falsely.keys).sorted().map { "\($0)\t\(truly[$0] ?? 0)\t\(falsely[$0] ?? 0)" })
    #expect(called.count * 100 <= clean.count, "\(called.prefix(3))")
    #expect(arithmetic.found * 100 >= arithmetic.all * 95, "\(arithmetic) \(missed.prefix(20))")
    #expect(all.found * 100 >= all.all * 85, "\(all) \(missed.prefix(20))")
  }
}

/// The interval of a share that was counted (Wilson, 95 %).
enum Wilson {
  static func interval(_ found: Int, _ all: Int) -> ClosedRange<Double> {
    guard all > 0 else { return 0...1 }
    let (n, p, z) = (Double(all), Double(found) / Double(all), 1.96)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot() / (1 + z * z / n)
    return max(0, middle - half)...min(1, middle + half)
  }

  static func text(_ found: Int, _ all: Int) -> String {
    let range = interval(found, all)
    func percent(_ value: Double) -> String { "\(Int((value * 100).rounded()))" }
    return "\(percent(range.lowerBound))–\(percent(range.upperBound)) %"
  }
}
