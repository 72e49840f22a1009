package import HengDomain
package import HengFacts

/// The register of the official forms (表样登记): a kind and a project's records give the paper.
package enum OfficialForm {
  /// The newest record of the kind on its form. Any target sheet prints on either target layout.
  ///
  /// `facts` are what the rules made of the same records: rates and counts, and scores for the cells that the record leaves open.
  package static func document(
    _ kind: FormKind, _ ledger: ProjectLedger, county: County, facts: FormFacts
  ) throws(FormError) -> Document {
    switch kind {
    case .targetNingxia:
      if let sheet = ledger.targetSheet { return NingxiaTargetForm.document(ledger, sheet) }
    case .targetHebei:
      if let sheet = ledger.targetSheet { return HebeiTargetForm.document(ledger, sheet, county: county) }
    case .monitoringXingqing:
      if let report = ledger.monitoring.last { return try XingqingMonitoringForm.document(ledger, report, facts: facts.monitoring) }
    case .selfEvaluationShanxi:
      if let record = ledger.selfEvaluations.last, let facts = facts.selfEvaluation {
        return try ShanxiSelfEvaluationForm.document(ledger, record, facts: facts)
      }
    }
    throw .noRecord(kind, project: ledger.project.name, available: kinds(of: ledger))
  }

  /// The forms that the project's records can fill.
  package static func kinds(of ledger: ProjectLedger) -> [FormKind] {
    FormKind.allCases.filter { kind in
      switch kind {
      case .targetNingxia, .targetHebei: ledger.targetSheet != nil
      case .monitoringXingqing: !ledger.monitoring.isEmpty
      case .selfEvaluationShanxi: !ledger.selfEvaluations.isEmpty
      }
    }
  }
}
