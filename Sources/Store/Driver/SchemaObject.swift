/// One part of a database's schema (结构): a table, a column, an index, a trigger, a function, with its definition.
package struct SchemaObject: Hashable, Sendable {
  /// In the engine's word: `table`, `trigger`.
  package let kind: String
  package let name: String
  /// The table that it stands at.
  package let owner: String
  package let text: String

  fileprivate var label: String {
    let word =
      switch kind {
      case "table": "表"
      case "view": "视图"
      case "index": "索引"
      case "trigger": "触发器"
      case "column": "列"
      case "constraint": "约束"
      case "reference": "引用约束的执行"
      case "function": "函数"
      case "rule": "改写规则"
      case "policy": "行权限"
      default: kind
      }
    return owner.isEmpty || owner == name ? "\(word) \(name)" : "\(word) \(name)（表 \(owner)）"
  }

  fileprivate struct Key: Hashable {
    let kind, name, owner: String
  }

  fileprivate var key: Key { Key(kind: kind, name: name, owner: owner) }
}

extension Transaction {
  /// The schema as it stands, by kind and name; what belongs to extensions of the server, and statistics, are left out.
  package func schemaObjects() throws(StoreError) -> [SchemaObject] {
    var objects: [SchemaObject] = []
    for row in try query(dialect.schemaObjects) {
      objects.append(
        SchemaObject(kind: try row.text("kind"), name: try row.text("name"), owner: try row.text("owner"), text: try row.text("text")))
    }
    return objects
  }
}

extension StoreCheck {
  /// Holds a schema against that of a database freshly made by the migrations.
  package init(schema: [SchemaObject], fresh: [SchemaObject]) {
    let there = Dictionary(schema.map { ($0.key, $0) }) { first, _ in first }
    let expected = Set(fresh.map(\.key))
    // A table that is missing is told once, not column by column.
    let gone = Set(fresh.filter { $0.kind == "table" && there[$0.key] == nil }.map(\.name))
    var problems: [String] = []
    for object in fresh where object.kind == "table" || !gone.contains(object.owner) {
      guard let found = there[object.key] else {
        problems.append("缺少\(object.label)，被删除")
        continue
      }
      if found.text != object.text { problems.append("\(object.label)的定义被改动") }
    }
    let strange = Set(schema.filter { $0.kind == "table" && !expected.contains($0.key) }.map(\.name))
    for object in schema where !expected.contains(object.key) && (object.kind == "table" || !strange.contains(object.owner)) {
      problems.append("多出\(object.label)，不是本程序建立的")
    }
    let remedy = "结构被改动期间写入或改动的记录也可能不实，请停止写入，与检查完好的备份对照，由负责人决定是否恢复"
    self.init(Self.schemaName, problems: problems.isEmpty ? [] : problems + [remedy])
  }

  package static let schemaName = "库结构与触发器"
}
