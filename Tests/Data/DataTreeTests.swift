import HengData
import Testing

@Suite("YAML data as placed values")
struct DataTreeTests {
  private func texts(_ node: DataNode) -> [String] {
    switch node.content {
    case .text(let text): ["\(node.line):\(node.column) \(text)"]
    case .list(let items): items.flatMap(texts)
    case .entries(let entries): entries.flatMap { texts($0.key) + texts($0.value) }
    }
  }

  @Test("every text knows its line and column, counted in characters; a quoted one begins behind its quote")
  func places() throws {
    let tree = try YAMLData.tree("名称: 示例\n各项:\n  - {甲: 一, 乙: \"二\"}\n  - 三\n", file: "例.yaml")
    #expect(texts(tree) == ["1:1 名称", "1:5 示例", "2:1 各项", "3:6 甲", "3:9 一", "3:12 乙", "3:16 二", "4:5 三"])
  }

  @Test("what is no YAML, empty, or grows by references is refused")
  func refusals() {
    func error(_ text: String) -> String? {
      do throws(DataError) {
        _ = try YAMLData.tree(text, file: "例.yaml")
        return nil
      } catch { return error.description }
    }
    #expect(error("甲: [一\n")?.contains("不合YAML写法") == true && error("")?.contains("文件是空的") == true)
    #expect(error("甲: 1\n甲: 2\n")?.contains("写了两次") == true)
    let lines = (1...8).map { "- &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ", "))]\n" }.joined()
    #expect(error("- &a0 x\n" + lines)?.contains("成倍展开") == true)
  }
}
