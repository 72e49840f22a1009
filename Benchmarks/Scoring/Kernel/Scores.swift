import Dispatch
import HengScoringLoops

/// Total (总分, 0.01 points) and grade (等级: 0 优, 1 良, 2 中, 3 差) of each table.
package struct Scores: Equatable, Sendable {
  package private(set) var totals: [Int32] = []
  package private(set) var grades: [UInt8] = []

  package init() {}

  /// Scores all tables; the arrays are reused when they have the size.
  ///
  /// A table's total is Σ ⌊weight·share + ½⌋ over its indicators plus ⌊10 points·min(outturn, budget)/budget + ½⌋, all in 0.01 points
  /// and exact (see `Rounding.swift`); without a budget the execution score is 0.
  /// - Parameters:
  ///   - threads: 1 stays on the calling thread. More split the tables evenly; `DispatchQueue.concurrentPerform` is used as it
  ///     waits for its work (nothing escapes), keeps its threads between calls and never takes more than there are processors.
  ///   - variant: for measurements and tests; one that the processor lacks is replaced by the baseline.
  package mutating func score(
    _ columns: borrowing ScoringColumns, by rule: ScoringRule, threads: Int = 1, variant: ProcessorVariant = .best
  ) {
    let tables = columns.tables
    let indicators = columns.indicatorsPerTable
    if totals.count != tables {
      totals = .init(repeating: 0, count: tables)
      grades = .init(repeating: 0, count: tables)
    }
    let loop = (variant.isSupported ? variant : .baseline).loop(rule.shortfall)
    totals.withUnsafeMutableBufferPointer { totals in
      grades.withUnsafeMutableBufferPointer { grades in
        rule.parameters.withUnsafeBufferPointer { parameters in
          guard let total = totals.baseAddress, let grade = grades.baseAddress, let parameters = parameters.baseAddress else { return }
          columns.withPointers { column in
            let work = Work(
              loop: loop, column: column, total: total, grade: grade, parameters: parameters, tables: tables, indicators: indicators)
            let parts = min(max(threads, 1), work.blocks)
            if parts == 1 {
              work.run(part: 0, of: 1)
            } else {
              DispatchQueue.concurrentPerform(iterations: parts) { work.run(part: $0, of: parts) }
            }
          }
        }
      }
    }
  }
}

/// One call's work. Unchecked: the inputs are only read, each part writes its own tables, and the call waits for all parts.
private struct Work: @unchecked Sendable {
  let loop: ProcessorVariant.Loop
  let column: ScoringColumns.Pointers
  let total: UnsafeMutablePointer<Int32>
  let grade: UnsafeMutablePointer<UInt8>
  let parameters: UnsafePointer<Int32>
  let tables: Int
  let indicators: Int

  /// Parts are cut between blocks, so that no two threads write to one block's results.
  var blocks: Int { (tables - 1) / blockTables(indicators) + 1 }

  func run(part: Int, of parts: Int) {
    let block = blockTables(indicators)
    let lower = blocks * part / parts * block
    let upper = min(tables, blocks * (part + 1) / parts * block)
    let scratch = UnsafeMutablePointer<UInt64>.allocate(capacity: block * (indicators + 1))
    let shares = UnsafeMutablePointer<Int32>.allocate(capacity: 2 * block * indicators)
    defer {
      scratch.deallocate()
      shares.deallocate()
    }
    loop(
      column.weight, column.direction, column.target, column.actual, column.budget, column.outturn, total, grade, scratch, shares,
      parameters,
      indicators, lower, upper)
  }
}

/// Scores all tables into new arrays.
package func score(_ columns: borrowing ScoringColumns, by rule: ScoringRule, threads: Int = 1) -> Scores {
  var scores = Scores()
  scores.score(columns, by: rule, threads: threads)
  return scores
}
