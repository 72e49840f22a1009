/// A `.rels` part: where the parts that another part names are (关系).
final class RelationsHandler: XMLHandler {
  struct Relation {
    var id: String
    /// The last word of the type's address: `worksheet`, `sharedStrings`.
    var kind: String
    var target: String
  }

  private(set) var relations: [Relation] = []
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    guard name == "Relationship", let target = attributes["Target"], attributes["TargetMode"] != "External" else { return }
    let kind = attributes["Type"]?.split(separator: "/").last.map(String.init) ?? ""
    guard relations.count < limits.parts else { throw .tooLarge(what: "文件各部分的关系", limit: "\(limits.parts) 个") }
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

extension ZipPackage {
  /// Relations of `xl/workbook.xml` stand in `xl/_rels/workbook.xml.rels`; a part without relations has no such part.
  func relations(of path: String) throws(ReaderError) -> [RelationsHandler.Relation] {
    var steps = path.split(separator: "/").map(String.init)
    let file = steps.popLast() ?? ""
    let part = (steps + ["_rels", "\(file).rels"]).joined(separator: "/")
    let handler = RelationsHandler(limits: limits)
    if has(part) { try stream(part, into: handler) }
    return handler.relations
  }

  /// The part that the package names as its document.
  func mainPart(orElse usual: String) throws(ReaderError) -> String {
    guard has("_rels/.rels") else { throw has(usual) ? .missingPart("_rels/.rels") : .otherKind("普通压缩包") }
    guard let document = try relations(of: "").first(where: { $0.kind == "officeDocument" }) else { throw .missingPart(usual) }
    return RelationsHandler.resolve(document.target, from: "")
  }
}
