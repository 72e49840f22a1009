import Foundation
import HengScoringKernel

/// `heng-benchmarks write FOLDER` leaves the columns of job J1 as raw little-endian files for the peers.
/// `heng-benchmarks score [--threads N] [--rule linear|quotient] [--variant v3|baseline] [--repeats N]` prints `WALL CPU` seconds of
/// each repeat on standard output, and the check values on standard error; other values than the specification's end it with 1.
/// `heng-benchmarks rows N FILE` leaves the list of job J4, `xlsx-write LIST FILE` makes a workbook of it, `xlsx-read FILE` prints its check
/// line, `xlsx-cells FILE` keeps all cells in memory.
@main
enum Benchmarks {
  enum Failure: Error, CustomStringConvertible {
    case usage(String)
    case check(String)

    var description: String {
      switch self {
      case .usage(let text): "usage: \(text)"
      case .check(let text): "check values differ: \(text)"
      }
    }
  }

  static func main() {
    do {
      var arguments = CommandLine.arguments.dropFirst()
      switch arguments.popFirst() {
      case "write": try write(to: arguments.popFirst() ?? ".")
      case "score": try score(options(arguments))
      case "rows": try GeneratedRows.write(Int(arguments.popFirst() ?? "") ?? 1_000_000, to: arguments.popFirst() ?? "rows.csv")
      case "xlsx-read": try Workbooks.read(arguments.popFirst() ?? "")
      case "xlsx-cells": try Workbooks.cells(arguments.popFirst() ?? "")
      case "xlsx-write": try Workbooks.write(arguments.popFirst() ?? "", to: arguments.popFirst() ?? "")
      default:
        throw Failure.usage("heng-benchmarks write FOLDER | score [--threads N] [--rule R] [--variant V] [--repeats N] | rows | xlsx-…")
      }
    } catch {
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  private static func options(_ arguments: ArraySlice<String>) throws -> [String: String] {
    var options: [String: String] = [:]
    var rest = arguments
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let value = rest.popFirst() else { throw Failure.usage("\(name) needs a value") }
      options[String(name.dropFirst(2))] = value
    }
    return options
  }

  private static func write(to folder: String) throws {
    var columns = try GeneratedTables.columns(tables: GeneratedTables.checkedTables)
    let base = URL(fileURLWithPath: folder, isDirectory: true)
    try columns.withColumns { column throws in
      try Data(buffer: column.weight).write(to: base.appendingPathComponent("weight.bin"))
      try Data(buffer: column.direction).write(to: base.appendingPathComponent("direction.bin"))
      try Data(buffer: column.target).write(to: base.appendingPathComponent("target.bin"))
      try Data(buffer: column.actual).write(to: base.appendingPathComponent("actual.bin"))
      try Data(buffer: column.budget).write(to: base.appendingPathComponent("budget.bin"))
      // The specification's name of the outturn.
      try Data(buffer: column.outturn).write(to: base.appendingPathComponent("spent.bin"))
    }
  }

  private static func score(_ options: [String: String]) throws {
    guard let shortfall = ["linear": ScoringRule.Shortfall.linear, "quotient": .quotient][options["rule", default: "linear"]] else {
      throw Failure.usage("--rule linear or quotient")
    }
    guard let variant = ProcessorVariant(rawValue: options["variant", default: ProcessorVariant.best.rawValue]), variant.isSupported else {
      throw Failure.usage("--variant baseline, or v3 where the processor has it")
    }
    let columns = try GeneratedTables.columns(tables: GeneratedTables.checkedTables)
    var scores = Scores()
    for _ in 0..<(Int(options["repeats", default: "6"]) ?? 6) {
      let (wall, cpu) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
      scores.score(
        columns, by: ScoringRule(shortfall: shortfall), threads: Int(options["threads", default: "1"]) ?? 1, variant: variant)
      print(seconds(CLOCK_MONOTONIC) - wall, seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu)
    }
    try check(scores, shortfall, variant)
  }

  private static func check(_ scores: Scores, _ shortfall: ScoringRule.Shortfall, _ variant: ProcessorVariant) throws {
    let total = scores.totals.reduce(0) { $0 + Int($1) }
    var grades = [0, 0, 0, 0]
    for grade in scores.grades { grades[Int(grade)] += 1 }
    let text = "\(total) \(grades.map(String.init).joined(separator: " "))"
    FileHandle.standardError.write(Data("check \(text) (\(shortfall), \(variant))\n".utf8))
    guard shortfall == .linear else { return }
    guard total == GeneratedTables.checkedTotal, grades == GeneratedTables.checkedGrades else { throw Failure.check(text) }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
