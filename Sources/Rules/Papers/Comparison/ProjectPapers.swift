package import HengValues

/// What several forms say of one project in one year (同一项目的各表): its target sheet, monitoring rounds, self-evaluation.
package struct ProjectPapers: Hashable, Sendable {
  package enum Stage: Int, Hashable, Sendable, Comparable {
    case target, monitoring, selfEvaluation

    package var label: String {
      switch self {
      case .target: "绩效目标表"
      case .monitoring: "运行监控表"
      case .selfEvaluation: "自评表"
      }
    }

    package static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  /// One form.
  package struct Form: Hashable, Sendable {
    package struct Amount: Hashable, Sendable {
      package var printed: PrintedAmount
      package var citation: Citation

      package init(_ printed: PrintedAmount, _ citation: Citation) {
        self.printed = printed
        self.citation = citation
      }
    }

    package struct Row: Hashable, Sendable {
      package var name: String
      package var target: IndicatorValue
      /// 实际完成值, or the value to date of a monitoring form.
      package var actual: IndicatorValue?
      package var citation: Citation

      package init(name: String, target: IndicatorValue, actual: IndicatorValue? = nil, citation: Citation) {
        self.name = name
        self.target = target
        self.actual = actual
        self.citation = citation
      }
    }

    package var stage: Stage
    package let project: String
    /// The name without blanks, quotes and the word 项目 at its end.
    let bareName: String
    package var code: ProjectCode?
    package var year: FiscalYear?
    package var initialBudget: Amount?
    package var outturn: Amount?
    package var rows: [Row]
    package var citation: Citation

    package init(
      stage: Stage, project: String, code: ProjectCode? = nil, year: FiscalYear? = nil, initialBudget: Amount? = nil,
      outturn: Amount? = nil, rows: [Row], citation: Citation
    ) {
      self.stage = stage
      self.project = project
      bareName = Self.bare(project)
      self.code = code
      self.year = year
      self.initialBudget = initialBudget
      self.outturn = outturn
      self.rows = rows
      self.citation = citation
    }
  }

  /// By stage, then as given.
  package var forms: [Form]

  package init(_ forms: [Form]) { self.forms = forms.sorted { $0.stage < $1.stage } }

  package var project: String { forms.first?.project ?? "" }

  /// The forms put together by project (同一项目归并): the same code, or where one has none, the same name and no other year.
  package static func grouped(_ forms: [Form]) -> [ProjectPapers] {
    var groups: [[Form]] = []
    var known: [String: [Int]] = [:]
    for form in forms {
      let keys = form.keys
      let candidates = Set(keys.flatMap { known[$0] ?? [] }).sorted()
      let place = candidates.first { groups[$0].allSatisfy { form.isSameProject(as: $0) } } ?? groups.count
      if place == groups.count { groups.append([]) }
      groups[place].append(form)
      for key in keys where known[key]?.contains(place) != true { known[key, default: []].append(place) }
    }
    return groups.filter { $0.count > 1 }.map(ProjectPapers.init)
  }
}

extension ProjectPapers.Form {
  /// What a form of the same project has too: its code, its bare name.
  fileprivate var keys: [String] { [code.map { "#" + $0.text }, bareName.isEmpty ? nil : bareName].compactMap { $0 } }

  fileprivate func isSameProject(as other: Self) -> Bool {
    if let year, let otherYear = other.year, year != otherYear { return false }
    if let code, let otherCode = other.code { return code == otherCode }
    return !bareName.isEmpty && bareName == other.bareName
  }

  private static func bare(_ project: String) -> String {
    var name = project.halfWidth.withoutSpaces
    name.unicodeScalars.removeAll { "“”\"《》".unicodeScalars.contains($0) }
    if name.hasTail("项目") { name.removeLast(2) }
    return name
  }

  var label: String { stage.label }
}
