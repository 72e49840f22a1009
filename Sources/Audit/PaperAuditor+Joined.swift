package import HengDocuments
package import HengRules
import HengValues

extension PaperAuditor {
  /// Weighs several files as one paper (合并核查): every place tells its file.
  package func audit(_ joined: JoinedPaper, file: String, profile key: String? = nil) throws(ProfileError) -> AuditedPaper {
    var audited = try audit(joined.paper, file: file, profile: key)
    // By file, and within each in the order of the paper.
    audited.findings = audited.findings.map { finding in (joined.file(of: finding.place) ?? .max, finding.located(joined)) }.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
    for index in audited.forms.indices { audited.forms[index].place = joined.located(audited.forms[index].place) }
    audited.cautions = audited.cautions.map { PaperCaution($0.message, $0.place.map { joined.located($0) }) }
    audited.privacy = PaperPrivacy(joined.placed)
    audited.files = joined.files
    return audited
  }
}

extension Finding {
  fileprivate func located(_ joined: JoinedPaper) -> Finding {
    var finding = self
    for index in sides.indices { finding.sides[index].place = joined.located(sides[index].place) }
    return finding
  }
}
