/// Many self-evaluations (绩效自评表) as columns, for scoring in bulk.
///
/// A table has one budget and outturn and a fixed number of indicators; row `table * indicatorsPerTable + k` is its k-th indicator.
/// Tables with fewer indicators leave the rest at weight 0. Everything starts at 0.
///
/// | Column | Unit |
/// |---|---|
/// | weight | 0.01 points, 0 … 32,767; 500 is 5 分 |
/// | direction | `ScoringDirection` |
/// | target, actual | whole numbers in one unit that the caller chooses per indicator, not negative; tier 0 … 3 if qualitative |
/// | budget, outturn | 分 |
///
/// Trap: a value outside these ranges never harms memory, but counts as 0 (negative) or as qualitative (direction).
package struct ScoringColumns: ~Copyable {
  package let tables: Int
  package let indicatorsPerTable: Int

  private let storage: UnsafeMutableRawPointer
  private let weight: UnsafeMutablePointer<Int16>
  private let direction: UnsafeMutablePointer<UInt8>
  private let target: UnsafeMutablePointer<Int32>
  private let actual: UnsafeMutablePointer<Int32>
  private let budget: UnsafeMutablePointer<Int64>
  private let outturn: UnsafeMutablePointer<Int64>

  /// A count below 1, more than 65,536 indicators (a total must fit 32 bits), or more rows than can be addressed.
  package struct SizeError: Error {}

  package init(tables: Int, indicatorsPerTable: Int = 10) throws(SizeError) {
    guard tables > 0, indicatorsPerTable > 0, indicatorsPerTable <= 65_536 else { throw SizeError() }
    let (rows, overflow) = tables.multipliedReportingOverflow(by: indicatorsPerTable)
    guard !overflow, rows <= 1 << 40 else { throw SizeError() }
    self.tables = tables
    self.indicatorsPerTable = indicatorsPerTable
    // Each column starts on a cache line, and at another offset in its page than its neighbours: streams that start at equal
    // offsets compete for the same sets of the cache.
    var offsets: [Int] = []
    var end = 0
    for bytes in [2 * rows, rows, 4 * rows, 4 * rows, 8 * tables, 8 * tables] {
      let page = (end + 4095) & ~4095
      offsets.append(page + 576 * offsets.count)
      end = page + 576 * offsets.count + bytes
    }
    storage = .allocate(byteCount: end, alignment: 4096)
    storage.initializeMemory(as: UInt8.self, repeating: 0, count: end)
    weight = (storage + offsets[0]).bindMemory(to: Int16.self, capacity: rows)
    direction = (storage + offsets[1]).bindMemory(to: UInt8.self, capacity: rows)
    target = (storage + offsets[2]).bindMemory(to: Int32.self, capacity: rows)
    actual = (storage + offsets[3]).bindMemory(to: Int32.self, capacity: rows)
    budget = (storage + offsets[4]).bindMemory(to: Int64.self, capacity: tables)
    outturn = (storage + offsets[5]).bindMemory(to: Int64.self, capacity: tables)
  }

  deinit { storage.deallocate() }

  /// Number of indicator rows.
  package var rows: Int { tables * indicatorsPerTable }

  package mutating func setAmounts(table: Int, budget: Int64, outturn: Int64) {
    precondition(table >= 0 && table < tables, "no such table")
    self.budget[table] = budget
    self.outturn[table] = outturn
  }

  package mutating func setIndicator(
    table: Int, indicator: Int, weight: Int16, direction: ScoringDirection, target: Int32, actual: Int32
  ) {
    precondition(table >= 0 && table < tables && indicator >= 0 && indicator < indicatorsPerTable, "no such indicator")
    let row = table * indicatorsPerTable + indicator
    self.weight[row] = weight
    self.direction[row] = direction.rawValue
    self.target[row] = target
    self.actual[row] = actual
  }

  /// The columns for filling in bulk or writing out; the buffers end with the call.
  package mutating func withColumns<Result, Failure: Error>(_ body: (Columns) throws(Failure) -> Result) throws(Failure) -> Result {
    try body(
      Columns(
        weight: .init(start: weight, count: rows), direction: .init(start: direction, count: rows),
        target: .init(start: target, count: rows), actual: .init(start: actual, count: rows),
        budget: .init(start: budget, count: tables), outturn: .init(start: outturn, count: tables)))
  }

  package struct Columns {
    package let weight: UnsafeMutableBufferPointer<Int16>
    package let direction: UnsafeMutableBufferPointer<UInt8>
    package let target: UnsafeMutableBufferPointer<Int32>
    package let actual: UnsafeMutableBufferPointer<Int32>
    package let budget: UnsafeMutableBufferPointer<Int64>
    package let outturn: UnsafeMutableBufferPointer<Int64>
  }

  /// What the loops read, valid during the call.
  borrowing func withPointers(_ body: (Pointers) -> Void) {
    body(Pointers(weight: weight, direction: direction, target: target, actual: actual, budget: budget, outturn: outturn))
  }

  struct Pointers {
    let weight: UnsafePointer<Int16>
    let direction: UnsafePointer<UInt8>
    let target: UnsafePointer<Int32>
    let actual: UnsafePointer<Int32>
    let budget: UnsafePointer<Int64>
    let outturn: UnsafePointer<Int64>

    init(
      weight: UnsafePointer<Int16>, direction: UnsafePointer<UInt8>, target: UnsafePointer<Int32>, actual: UnsafePointer<Int32>,
      budget: UnsafePointer<Int64>, outturn: UnsafePointer<Int64>
    ) {
      self.weight = weight
      self.direction = direction
      self.target = target
      self.actual = actual
      self.budget = budget
      self.outturn = outturn
    }
  }
}
