package import HengDomain
import HengValues

/// What is written on one page for a department's year-end papers (填写部分).
package enum DisclosurePart: Hashable, Sendable {
  /// 职责机构 and the reasons of the explanation.
  case explanation
  /// 部门整体支出绩效自评.
  case evaluation
  /// 部门整体绩效目标.
  case targets
  /// 项目绩效评价报告.
  case report(ID<Project>)

  package var name: String {
    switch self {
    case .explanation: "职责机构和说明文字"
    case .evaluation: "部门整体支出绩效自评"
    case .targets: "部门整体绩效目标"
    case .report: "项目绩效评价报告"
    }
  }

  /// For an address.
  package var word: String {
    switch self {
    case .explanation: "explanation"
    case .evaluation: "evaluation"
    case .targets: "targets"
    case .report(let project): "report." + project.text
    }
  }

  package init?(word: String) {
    switch word {
    case "explanation": self = .explanation
    case "evaluation": self = .evaluation
    case "targets": self = .targets
    default:
      guard word.hasPrefix("report."), word.utf8.count > 7 else { return nil }
      self = .report(ID(String(word.dropFirst(7))))
    }
  }

  /// The places of the part. `categories` are the classes of which the explanation owes a reason.
  func fields(categories: [FunctionalCode], indicators: [Indicator]) -> [DisclosureField] {
    switch self {
    case .explanation: Self.explanation(categories)
    case .evaluation: DepartmentEvaluation.fields
    case .targets: DepartmentTargets.fields
    case .report(let project): EvaluationReport.fields(project, indicators)
    }
  }

  private static func explanation(_ categories: [FunctionalCode]) -> [DisclosureField] {
    let places: [DisclosureField] = [
      DisclosureField("duties", "部门职责", hint: "每条一行", read: { $0.duties.joined(separator: "\n") }) { $0.duties = $1.lines },
      DisclosureField("organisation", "机构设置情况", hint: "每段一行", read: { $0.organisation.joined(separator: "\n") }) {
        $0.organisation = $1.lines
      },
    ]
    let texts = DisclosureText.general + categories.map(DisclosureText.classReason)
    return places
      + texts.map { text in
        DisclosureField("text." + text.key, text.label, read: { $0.texts[text] ?? "" }) { $0.texts[text] = $1.isEmpty ? nil : $1 }
      }
  }
}

extension DisclosurePart {
  /// In the order of the explanation.
  private static func texts(_ categories: [FunctionalCode]) -> [DisclosureText] {
    let items = DisclosureText.threePublicItems
    return [.overallReason, .appropriationReason, .generalBudgetReason] + categories.map(DisclosureText.classReason)
      + items.map(DisclosureText.threePublicReason) + items.filter { $0 != .total }.map(DisclosureText.threePublicUse)
      + [.receptionAbroadUse, .agencyOperatingReason, .otherVehiclesUse, .performanceWork, .poorProjectsMeasures, .otherMatters]
  }
}

extension DepartmentEvaluation {
  private static let citation = Citation(paper: "部门整体支出绩效自评", lines: "网页填写")

  fileprivate static let fields: [DisclosureField] = [
    DisclosureField("score", "自评得分", hint: "0至100；等级由得分定", .line, read: { $0.departmentEvaluation?.score?.description ?? "" }) {
      (record, text) throws(FieldFault) in
      if text.isEmpty {
        if record.departmentEvaluation != nil { change(&record) { $0.score = nil } }
        return
      }
      guard let score = try? ExactDecimal(parsing: text.withoutSpaces), score >= ExactDecimal(0), score <= ExactDecimal(100) else {
        throw FieldFault("“\(text)”不是0至100的数。请填写得分，如 92.5")
      }
      change(&record) { $0.score = score }
    },
    list("achievements", "年度绩效目标完成情况", \.achievements), list("problems", "存在的主要问题及原因", \.problems),
    list("measures", "下一步改进措施", \.measures),
  ]

  private static func list(
    _ key: String, _ label: String, _ path: any WritableKeyPath<DepartmentEvaluation, [String]> & Sendable
  ) -> DisclosureField {
    DisclosureField(key, label, hint: "每条一行", read: { $0.departmentEvaluation?[keyPath: path].joined(separator: "\n") ?? "" }) {
      record, text in
      let lines = text.lines
      if record.departmentEvaluation?[keyPath: path] ?? [] != lines { change(&record) { $0[keyPath: path] = lines } }
    }
  }

  /// An evaluation in which nothing is written is none.
  private static func change(_ record: inout DisclosureRecord, _ change: (inout DepartmentEvaluation) -> Void) {
    var evaluation = record.departmentEvaluation ?? DepartmentEvaluation(citation: citation)
    change(&evaluation)
    let isEmpty = evaluation.score == nil && (evaluation.achievements + evaluation.problems + evaluation.measures).isEmpty
    record.departmentEvaluation = isEmpty ? nil : evaluation
  }
}

extension DepartmentTargets {
  private static let citation = Citation(paper: "部门整体绩效目标", lines: "网页填写")

  fileprivate static let fields: [DisclosureField] = [
    DisclosureField("overall", "总体绩效目标", read: { $0.targets?.overall ?? "" }) { record, text in change(&record) { $0.overall = text } },
    items("items", "分项绩效目标", \.items), items("safeguards", "工作保障措施", \.safeguards),
  ]

  private static func items(
    _ key: String, _ label: String, _ path: any WritableKeyPath<DepartmentTargets, [Item]> & Sendable
  ) -> DisclosureField {
    DisclosureField(
      key, label, hint: "每项一行，写作“名称：内容”",
      read: { $0.targets?[keyPath: path].map { $0.title + "：" + $0.text }.joined(separator: "\n") ?? "" }
    ) { (record, text) throws(FieldFault) in
      var items: [Item] = []
      for (place, line) in text.lines.enumerated() {
        guard let colon = line.firstIndex(where: { "：:".contains($0) }), colon > line.startIndex,
          case let words = String(line[line.index(after: colon)...]).trimmedSpaces, !words.isEmpty
        else { throw FieldFault("第\(place + 1)行没有写成“名称：内容”。请在名称后面加冒号") }
        items.append(Item(title: String(line[..<colon]).trimmedSpaces, text: words))
      }
      change(&record) { $0[keyPath: path] = items }
    }
  }

  /// Targets in which nothing is written are none.
  private static func change(_ record: inout DisclosureRecord, _ change: (inout DepartmentTargets) -> Void) {
    var targets = record.targets ?? DepartmentTargets(overall: "", items: [], safeguards: [], citation: citation)
    change(&targets)
    record.targets = targets.overall.isEmpty && targets.items.isEmpty && targets.safeguards.isEmpty ? nil : targets
  }
}
