import HengDocuments
import HengDomain
import HengOperations
import HengRules
import HengValues
import Testing

/// The workflow as a model: every state that the papers of a project can reach, walked by everybody who may take a step there.
@Suite("No paper ends where nobody can go on, and none waits for somebody who does not know")
struct WorkflowModelTests {
  private static let everybody = Set(Role.business)

  /// Where a paper may rest: nothing is owed of it.
  private static let atRest: Set<String> = ["已批复", "已办结", "已审核", "已整改", "已公开"]

  private let library: ProfileLibrary
  private let county: County
  private let ledger: ProjectLedger

  init() throws {
    library = try ProfileLibrary.load()
    let samples = try SampleLedgers.load()
    var chosen = try #require(samples.ledgers.first { !$0.monitoring.isEmpty && !$0.targetSheets.isEmpty })
    county = try #require(samples.counties.first { $0.division == chosen.project.county })
    chosen.project.year = try FiscalYear(2026)
    chosen.transitions = []
    ledger = chosen
  }

  /// All states that steps reach from a first one.
  private static func reached<State: LifecycleState>(from first: State) -> [State] {
    var (found, left) = ([first], [first])
    while let state = left.popLast() {
      for step in State.transitions where step.from == state && !found.contains(step.to) {
        found.append(step.to)
        left.append(step.to)
      }
    }
    return found
  }

  private func record(_ kind: FormKind.Record, _ state: String) throws -> FormRecord {
    switch kind {
    case .target:
      var sheet = ledger.targetSheets[0]
      sheet.state = try #require(TargetState(rawValue: state))
      return .target(sheet)
    case .monitoring:
      var report = ledger.monitoring[0]
      report.state = try #require(MonitoringState(rawValue: state))
      return .monitoring(report)
    case .selfEvaluation:
      return .selfEvaluation(
        SelfEvaluation(
          id: ID("e"), project: ledger.project.id, targetSheet: ledger.targetSheets[0].id, funds: [], objective: "", achievement: "",
          rows: [],
          printedTotal: .unfilled, selfGrade: nil, reviewGrade: nil, state: try #require(SelfEvaluationState(rawValue: state)),
          citation: ledger.project.citation))
    }
  }

  private func duties(_ record: FormRecord) throws -> [Duty] {
    var ledger = ledger
    switch record {
    case .target(let sheet): ledger.targetSheets = [sheet]
    case .monitoring(let report): ledger.monitoring = [report]
    case .selfEvaluation(let evaluation): ledger.selfEvaluations = [evaluation]
    }
    let overview = CountyOverview(
      county: county, year: ledger.project.year, assessments: try AssessProjects(library)([ledger], county: county), unitTotals: [])
    let kind: Duty.Kind = record.kind == .target ? .targets : record.kind == .monitoring ? .monitoring : .selfEvaluation
    return try ListDuties(library, on: try CivilDate("2026-10-01"))([overview], accounts: [], within: .system).filter { $0.kind == kind }
  }

