/// Row heights of a ruled table from what its cells need (行高).
enum RowHeights {
  /// A cell's need: the rows it covers and the height its text takes with padding.
  struct Demand {
    var rows: Range<Int>
    var height: Double
  }

  /// Least heights that satisfy every demand: single rows first, then what a merged cell lacks is shared out
  /// equally to the rows it covers, smaller merges before larger ones.
  static func fit(count: Int, minimum: Double, _ demands: [Demand]) -> [Double] {
    var heights = Array(repeating: minimum, count: count)
    var merged: [Demand] = []
    for demand in demands {
      if demand.rows.count == 1 {
        heights[demand.rows.lowerBound] = max(heights[demand.rows.lowerBound], demand.height)
      } else if !demand.rows.isEmpty {
        merged.append(demand)
      }
    }
    for demand in merged.sorted(by: { ($0.rows.count, $0.rows.lowerBound) < ($1.rows.count, $1.rows.lowerBound) }) {
      let lack = demand.height - heights[demand.rows].reduce(0, +)
      if lack > 0 {
        for row in demand.rows { heights[row] += lack / Double(demand.rows.count) }
      }
    }
    return heights
  }
}
