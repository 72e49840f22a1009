/// Why a paper could not be printed (打印失败). `message` tells a user in Chinese what happened and what to do.
package enum WriterError: Error, Hashable, Sendable {
  /// A sheet's cells overlap, leave holes or stand outside its columns.
  case unsoundGrid(sheet: String, faults: [String])
  /// More text than one cell of a workbook may hold.
  case textTooLong(sheet: String, text: String, limit: Int)
  /// More rows or columns than a worksheet may hold.
  case sheetTooLarge(sheet: String, rows: Int, columns: Int)
  /// More columns than a table of a word processor may have.
  case tooManyColumns(sheet: String, columns: Int, limit: Int)
  /// The margins leave no room for text.
  case pageTooSmall
  /// The temporary file could not be made, written or read back.
  case scratch(reason: String)
  /// The finished file lacks a part: a full disk while the library packed it.
  case incomplete(part: String)
  /// The printing library refused; its own words.
  case library(reason: String)

  package var message: String {
    switch self {
    case .unsoundGrid(let sheet, let faults):
      "表“\(sheet)”的单元格排列有误，无法打印：\(faults.prefix(3).joined(separator: "；"))。请核对合并单元格。"
    case .textTooLong(let sheet, let text, let limit):
      "表“\(sheet)”中以“\(text.prefix(12))”开头的文字超过电子表格单元格的上限 \(limit) 字，请缩短文字，或改用 PDF、网页格式。"
    case .sheetTooLarge(let sheet, let rows, let columns):
      "表“\(sheet)”有 \(rows) 行 \(columns) 列，超过电子表格的上限 1048576 行 16384 列，请分表打印。"
    case .tooManyColumns(let sheet, let columns, let limit):
      "表“\(sheet)”有 \(columns) 列，超过文字处理文档的上限 \(limit) 列，请分表打印，或改用电子表格格式。"
    case .pageTooSmall: "页边距过大，纸上没有可以印字的地方，请减小页边距。"
    case .scratch(let reason): "无法在临时目录写文件（\(reason)）。请检查磁盘剩余空间和目录权限后重试。"
    case .incomplete(let part): "文件没有写完整（\(part)），磁盘空间可能已满。请清理磁盘后重试。"
    case .library(let reason): "打印程序库报告错误：\(reason)。请重试；仍不成功时请联系管理员。"
    }
  }
}
