import HengValues

extension Rule<ReportSubject> {
  static let pa11IndicatorNames = Rule(
    "PA-11", "同一指标在正文、评分表和自评表中同名", .warning, basis: "评价报告第四部分与自评表用同一组三级指标", remedy: "请统一指标名称；与其他项目同名的，请查是否套用了该项目的文字"
  ) { subject, _ in
    guard !subject.pairs.isEmpty else { return .notRun("没有取得评分情况表或逐项说明") }
    var sides: [Finding.Side] = [], words: [String] = []
    for pair in subject.pairs where pair.paragraph.name.lettersOnly != pair.row.name.lettersOnly {
      let names = [pair.paragraph.name, pair.row.name]
      words.append("正文“\(pair.paragraph.name)”，评分表“\(pair.row.name)”" + origin(names, subject))
      sides.append(pair.paragraph.heading)
      sides.append(Finding.Side(label: "评分表", figure: pair.row.name, place: pair.row.place))
      let form = subject.sheet?.rows.first { row in names.contains { $0.lettersOnly == row.name.lettersOnly } }
      if let form { sides.append(Finding.Side(label: "自评表", figure: form.name, place: form.place)) }
    }
    return .remarks(words.isEmpty ? [] : [Remark("指标名称不一致：" + words.joined(separator: "；"), sides: sides)])
  }

  /// Whether one of the names is another project's and the other is not.
  private static func origin(_ names: [String], _ subject: ReportSubject) -> String {
    for peer in subject.peers where peer.project != subject.project {
      let known = names.filter { name in peer.names.contains { $0.figure.lettersOnly == name.lettersOnly } }
      if known.count == 1 { return "（“\(known[0])”也是“\(peer.project)”的指标）" }
    }
    return ""
  }
}
