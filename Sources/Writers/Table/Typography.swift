import HengDocuments

/// Type sizes and lengths shared by the printed formats (版式), in points.
enum Typography {
  static let title = 16.0
  static let subtitle = 11.0
  static let paragraph = 11.0

  static func heading(_ level: Int) -> Double { [16, 14, 12][min(max(level, 1), 3) - 1] }

  /// Body size of a table from the average width of its columns: 10.5 (五号) for roomy tables, 8.5 for compact ones, never under 7.5
  /// (六号). A form's own size comes first.
  static func body(of sheet: Sheet, textWidth: Double) -> Double {
    if let halves = sheet.typeSize { return Double(halves) / 2 }
    let size = textWidth / Double(max(sheet.columns.count, 1)) / 8
    return min(max((size * 2).rounded(.down) / 2, 7.5), sheet.isCompact ? 8.5 : 10.5)
  }

  /// Points of so many millimetres.
  static func points(_ millimetres: Int) -> Double { Double(millimetres) * 72 / 25.4 }
}

/// Sizes of an official document by GB/T 9704, in points.
enum OfficialType {
  /// 三号
  static let body = 16.0
  /// 小二号, for 第一部分
  static let part = 18.0
  /// 二号
  static let title = 22.0
  /// 一号
  static let cover = 26.0
  /// 四号
  static let contents = 14.0
  static let pageNumber = 14.0
  /// 22 lines on 225 mm.
  static let pitch = Typography.points(225) / 22
  /// 28 characters on 156 mm, a hair less so that the last one is not turned over by rounding.
  static let spacing = (Typography.points(156) - 0.5) / 28 - body
}

extension PageSetup {
  /// A4 in points as it lies.
  var size: (width: Double, height: Double) {
    let (short, long) = (Typography.points(210), Typography.points(297))
    return orientation == .portrait ? (short, long) : (long, short)
  }

  var textWidth: Double { size.width - Typography.points(left + right) }
  var textHeight: Double { size.height - Typography.points(top + bottom) }
}

extension Sheet {
  /// Column shares that sum to 1, even where the sheet's do not.
  var fractions: [Double] {
    let shares = columns.map { Double(max($0, 1)) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// Throws for a sheet whose cells do not tile its grid.
  func requireSoundGrid() throws(WriterError) {
    for row in rows {
      for cell in row.cells where cell.rowSpan < 1 || cell.columnSpan < 1 {
        throw .unsoundGrid(sheet: name, faults: ["“\(cell.text)”的合并行数或列数小于1"])
      }
    }
    let faults = gridFaults
    if !faults.isEmpty { throw .unsoundGrid(sheet: name, faults: faults) }
  }
}
