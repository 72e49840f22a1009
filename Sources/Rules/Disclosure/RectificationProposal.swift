package import HengDomain
package import HengValues

extension RectificationNotice.Problem {
  /// A finding as a problem to be mended: its message, what it rests on and its remedy. Rules' codes stay with it.
  package init(_ finding: Finding, id: ID<RectificationNotice.Problem>, basis: String, deadline: CivilDate?) {
    let basis = basis.withoutParameters
    let text = [finding.message, finding.computation].filter { !$0.isEmpty }.joined(separator: "；计算：")
    self.init(
      id: id, text: text, basis: basis.isEmpty ? "核查规则 \(finding.rule)" : "\(basis)（核查规则 \(finding.rule)）", request: finding.remedy,
      deadline: deadline)
  }
}

extension RectificationNotice {
  /// A draft notice from the findings on a project: errors first, then warnings; notes and questions are no ground for a notice.
  ///
  /// `catalogue` gives each rule's basis. Nil where nothing is to be mended.
  package init?(
    from findings: [Finding], id: ID<RectificationNotice>, project: Project, issuer: String, deadline: CivilDate?,
    catalogue: [RuleDescription], citation: Citation
  ) {
    let bases = Dictionary(catalogue.map { ($0.code, $0.basis) }) { first, _ in first }
    let grave = [Severity.error, .warning].flatMap { severity in findings.filter { $0.severity == severity } }
    guard !grave.isEmpty else { return nil }
    let problems = grave.enumerated().map { place, finding in
      Problem(finding, id: ID("\(id.text).\(place + 1)"), basis: bases[finding.rule] ?? "", deadline: deadline)
    }
    self.init(
      id: id, issuer: issuer, addressee: project.implementingUnit, project: project.id, problems: problems, citation: citation)
  }
}

extension String {
  /// Without the names of parameters, which say nothing outside the program: `等级下限（参数 scoring.grades）：优90` is `等级下限：优90`.
  fileprivate var withoutParameters: String {
    var text = self
    while let open = text.byteRange(of: "（参数 "), let close = text[open.upperBound...].firstIndex(of: "）") {
      text.removeSubrange(open.lowerBound...close)
    }
    let parts = text.split(separator: "；").compactMap { part -> Substring? in
      guard part.hasPrefix("参数 ") else { return part }
      return part.firstIndex(of: "：").map { part[part.index(after: $0)...] }
    }
    return parts.joined(separator: "；")
  }
}
