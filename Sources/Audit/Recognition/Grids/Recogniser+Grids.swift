import HengDocuments

extension Recogniser {
  /// Every performance form that is a table, in the order of the paper: what the four recognisers of one kind find, in one pass.
  package static let grids = Recogniser("绩效表") { paper, file in
    GridForm.forms(of: paper, file).compactMap { form in
      switch form.kind {
      case .target: form.target
      case .monitoring: form.monitoring
      case .selfEvaluation: form.selfEvaluation
      case .scoreTable: form.scoreTable
      }
    }
  }
}
