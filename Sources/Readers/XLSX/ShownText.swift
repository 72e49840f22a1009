/// How much text the cells of a workbook show together (显示的文字总量): a text that a thousand cells share is shown a thousand times,
/// and everything that reads the paper afterwards reads it a thousand times.
final class ShownText {
  private var bytes = 0
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  func add(_ count: Int) throws(ReaderError) {
    bytes += count
    guard bytes <= limits.shownBytes else {
      throw .tooLarge(what: "各单元格的文字合计", limit: "\(limits.shownBytes >> 20) MB")
    }
  }
}
