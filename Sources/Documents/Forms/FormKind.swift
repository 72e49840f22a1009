/// What an official form is for (表的种类); how it is laid out is a `FormLayout`.
package enum FormKind: String, CaseIterable, Hashable, Sendable, Codable {
  case projectTarget = "target.project"
  case departmentTarget = "target.department"
  case projectMonitoring = "monitoring.project"
  case projectSelfEvaluation = "selfEvaluation.project"
  case departmentSelfEvaluation = "selfEvaluation.department"
  case transferSelfEvaluation = "selfEvaluation.transfer"

  /// What people call it.
  package var title: String {
    switch self {
    case .projectTarget: "项目绩效目标表"
    case .departmentTarget: "部门整体绩效目标表"
    case .projectMonitoring: "项目绩效运行监控表"
    case .projectSelfEvaluation: "项目绩效自评表"
    case .departmentSelfEvaluation: "部门整体绩效自评表"
    case .transferSelfEvaluation: "转移支付绩效自评表"
    }
  }

  /// The record that fills it (所填记录).
  package enum Record: String, CaseIterable, Hashable, Sendable {
    case target = "绩效目标"
    case monitoring = "绩效监控"
    case selfEvaluation = "绩效自评"
  }

  package var record: Record {
    switch self {
    case .projectTarget, .departmentTarget: .target
    case .projectMonitoring: .monitoring
    case .projectSelfEvaluation, .departmentSelfEvaluation, .transferSelfEvaluation: .selfEvaluation
    }
  }

  /// The department's own record fills it, never a project's (部门整体).
  package var isOfDepartment: Bool { self == .departmentTarget || self == .departmentSelfEvaluation }

  /// The kinds that one project's records fill, in the order of the year.
  package static let ofProjects: [FormKind] = [.projectTarget, .projectMonitoring, .projectSelfEvaluation]

  /// A kind by its name; the names before layouts were files stay accepted: `target.ningxia` is a target form.
  package init?(named name: String) {
    if let kind = FormKind(rawValue: name) {
      self = kind
    } else if let kind = Self.earlier[name] {
      self = kind
    } else {
      return nil
    }
  }

  /// The earlier names; but for the general ones each is now the key of a layout.
  package static let earlier: [String: FormKind] = [
    "target.ningxia": .projectTarget, "target.hebei": .projectTarget, "target.general": .projectTarget,
    "monitoring.xingqing": .projectMonitoring, "selfEvaluation.shanxi": .projectSelfEvaluation,
    "selfEvaluation.general": .projectSelfEvaluation,
  ]
}

/// Why a form cannot be printed.
package enum FormError: Error, Hashable, Sendable {
  /// The project has no record of this kind; `available` are the kinds that can be printed.
  case noRecord(FormKind, project: String, available: [FormKind])
  /// A later paper names a target sheet that the ledger does not hold.
  case targetSheetMissing(FormKind, project: String, sheet: String)
  /// A row names an indicator that its target sheet does not hold; `row` counts from 1.
  case indicatorMissing(FormKind, project: String, row: Int, indicator: String)
  /// The score card was made from other rows.
  case cardOfOtherRows(project: String, rows: Int, items: Int)

  package var message: String {
    switch self {
    case .noRecord(let kind, let project, let available):
      "项目“\(project)”没有\(kind.record.rawValue)记录，不能打印“\(kind.title)”（\(kind.rawValue)）。"
        + (available.isEmpty
          ? "请先填报绩效目标。" : "可以打印：\(available.map { "\($0.title)（\($0.rawValue)）" }.joined(separator: "、"))。")
    case .targetSheetMissing(let kind, let project, let sheet):
      "项目“\(project)”的\(kind.record.rawValue)引用绩效目标表“\(sheet)”，台账中没有这张表。请先补录该绩效目标表。"
    case .indicatorMissing(let kind, let project, let row, let indicator):
      "项目“\(project)”的\(kind.record.rawValue)第\(row)行引用指标“\(indicator)”，绩效目标表中没有这个指标。请核对指标或补录目标表。"
    case .cardOfOtherRows(let project, let rows, let items):
      "项目“\(project)”的自评表有\(rows)行指标，评分结果却有\(items)项，二者不是同一张表。请重新评分后再打印。"
    }
  }
}
