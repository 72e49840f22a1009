import HengValues
import Testing

@Suite("Trace of a figure")
struct TraceTests {
  @Test("a leaf without an origin is unexplained")
  func unexplained() {
    let known = Trace.recorded("执行数", value: "152.52", Citation(paper: "S002", lines: "1244"))
    let tree = Trace("执行率", value: "17.26%", formula: "152.52 ÷ 883.56", children: [known, Trace("预算数", value: "883.56")])
    #expect(tree.unexplained.map(\.label) == ["预算数"])
    #expect(tree.lines()[1] == "  执行数：152.52　来源 S002 第1244行")
  }
}
