/// `workbook.xml`: the worksheets in their order, and the day that dates count from (工作簿).
final class WorkbookHandler: XMLHandler {
  struct Sheet {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  private(set) var sheets: [Sheet] = []
  private(set) var isFrom1904 = false

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "workbookPr": isFrom1904 = attributes.flag("date1904")
    case "sheet":
      let state = attributes["state"] ?? "visible"
      sheets.append(Sheet(name: attributes["name"] ?? "", relation: attributes["id"] ?? "", isHidden: state != "visible"))
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}
}

/// A `.rels` part: where the parts that another part names are (关系).
final class RelationsHandler: XMLHandler {
  struct Relation {
    var id: String
    /// The last word of the type's address: `worksheet`, `sharedStrings`.
    var kind: String
    var target: String
  }

  private(set) var relations: [Relation] = []

  func start(_ name: String, _ attributes: XMLAttributes) {
    guard name == "Relationship", let target = attributes["Target"], attributes["TargetMode"] != "External" else { return }
    let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    relations.append(Relation(id: attributes["Id"] ?? "", kind: kind, target: target))
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
  func end(_ name: String) {}

  /// The part a target names, seen from a folder: `worksheets/sheet1.xml` from `xl` is `xl/worksheets/sheet1.xml`.
  static func resolve(_ target: String, from folder: String) -> String {
    var path = target.hasPrefix("/") ? [] : folder.split(separator: "/").map(String.init)
    for step in target.split(separator: "/") {
      switch step {
      case ".": break
      case "..": if !path.isEmpty { path.removeLast() }
      default: path.append(String(step))
      }
    }
    return path.joined(separator: "/")
  }
}
