/// `workbook.xml`: the worksheets in their order, and the day that dates count from (工作簿).
final class WorkbookHandler: XMLHandler {
  struct Sheet {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var isFrom1904 = false
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "workbookPr": isFrom1904 = attributes.flag("date1904")
    case "sheet":
      guard sheets.count < limits.parts else { throw .tooLarge(what: "工作表", limit: "\(limits.parts) 张") }
      let state = attributes["state"] ?? "visible"
      sheets.append(Sheet(name: attributes["name"] ?? "", relation: attributes["id"] ?? "", isHidden: state != "visible"))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}
}
