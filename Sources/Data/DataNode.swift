/// A value of a YAML file with its place (带位置的数据): line and column from 1, columns counted in characters.
package struct DataNode: Sendable {
  package enum Content: Sendable {
    case text(String)
    case list([DataNode])
    case entries([DataEntry])
  }

  package let content: Content
  package let line: Int
  package let column: Int

  package init(_ content: Content, line: Int, column: Int) { (self.content, self.line, self.column) = (content, line, column) }
}

/// A key with its value, in the order of the file (键值).
package struct DataEntry: Sendable {
  package let key: DataNode
  package let value: DataNode

  package init(key: DataNode, value: DataNode) { (self.key, self.value) = (key, value) }
}
