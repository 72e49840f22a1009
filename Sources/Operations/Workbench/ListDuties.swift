package import HengDomain
package import HengRules
package import HengValues

/// Finds what is owed from the states of the ledger and the clocks of law (列待办). Nothing of it is stored, so nothing can be forgotten.
package struct ListDuties: Sendable {
  private let library: ProfileLibrary
  private let today: CivilDate

  package init(_ library: ProfileLibrary, on today: CivilDate) {
    self.library = library
    self.today = today
  }

  /// The duties of a scope, the most urgent first; `accounts` are the standings of final accounts with their days of approval.
  package func callAsFunction(
    _ overviews: [CountyOverview], accounts: [AccountsStanding], within scope: Scope
  ) throws(ProfileError) -> [Duty] {
    var duties: [Duty] = []
    for overview in overviews {
      let due = try DueDays(self, library.profile(overview.county.profile), overview.year.year)
      for assessment in overview.assessments { duties += ofProject(assessment, due) }
    }
    let profile = try library.profile("national")
    for standing in accounts {
      if let duty = try ofAccounts(standing, profile) { duties.append(duty) }
    }
    return duties.filter { $0.isOwed(by: scope) }.sorted(by: isMoreUrgent)
  }

  private func isMoreUrgent(_ one: Duty, _ other: Duty) -> Bool {
    switch (one.due, other.due) {
    case (let a?, let b?) where a != b: return a < b
    case (.some, nil): return true
    case (nil, .some): return false
    default: break
    }
    let kinds = Duty.Kind.allCases
    let (left, right) = (kinds.firstIndex(of: one.kind) ?? 0, kinds.firstIndex(of: other.kind) ?? 0)
    return left != right ? left < right : one.name < other.name
  }

  // MARK: Projects

  /// The last days of a year's papers (期限), looked up once for all projects of the year.
  private struct DueDays {
    let monitoring: CivilDate
    let selfEvaluation: CivilDate

    init(_ list: ListDuties, _ profile: Profile, _ year: Int) throws(ProfileError) {
      monitoring = try list.day("work.monitoringDue", in: year, profile)
      selfEvaluation = try list.day("work.selfEvaluationDue", in: year + 1, profile)
    }
  }

  private func ofProject(_ assessment: ProjectAssessment, _ due: DueDays) -> [Duty] {
    let ledger = assessment.ledger
    guard ![.closed, .rejected, .withdrawn].contains(ledger.project.state) else { return [] }
    var duties: [Duty] = []
    if let duty = targets(ledger) { duties.append(duty) }
    if let duty = monitoring(ledger, due.monitoring) { duties.append(duty) }
    if let duty = selfEvaluation(ledger, due.selfEvaluation) { duties.append(duty) }
    duties += rectifications(ledger)
    let errors = assessment.count(.error)
    if errors > 0 {
      duties.append(
        duty(.finding, ledger.project, at: .findings(ledger.project.id), "核查出错误\(errors)处", verb: "看意见", Role.ofUnits))
    }
    return duties
  }

  private func targets(_ ledger: ProjectLedger) -> Duty? {
    let project = ledger.project
    guard let sheet = ledger.targetSheets.max(by: { $0.version < $1.version }) else {
      return project.tier == .one ? nil : duty(.targets, project, at: .entry(project.id, .targets), "还没有绩效目标表", verb: "填报", Role.ofUnits)
    }
    switch sheet.state {
    case .draft:
      return duty(
        .targets, project, at: .entry(project.id, .targets), returned(ledger, sheet.id.text) ?? "草稿，还没有送审", verb: "继续填写", Role.ofUnits)
    case .adjusting: return duty(.targets, project, at: .entry(project.id, .targets), "调整中", verb: "继续填写", Role.ofUnits)
    case .submitted:
      return duty(
        .targets, project, at: .review(project.id, .targets), "已送审" + waiting(ledger, sheet.id.text), verb: "审核", [.departmentReviewer])
    case .departmentReviewed:
      return duty(
        .targets, project, at: .review(project.id, .targets), "主管部门已审" + waiting(ledger, sheet.id.text), verb: "审核", [.financeBureau])
    case .financeReviewed:
      return duty(
        .targets, project, at: .review(project.id, .targets), "财政已审，等批复" + waiting(ledger, sheet.id.text), verb: "批复", [.financeBureau])
    case .approved, .closed: return nil
    }
  }

  private func monitoring(_ ledger: ProjectLedger, _ due: CivilDate) -> Duty? {
    let (project, year) = (ledger.project, ledger.project.year.year)
    guard let report = ledger.monitoring.max(by: { $0.round < $1.round }) else {
      // Before targets are approved there is nothing to watch yet.
      guard year == today.year, project.tier != .one, ledger.hasApprovedTargets,
        today >= CivilDate(clampingDayNumber: due.dayNumber - 30)
      else { return nil }
      return duty(
        .monitoring, project, at: .entry(project.id, .monitoring), "1—7月的监控表还没有填", due: due, basis: "财预〔2019〕136号", verb: "填报", Role.ofUnits
      )
    }
    let closes = report.round == 1 ? due : nil
    let basis = closes == nil ? nil : "财预〔2019〕136号"
    switch report.state {
    case .notStarted, .draft:
      let why = returned(ledger, report.id.text) ?? report.state.label + "，还没有上报"
      return duty(.monitoring, project, at: .entry(project.id, .monitoring), why, due: closes, basis: basis, verb: "继续填写", Role.ofUnits)
    case .submitted:
      return duty(
        .monitoring, project, at: .review(project.id, .monitoring), "已上报" + waiting(ledger, report.id.text), verb: "审核",
        [.departmentReviewer])
    case .reviewed: return nil
    case .issuedFindings:
      return duty(
        .monitoring, project, at: .review(project.id, .monitoring), "已下发整改" + waiting(ledger, report.id.text), verb: "写整改回执", Role.ofUnits)
    case .rectified: return nil
    }
  }

  private func selfEvaluation(_ ledger: ProjectLedger, _ due: CivilDate) -> Duty? {
    let (project, year) = (ledger.project, ledger.project.year.year)
    guard let evaluation = ledger.selfEvaluations.last else {
      guard year + 1 == today.year, project.tier != .one, ledger.hasApprovedTargets else { return nil }
      return duty(
        .selfEvaluation, project, at: .entry(project.id, .selfEvaluation), "\(year)年度的自评表还没有填", due: due, basis: "上年自评", verb: "填报",
        Role.ofUnits)
    }
    switch evaluation.state {
    case .draft:
      let why = returned(ledger, evaluation.id.text) ?? "草稿，还没有送审"
      return duty(
        .selfEvaluation, project, at: .entry(project.id, .selfEvaluation), why, due: due, basis: "上年自评", verb: "继续填写", Role.ofUnits)
    case .submitted:
      return duty(
        .selfEvaluation, project, at: .review(project.id, .selfEvaluation), "已送审" + waiting(ledger, evaluation.id.text), verb: "复核",
        [.departmentReviewer])
    case .departmentReviewed:
      return duty(
        .selfEvaluation, project, at: .review(project.id, .selfEvaluation), "已复核" + waiting(ledger, evaluation.id.text), verb: "抽查",
        [.financeBureau])
    case .financeChecked:
      return duty(
        .selfEvaluation, project, at: .review(project.id, .selfEvaluation), "已抽查，还没有公开", verb: "公开", [.departmentReviewer])
    case .published: return nil
    }
  }

  /// Who sent a record back, when and why (退回); nil where its last step was another.
  func returned(_ ledger: ProjectLedger, _ record: String) -> String? {
    guard let last = ledger.transitions.last(where: { $0.recordID == record }), last.action == .return else { return nil }
    return "\(last.actor)\(last.at.date().chineseText)退回" + (last.reason.map { "：\($0)" } ?? "")
  }

  /// How long a record has stayed where it is (停留).
  func waiting(_ ledger: ProjectLedger, _ record: String) -> String {
    guard let last = ledger.transitions.last(where: { $0.recordID == record }) else { return "" }
    let days = today.days(since: last.at.date())
    return "，\(last.at.date().chineseText)起" + (days > 0 ? "等了\(days)天" : "")
  }

  func duty(
    _ kind: Duty.Kind, _ project: Project, at place: Duty.Place, _ why: String, due: CivilDate? = nil, basis: String? = nil,
    verb: String, _ owners: Set<Role>
  ) -> Duty {
    Duty(
      kind: kind, name: project.name, place: place, why: why, due: due, basis: basis, verb: verb, owners: owners,
      county: project.county, department: project.department)
  }

  // MARK: Final accounts

  private func ofAccounts(_ standing: AccountsStanding, _ profile: Profile) throws(ProfileError) -> Duty? {
    let key = standing.key
    func duty(_ why: String, _ verb: String, _ owners: Set<Role>, due: CivilDate? = nil, basis: String? = nil) -> Duty {
      Duty(
        kind: .accounts, name: "\(key.department)\(key.year.text)部门决算",
        place: standing.state == .compiling ? .accountsList(key.countyYear) : standing.state == .approved ? .publish(key) : .accounts(key),
        why: why, due: due, basis: basis, verb: verb,
        owners: owners, county: key.county, department: key.departmentID)
    }
    switch standing.state {
    case .compiling: return duty("编制中，还没有核查", "编制", [.unitFinanceOfficer])
    case .checked: return duty("已核查，还没有上报", "上报", [.unitFinanceOfficer])
    case .submitted: return duty("已上报，等批复", "批复", [.financeBureau])
    case .approved:
      let days = try standing.approvedOn.map { day throws(ProfileError) in try whole("accounts.disclosureDays", profile, on: day) }
      let due = standing.approvedOn.flatMap { day in days.map { LegalClock(.calendarDays($0)).deadline(from: day).due } }
      return duty(
        "已批复" + (standing.approvedOn.map { "（\($0.chineseText)）" } ?? "") + "，还没有公开", "公开", [.departmentReviewer],
        due: due, basis: "预算法第十四条")
    case .published, .archived: return nil
    }
  }

  // MARK: Days

  private func day(_ name: String, in year: Int, _ profile: Profile) throws(ProfileError) -> CivilDate {
    let month = try whole("\(name)Month", profile, on: today), day = try whole("\(name)Day", profile, on: today)
    guard let found = try? CivilDate(year: year, month: month, day: day) else {
      throw .unfit(profile: profile.key, name: name, value: "\(month)-\(day)", reason: "没有这一天")
    }
    return found
  }

  private func whole(_ name: String, _ profile: Profile, on day: CivilDate) throws(ProfileError) -> Int {
    let text = try profile.decimal(name, on: day).description
    guard let number = Int(text) else { throw .unfit(profile: profile.key, name: name, value: text, reason: "应为整数") }
    return number
  }
}

extension ProjectLedger {
  /// Later papers are owed against targets that hold.
  fileprivate var hasApprovedTargets: Bool { targetSheets.contains { $0.state == .approved || $0.state == .closed } }
}
