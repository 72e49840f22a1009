import HengData
package import HengDocuments
import HengDomain
import HengReaders
import HengValues

/// Makes a form file from a blank workbook with tags, and checks form files (定义表样).
package enum DefineForm {
  /// The form file of a blank: its text is read again before it is given out, so that what is written can be used.
  package static func define(_ bytes: [UInt8], file: String, heading: FormDefinition.Heading) throws(PrintError) -> FormLayout {
    let sheet = try taggedSheet(bytes, file: file)
    let layout: FormLayout
    do throws(FormDefinition.Refusal) {
      layout = try FormDefinition.layout(sheet.sheet, page: sheet.page, heading: heading)
    } catch { throw PrintError(message: refusal(error, sheet, file: file)) }
    return try check(layout.written, file: "\(heading.key).yaml")
  }

  /// A form file as a layout, or what is wrong with it and where.
  package static func check(_ text: String, file: String) throws(PrintError) -> FormLayout {
    guard text.utf8.count <= 1 << 20 else { throw PrintError(message: "\(file) 超过1 MB，不是表样文件。请核对文件。") }
    do throws(DataError) { return try FormLayout.read(text, file: file) } catch { throw PrintError(message: "\(error.description)。") }
  }

  private static func taggedSheet(_ bytes: [UInt8], file: String) throws(PrintError) -> ReadSheet {
    let workbook: ReadWorkbook
    do throws(ReaderError) { workbook = try XLSXReader.read(bytes) } catch { throw PrintError(message: "\(file)：\(error.message)") }
    let visible = workbook.sheets.filter { !$0.isHidden }
    let tagged = visible.filter { sheet in sheet.sheet.rows.contains { $0.cells.contains { $0.text.contains("{{") } } }
    guard let first = tagged.first else {
      throw PrintError(message: "\(file) 的单元格里没有标记。请在要填的格里写上 {{项目名称}} 这样的标记，heng form fields 列出可写的字段。")
    }
    guard tagged.count == 1 else {
      throw PrintError(message: "\(file) 有\(tagged.count)个工作表写有标记（\(tagged.map(\.name).joined(separator: "、"))）。请一次只留一张表。")
    }
    return first
  }

  private static func refusal(_ refusal: FormDefinition.Refusal, _ sheet: ReadSheet, file: String) -> String {
    let lines = refusal.problems.map { problem in
      let place = problem.cell.map { " " + sheet.reference(row: $0.row, column: $0.column) } ?? ""
      return "\(file) 工作表“\(sheet.name)”\(place)：\(problem.message)。"
    }
    return (lines + ["可写的字段：\(FormField.allCases.map(\.name).joined(separator: "、"))。"]).joined(separator: "\n")
  }
}
