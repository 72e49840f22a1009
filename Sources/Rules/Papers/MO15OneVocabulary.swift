import HengDomain
import HengValues

extension Rule<PaperFormsSubject> {
  static let mo15OneVocabulary = Rule(
    "MO-15", "同一文件各表的“完成目标可能性”用同一套说法", .info, basis: "财预〔2019〕136号附表：确定能、有可能、完全不可能", remedy: "请统一填“确定能”“有可能”或“完全不可能”"
  ) { subject, _ in
    let firsts = subject.monitored.compactMap { form in
      form.project.rows.first { !$0.row.likelihoodText.withoutSpaces.isEmpty && $0.row.likelihood == .certain }
    }
    guard subject.monitored.count > 1, let first = firsts.first else { return .notApplicable("没有两张填了“完成目标可能性”的监控表") }
    func word(_ row: MonitoredRow) -> String { row.row.likelihoodText.halfWidth.withoutSpaces }
    let words = firsts.map(word).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    guard words.count > 1 else { return .remarks([]) }
    let others = firsts.filter { word($0) != word(first) }
    return .remarks([
      Remark(
        "“完成目标可能性”一栏，有的表填“\(words[0])”，有的表填“\(words.dropFirst().joined(separator: "”“"))”",
        sides: ([first] + others).map { $0.side("可能性", $0.row.likelihoodText) })
    ])
  }
}