  private func walk(_ kind: FormKind.Record, _ states: [(raw: String, label: String)]) throws {
    for state in states {
      let record = try record(kind, state.raw)
      let steps = record.steps(Self.everybody, isOwn: false)
      let owed = try duties(record)
      if Self.atRest.contains(state.label) || state.label == "未开始" {
        #expect(owed.isEmpty || state.label == "未开始", "\(kind) \(state.label) rests, yet something is owed")
        continue
      }
      #expect(!steps.isEmpty || record.isEditable, "\(kind) \(state.label) is a dead end")
      // Whoever is told can do it.
      #expect(!owed.isEmpty, "nobody is told of \(kind) \(state.label)")
      for duty in owed {
        for owner in duty.owners {
          let own = record.steps([owner], isOwn: false)
          #expect(
            !own.isEmpty || record.isEditable && Role.ofUnits.contains(owner),
            "\(owner.label) is told of \(kind) \(state.label) and can do nothing")
        }
        switch duty.place {
        case .entry: #expect(record.isEditable)
        case .review: #expect(!record.isEditable)
        default: Issue.record("\(kind) \(state.label) leads to no form")
        }
      }
    }
  }

  @Test("targets") func targets() throws {
    let states = Self.reached(from: TargetState.draft)
    #expect(Set(states) == Set(TargetState.allCases))
    try walk(.target, states.map { ($0.rawValue, $0.label) })
  }

  @Test("monitoring rounds") func monitoring() throws {
    let states = Self.reached(from: MonitoringState.notStarted)
    #expect(Set(states) == Set(MonitoringState.allCases))
    try walk(.monitoring, states.map { ($0.rawValue, $0.label) })
  }

  @Test("self-evaluations") func selfEvaluations() throws {
    let states = Self.reached(from: SelfEvaluationState.draft)
    #expect(Set(states) == Set(SelfEvaluationState.allCases))
    try walk(.selfEvaluation, states.map { ($0.rawValue, $0.label) })
  }

  @Test("rectifications: each state but the last is somebody's, who can do what he is told")
  func rectifications() throws {
    let states = Self.reached(from: RectificationState.open)
    #expect(Set(states) == Set(RectificationState.allCases))
    for state in states {
      var ledger = ledger
      let problem = RectificationNotice.Problem(id: ID("q"), text: "问题", basis: "", request: "整改", deadline: try CivilDate("2026-10-31"))
      ledger.rectifications = [
        Rectification(
          notice: RectificationNotice(
            id: ID("r"), issuer: "示例局", addressee: "示例站", project: ledger.project.id, problems: [problem], state: state,
            citation: ledger.project.citation))
      ]
      let overview = CountyOverview(
        county: county, year: ledger.project.year, assessments: try AssessProjects(library)([ledger], county: county), unitTotals: [])
      let owed = try ListDuties(library, on: try CivilDate("2026-11-10"))([overview], accounts: [], within: .system).filter {
        $0.kind == .rectification
      }
      let isAtRest = state == .accepted || state == .withdrawn
      #expect(owed.isEmpty == isAtRest && state.actions.isEmpty == isAtRest, "\(state)")
      for duty in owed {
        #expect(duty.place == .rectification(ledger.project.id, 1))
        #expect(state == .answered || duty.due == problem.deadline)
        for owner in duty.owners { #expect(RectificationState.transitions.contains { $0.from == state && $0.roles.contains(owner) }) }
      }
    }
  }

  @Test("final accounts: nobody is told of a step that is not his, and no state before publication is nobody's")
  func accounts() throws {
    let states = Self.reached(from: FinalAccountsState.compiling)
    #expect(Set(states) == Set(FinalAccountsState.allCases))
    let key = DepartmentYear(county: county.division, year: ledger.project.year, department: "示例局")
    for state in states {
      let standing = AccountsStanding(key: key, state: state, approvedOn: state == .approved ? try CivilDate("2026-09-01") : nil)
      let owed = try ListDuties(library, on: try CivilDate("2026-09-10"))([], accounts: [standing], within: .system)
      #expect(owed.isEmpty == (state == .published || state == .archived), "\(state)")
      for duty in owed {
        for owner in duty.owners {
          #expect(
            FinalAccountsState.transitions.contains { $0.from == state && $0.roles.contains(owner) }, "\(owner.label) \(state.label)")
        }
      }
    }
  }

  @Test("who prepared a paper is offered no judgement of it, and loses no other step")
  func own() throws {
    for state in TargetState.allCases {
      let record = try record(.target, state.rawValue)
      let (all, own) = (record.steps(Self.everybody, isOwn: false), record.steps(Self.everybody, isOwn: true))
      #expect(own.map(\.action) == all.map(\.action).filter { !Action.judging.contains($0) })
    }
  }

  @Test("a return may go to each earlier step, the preparer first")
  func ways() throws {
    let back = try #require(try record(.target, "financeReviewed").steps([.financeBureau], isOwn: false).first { $0.action == .return })
    #expect(back.ways.map(\.state) == ["draft", "submitted", "departmentReviewed"] && back.needsReason)
  }
}
