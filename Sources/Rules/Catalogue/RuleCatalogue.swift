/// Every rule with what must hold and why (规则目录), as `heng rules` and docs/RULES.md print it.
package enum RuleCatalogue {
  /// A family of rules (规则类别): the prefix of its codes, its name, what it judges.
  package struct Family: Hashable, Sendable {
    package let prefix: String
    package let name: String
    package let subject: String
    package let rules: [RuleDescription]

    init<Subject>(
      _ prefix: String, _ name: String, _ subject: String, _ rules: [Rule<Subject>], acrossForms: [Rule<PaperFormsSubject>] = []
    ) {
      self.prefix = prefix
      self.name = name
      self.subject = subject
      self.rules = rules.map { $0.description(family: name) } + acrossForms.map { $0.description(family: name) }
    }

    /// A family whose rules judge two subjects, in the order of their codes.
    init<First, Second>(_ prefix: String, _ name: String, _ subject: String, _ first: [Rule<First>], _ second: [Rule<Second>]) {
      self.prefix = prefix
      self.name = name
      self.subject = subject
      rules = first.map { $0.description(family: name) } + second.map { $0.description(family: name) }
    }
  }

  package static let families: [Family] = [
    Family("SC", "自评核查", "项目支出绩效自评表", SelfEvaluationRules.all),
    Family("PT", "目标核查", "项目绩效目标表", TargetRules.all, acrossForms: PaperFormRules.targets),
    Family("MO", "监控核查", "绩效运行监控表", MonitoringRules.all, acrossForms: PaperFormRules.monitoring),
    Family("PA", "文字核查", "绩效评价报告与全文文字", ReportRules.all, PaperTextRules.all),
    Family("FA", "决算核查", "部门决算公开的表和情况说明", AccountsRules.all),
    Family("CP", "文书对照", "同一项目的几份文书", ComparisonRules.all),
    Family("RA", "结果应用", "自评结果与上年度结果", AdviceRules.all),
  ]

  package static let all: [RuleDescription] = families.flatMap(\.rules)

  /// The catalogue as a Chinese page.
  package static var markdown: String {
    var lines = [
      "# 规则目录", "",
      "本页由程序按规则本身生成，共\(all.count)条，请勿手工修改。改动规则后用 `heng rules --markdown > docs/RULES.md` 重新生成。", "",
      "等级：错误须改正后上报；警告须说明；提示供参考；疑问由人判断。各县可在参数文件中另定等级。",
      "规则只指出两处不一致，不断定哪一处有误。同一规则有轻重不同的情形时，先写通常的等级，再写哪些情形是别的等级。", "",
    ]
    for family in families {
      lines += [
        "## \(family.prefix) \(family.name)", "",
        "核查对象：\(family.subject)。共\(family.rules.count)条。\(family.prefix == "FA" ? SeverityCases.roundingNote : "")", "",
      ]
      lines += ["| 代码 | 应当成立 | 等级 | 依据 | 怎么办 |", "|---|---|---|---|---|"]
      lines += family.rules.map { rule in
        "| " + [rule.code, rule.title, rule.severityWords, rule.basis, rule.remedy].map(cell).joined(separator: " | ") + " |"
      }
      lines.append("")
    }
    return lines.joined(separator: "\n")
  }

  private static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }
}
