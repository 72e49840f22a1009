package import HengDomain
package import HengFacts

/// Prints a layout (表样打印): a layout and a project's records give the paper.
package enum OfficialForm {
  /// The newest record of the layout's kind. Any record of a kind prints on any of its layouts; what the layout lacks is left out.
  ///
  /// `facts` are what the rules made of the same records: rates and counts, and scores for the cells that the record leaves open.
  package static func document(
    _ layout: FormLayout, _ ledger: ProjectLedger, county: County, facts: FormFacts, number: Int? = nil
  ) throws(FormError) -> Document {
    guard let record = ledger.newest(layout.kind.record) else {
      throw .noRecord(layout.kind, project: ledger.project.name, available: kinds(of: ledger))
    }
    let subject = try FormSubject(record, of: ledger, on: layout, bureau: county.bureau, facts: facts, number: number)
    return FormPrinter(layout, filling: subject).document
  }

  /// A record on its form with the field of each cell, to be filled in on screen (屏幕填报).
  package static func placed(
    _ layout: FormLayout, _ record: FormRecord, of ledger: ProjectLedger, county: County, facts: FormFacts
  ) throws(FormError) -> PlacedForm {
    FormPrinter(
      layout, filling: try FormSubject(record, of: ledger, on: layout, bureau: county.bureau, facts: facts, number: nil)
    ).placed
  }

  /// A self-evaluation alone, for a paper that it is attached to.
  package static func sheet(
    _ layout: FormLayout, _ ledger: ProjectLedger, _ evaluation: SelfEvaluation, bureau: String, facts: SelfEvaluationFacts
  ) throws(FormError) -> Sheet {
    let facts = FormFacts(monitoring: [:], selfEvaluation: facts)
    return FormPrinter(
      layout, filling: try FormSubject(.selfEvaluation(evaluation), of: ledger, on: layout, bureau: bureau, facts: facts, number: nil)
    ).sheet
  }

  /// A department's own record on a department-wide layout (部门整体); `facts` are what the accounts say of a self-evaluation.
  package static func document(_ layout: FormLayout, _ record: DisclosureRecord, facts: DepartmentEvaluationFacts?) -> Document {
    FormPrinter(layout, filling: DepartmentFilling(record, on: layout, facts: facts)).document
  }

  /// The form to be filled in by hand (空白表); `year` may be blanks.
  package static func open(_ layout: FormLayout, year: String) -> Document {
    FormPrinter(layout, filling: OpenFilling(layout: layout, year: year)).document
  }

  /// The form with a tag in each cell that is filled (标记表), as `heng form define` reads it.
  package static func tagged(_ layout: FormLayout) -> Document { FormPrinter(layout, filling: TagFilling(layout: layout)).document }

  /// The kinds that the project's records can fill.
  package static func kinds(of ledger: ProjectLedger) -> [FormKind] {
    FormKind.ofProjects.filter { ledger.newest($0.record) != nil }
  }
}

extension ProjectLedger {
  fileprivate func newest(_ record: FormKind.Record) -> FormRecord? {
    switch record {
    case .target: targetSheet.map { .target($0) }
    case .monitoring: monitoring.last.map { .monitoring($0) }
    case .selfEvaluation: selfEvaluations.last.map { .selfEvaluation($0) }
    }
  }
}
