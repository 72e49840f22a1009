import Yams

extension YAMLData {
  /// The document as placed values, for files whose faults are all told at once. References that multiply are refused.
  package static func tree(_ text: String, file: String) throws(DataError) -> DataNode {
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch let error as YamlError { throw syntax(error, file: file) } catch {
      throw DataError(file: file, reason: "无法读取：\(error)")
    }
    guard let node else { throw DataError(file: file, reason: "文件是空的") }
    var room = mostNodes
    return try placed(node, file: file, line: 1, &room)
  }

  private static let mostNodes = 200_000

  private static func placed(_ node: Node, file: String, line: Int, _ room: inout Int) throws(DataError) -> DataNode {
    room -= 1
    guard room > 0 else { throw DataError(file: file, line: line, reason: "内容太多，或用了成倍展开的引用（& 和 *）。请拆成几个文件，把内容写全") }
    let (line, column) = (node.mark?.line ?? line, node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      return DataNode(.text(scalar.string), line: line, column: isQuoted ? column + 1 : column)
    case .sequence(let sequence):
      var items: [DataNode] = []
      for item in sequence { items.append(try placed(item, file: file, line: line, &room)) }
      return DataNode(.list(items), line: line, column: column)
    case .mapping(let mapping):
      var entries: [DataEntry] = []
      for (key, value) in mapping {
        entries.append(
          DataEntry(
            key: try placed(key, file: file, line: line, &room), value: try placed(value, file: file, line: line, &room)))
      }
      return DataNode(.entries(entries), line: line, column: column)
    case .alias: throw DataError(file: file, line: line, reason: "不能用引用写法（& 和 *），请把内容写全")
    }
  }
}
