import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt27CleanText = Rule(
    "PT-27", "文字没有多余、缺漏的字句", .info, basis: "公开文本书写规范；参数 targets.misprints", remedy: "请改正错漏的文字"
  ) { subject, profile in
    judged { () throws(ProfileError) in
      let fragments = try profile.words("targets.fragments.ends", on: subject.day)
      let names = subject.rows.map { (row: $0, words: $0.name.withoutSpaces) }
      let objective = subject.objective.withoutSpaces
      let misprints = try profile.wordPairs("targets.misprints", on: subject.day).compactMap { wrong, right -> Remark? in
        let rows = names.filter { $0.words.holds(wrong) }.map(\.row)
        let inObjective = objective.holds(wrong)
        guard !rows.isEmpty || inObjective else { return nil }
        return Remark(
          "“\(wrong)”疑为“\(right.joined(separator: "、"))”之误", sides: (inObjective ? [subject.objectiveSide] : []) + rows.map(\.side))
      }
      return misprints
        + (fragment(in: subject.objective, fragments).map { fragment in
          [
            Remark(
              "年度总体目标末尾的“\(fragment)”没有句号，像是误入的科目或资金名称",
              sides: [Finding.Side(label: "年度总体目标", figure: fragment, place: subject.objectivePlace)])
          ]
        } ?? [])
    }
  }

  /// A last stretch without a stop behind whole sentences: ……方便出行。乡村道路维护支出
  private static func fragment(in objective: String, _ ends: [String]) -> String? {
    let text = objective.halfWidth.withoutSpaces
    guard let stop = text.lastIndex(of: "。") else { return nil }
    let tail = String(text[text.index(after: stop)...])
    guard (4...40).contains(tail.count), !tail.contains(where: { "，,;；:、<".contains($0) }), ends.contains(where: tail.hasTail) else {
      return nil
    }
    return tail
  }
}
