import HengValues

extension EvaluationReport {
  /// The parts that nobody has written yet (待填写), in the order of the report; empty for a complete one.
  ///
  /// `indicators` are those that the report must show evidence for, by name. Other matters may be none.
  package func openParts(_ indicators: [(id: ID<Indicator>, name: String)] = []) -> [String] {
    let parts: [(String, [String])] = [
      ("一（一）1 项目背景", background), ("一（一）2 立项依据", bases), ("一（一）3 主要内容", content), ("一（一）4 实施情况", implementation),
      ("一（二）2 阶段性目标", [stageObjective]), ("五（一）主要经验及做法", experience), ("五（二）存在的问题及原因分析", problems), ("五（三）改进措施", measures),
      ("六 有关建议", suggestions),
    ]
    let open = parts.filter { $0.1.allSatisfy { $0.trimmedSpaces.isEmpty } }.map(\.0)
    let silent = indicators.filter { (evidence[$0.id] ?? "").trimmedSpaces.isEmpty }.map { "四 “\($0.name)”的完成情况说明" }
    return open + silent + (date == nil ? ["落款日期"] : [])
  }
}
