package import HengDocuments
import HengDomain
import HengReaders
import HengValues

extension FormDesk {
  /// What a workbook with the same form says (读入表格), to be looked at before it is kept. What the ledger knows is not read.
  package static func read(_ bytes: [UInt8], into work: FormWork) throws(DeskError) -> FormEntry {
    let tables: [FilledTable]
    do throws(ReaderError) { tables = try XLSXReader.read(bytes, limits: .paper).sheets.map { FilledTable($0) } } catch {
      throw .other(error.message)
    }
    var missing: String?
    for table in tables {
      let form: FilledForm
      do throws(FormReadError) { form = try FormReader.read(table.sheet, as: work.layout) } catch {
        if error.form != nil, missing == nil { missing = error.message }
        continue
      }
      guard table.openFormulas.isEmpty else {
        throw .other("工作表里有公式没有保存结果（\(table.openFormulas.prefix(3).joined(separator: "、"))）。请用表格软件打开、保存后再传")
      }
      let named = form.text(.head(.project)).withoutSpaces
      guard named.isEmpty || named == work.project.name.withoutSpaces else {
        throw .other("这份表是“\(form.text(.head(.project)))”的，不是“\(work.project.name)”的。请核对是不是选错了文件")
      }
      return work.entry.filled(by: form, work)
    }
    throw .other(missing ?? "文件里没有“\(work.layout.name)”这张表。请用这一页下载的表填写")
  }
}

extension FormEntry {
  fileprivate func filled(by form: FilledForm, _ work: FormWork) -> FormEntry {
    let record = work.kind.record
    let entered = work.layout.fields.filter { record.isEntered($0) }
    var entry = self
    for field in entered where !field.isOfRow { entry.fields[field] = form.text(field) }
    let lines = form.rows.filter { !$0.isUnused }
    func cells(_ line: FilledRow) -> [FormField: String] {
      Dictionary(uniqueKeysWithValues: entered.filter(\.isOfRow).map { ($0, line.cells[$0]?.text ?? "") })
    }
    guard record == .target else {
      // Rows are those of the indicators: a line goes to the indicator that it names.
      var left = lines
      for place in entry.rows.indices {
        guard let found = left.firstIndex(where: { $0.text(.name).withoutSpaces == work.rowNames[place].withoutSpaces }) else { continue }
        entry.rows[place].cells = cells(left.remove(at: found))
      }
      return entry
    }
    var known = rows.filter { !$0.indicator.isEmpty }
    entry.rows = lines.map { line in
      let found = known.firstIndex { $0.cells[.row(.name)]?.withoutSpaces == line.text(.name).withoutSpaces }
      let old = found.map { known.remove(at: $0) }
      let levels = line.level2Kind.map { level2 in
        FormLevels(level1: line.level1Kind ?? old?.levels.level1 ?? .output, level2: level2)
      }
      return Row(
        indicator: old?.indicator ?? "", levels: levels ?? old?.levels ?? FormLevels(level1: .output, level2: .quantity), cells: cells(line)
      )
    }
    return entry
  }
}
