import HengDocuments
import HengDomain
import HengOperations
import HengValues

/// What the visitor may do with a project's form (可办的表): fill it in, decide on it, begin the next.
struct FormAccess {
  private let assessment: ProjectAssessment
  private let kind: FormKind
  private let roles: Set<Role>

  init(_ assessment: ProjectAssessment, _ kind: FormKind, _ visitor: Visitor = .current) {
    self.assessment = assessment
    self.kind = kind
    roles = visitor.scope.roles(in: assessment.project.county, department: assessment.project.department)
  }

  private var record: FormRecord? { assessment.ledger.inWork(kind) }

  private var mayFill: Bool { !roles.isDisjoint(with: Role.ofUnits) }

  /// Later papers are held against targets.
  private var mayBegin: Bool { mayFill && (kind.record == .target || assessment.ledger.targetSheet != nil) }

  var state: String? { record?.stateLabel }

  /// Links for the head of the form, the last one the next step.
  var actions: [PageAction] {
    let id = assessment.project.id
    guard let record else {
      return mayBegin ? [PageAction(href: Address.formEdit(id, kind), text: "填报", isPrimary: true)] : []
    }
    if record.isEditable {
      return mayFill ? [PageAction(href: Address.formEdit(id, kind), text: "继续填写", isPrimary: true)] : []
    }
    var actions: [PageAction] = []
    if case .monitoring(let report) = record, mayBegin, report.period.lastMonth < 12 {
      actions.append(PageAction(href: Address.formEdit(id, kind) + "?month=\(report.period.lastMonth + 1)", text: "填下一次监控"))
    }
    if !record.steps(roles, isOwn: false).isEmpty {
      actions.append(PageAction(href: Address.formReview(id, kind), text: "办理", isPrimary: true))
    }
    return actions
  }
}
