import HengDomain
import HengValues

extension Rule<TargetSubject> {
  static let pt32FundLevel = Rule(
    "PT-32", "指标写的资金级次与项目一致", .warning, basis: "财农〔2021〕19号：中央、省、市、县级衔接资金分别管理", remedy: "请核对资金来源，改正指标名称中的资金级次"
  ) { subject, _ in
    let own = Self.level(in: subject.project.name)
    return .remarks(
      subject.rows.filter { $0.target.isMoney }.compactMap { row in
        guard let named = Self.level(in: row.name) else { return nil }
        if let own {
          return named == own
            ? nil : Remark("项目名称写的是\(own)资金，“\(row.name)”却是\(named)资金", sides: [subject.projectSide, row.side])
        }
        let basis = (row.basis ?? "").withoutSpaces
        guard named == "中央", basis.containsAny(["县委", "县政府", "县领导"]) else { return nil }
        return Remark(
          "项目名称没有写中央资金，指标值由“\(basis)”，“\(row.name)”却写中央资金", sides: [subject.projectSide, row.side], severity: .question)
      })
  }

  /// The only level of government that a name gives to its money.
  private static func level(in name: String) -> String? {
    let text = name.withoutSpaces
    let named = FundLevels.words.filter { text.containsAny($0.1) }.map(\.0)
    return named.count == 1 ? named[0] : nil
  }
}

/// What names call the money of each level of government.
private enum FundLevels {
  static let words: [(String, [String])] = [
    ("中央", ["中央财政", "中央衔接", "中央直达", "中央资金"]), ("省级", ["省级", "自治区级", "省财政"]), ("市级", ["市级", "市财政"]), ("县级", ["县级", "县配", "县财政", "本级"]),
  ]
}
