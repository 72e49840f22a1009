package import HengDocuments
import HengValues

extension ReadWorkbook {
  /// The visible worksheets as a paper: of each the lines above its table, the table, the lines below. Hidden worksheets are named, not read.
  package var paper: Paper {
    let visible = sheets.filter { !$0.isHidden }
    var cautions = sheets.filter(\.isHidden).map { PaperCaution("工作表“\($0.name)”是隐藏的，没有读。", Place(sheet: $0.name)) }
    cautions += visible.flatMap(\.paperCautions)
    if pictures > 0 { cautions.append(PaperCaution("工作簿里有 \(pictures) 个图片，其中的文字没有读。")) }
    return Paper(format: .xlsx, pageCount: max(visible.count, 1), blocks: visible.flatMap(\.paperBlocks), cautions: cautions)
  }
}

extension ReadSheet {
  fileprivate var paperBlocks: [PaperBlock] {
    let cells = sheet.placedCells.map { placed in
      PaperCell(
        row: placed.row, column: placed.column, rowSpan: placed.cell.rowSpan, columnSpan: placed.cell.columnSpan,
        text: placed.cell.text, place: place(row: placed.row, column: placed.column))
    }
    // One column is running text that was typed into a worksheet.
    let middle: [PaperBlock] =
      sheet.columns.count == 1
      ? cells.flatMap { Self.lines($0.text, $0.place) }
      : [
        .table(
          PaperTable(
            origin: .ruled, rowCount: sheet.rows.count, columnCount: sheet.columns.count, cells: cells, place: place(row: 0, column: 0)))
      ]
    return above.flatMap { Self.lines($0.text, $0.place) } + middle + below.flatMap { Self.lines($0.text, $0.place) }
  }

  private static func lines(_ text: String, _ place: Place) -> [PaperBlock] {
    text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
      .line(PaperLine(String(Substring($0)), place))
    }
  }

  /// One caution of each kind, with its first cells by name.
  fileprivate var paperCautions: [PaperCaution] {
    var found: [(message: String, places: [String])] = [
      ("隐藏行仍然读入", []), ("隐藏列仍然读入", []), ("公式的结果没有存在文件里，按空白读；请用表格软件打开后保存再试", []),
      ("文字压在合并单元格下面，看不见，没有读", []), ("文字在表格旁边，读在表格后面", []),
    ]
    for caution in cautions {
      switch caution {
      case .hiddenRow(let row): found[0].places.append("第\(row)行")
      case .hiddenColumn(let column): found[1].places.append("\(column)列")
      case .unknownResult(let cell): found[2].places.append(cell)
      case .coveredWords(let cell): found[3].places.append(cell)
      case .wordsBeside(let cell): found[4].places.append(cell)
      }
    }
    return found.filter { !$0.places.isEmpty }.map { message, places in
      let names = places.prefix(10).joined(separator: "、") + (places.count > 10 ? " 等 \(places.count) 处" : "")
      return PaperCaution("工作表“\(name)”：\(names)：\(message)。", Place(sheet: name))
    }
  }
}
