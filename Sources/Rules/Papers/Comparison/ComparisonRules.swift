import HengValues

/// The rules on several forms of one project (文书对照), in the order of their codes.
package enum ComparisonRules {
  package static let all: [Rule<ProjectPapers>] = [.cp01SameTargets, .cp02SameBudget, .cp03OutturnGrows, .cp04SameIndicators]
}

extension ProjectPapers {
  /// Each pair of neighbours that both say something.
  func pairs<Value>(_ value: (Form) -> Value?) -> [((Form, Value), (Form, Value))] {
    let known = forms.compactMap { form in value(form).map { (form, $0) } }
    return Array(zip(known, known.dropFirst()))
  }
}

extension Finding.Side {
  static func amount(_ form: ProjectPapers.Form, _ what: String, _ amount: ProjectPapers.Form.Amount) -> Finding.Side {
    Finding.Side(label: "\(form.label) \(what)", figure: amount.printed.text, place: amount.citation.place(field: what))
  }

  static func row(_ form: ProjectPapers.Form, _ row: ProjectPapers.Form.Row, _ what: String) -> Finding.Side {
    Finding.Side(label: "\(form.label) \(row.name)", figure: what, place: row.citation.place(field: "“\(row.name)”"))
  }
}
