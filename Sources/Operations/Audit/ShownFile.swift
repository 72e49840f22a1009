package import HengAudit
package import HengDocuments
import HengDomain
package import HengRules
package import HengText
import HengValues

/// A weighed paper as it leaves (可示人的核查结果): everything private in it is covered. The formats, the pages and the messages take
/// nothing else, so that no output can forget to cover.
package struct ShownFile: Sendable {
  package let sha256: String
  package private(set) var audited: AuditedPaper
  package private(set) var paper: Paper

  package init(_ file: AuditedFile) {
    sha256 = file.sha256
    audited = file.audited.shown
    paper = file.audited.privacy.shown
  }

  package var file: String { audited.file }

  /// Without the paper and the contents of its forms, which the list of opinions does not need.
  var bare: ShownFile {
    var shown = self
    shown.paper = Paper(format: paper.format, blocks: [])
    shown.audited.privacy = PaperPrivacy(shown.paper)
    for index in audited.forms.indices { shown.audited.forms[index].content = .none }
    return shown
  }
}

/// What papers say of each other, as it leaves.
package struct ShownReport: Sendable {
  package let report: RuleReport

  package init(_ report: RuleReport, known: PrivateMask.Known) {
    self.report = RuleReport(findings: report.findings.map { $0.shown(known) }, coverage: report.coverage.map { $0.shown(known) })
  }
}

extension AuditedPaper {
  fileprivate var shown: AuditedPaper {
    let known = privacy.known
    var paper = self
    paper.file = PrivateMask.masked(file, known: known)
    paper.files = files.map { PrivateMask.masked($0, known: known) }
    for index in paper.forms.indices {
      paper.forms[index].title = PrivateMask.masked(forms[index].title, known: known)
      paper.forms[index].place = forms[index].place.masked
    }
    paper.findings = findings.map { $0.shown(known) }
    paper.coverage = coverage.map { $0.shown(known) }
    paper.cautions = cautions.map { PaperCaution(PrivateMask.masked($0.message, known: known), $0.place?.masked) }
    return paper
  }
}

extension Finding {
  fileprivate func shown(_ known: PrivateMask.Known) -> Finding {
    func masked(_ text: String) -> String { text.isEmpty ? text : PrivateMask.masked(text, known: known) }
    var finding = self
    finding.message = masked(message)
    finding.remedy = masked(remedy)
    finding.computation = masked(computation)
    finding.consequences = consequences.map(masked)
    finding.sides = sides.map { side in
      Side(label: masked(side.label), figure: masked(side.figure), place: side.place.masked, quote: masked(side.quote))
    }
    return finding
  }
}

extension Coverage {
  fileprivate func shown(_ known: PrivateMask.Known) -> Coverage {
    guard !reason.isEmpty else { return self }
    var coverage = self
    coverage.reason = PrivateMask.masked(reason, known: known)
    return coverage
  }
}

extension AuditInputError {
  /// The error as it leaves: a file's name may hold a number.
  package var shown: AuditInputError { AuditInputError(file: PrivateMask.masked(file), message: PrivateMask.masked(message)) }
}

extension WeighedPaper {
  var shown: WeighedPaper {
    WeighedPaper(sha256: sha256, fileName: PrivateMask.masked(fileName), receivedAt: receivedAt, receivedBy: receivedBy)
  }
}

extension FindingVerdict {
  var shown: FindingVerdict {
    FindingVerdict(finding: finding, decision: decision, reason: PrivateMask.masked(reason), actor: PrivateMask.masked(actor), at: at)
  }
}

/// Words that a command says about files (命令的提示): paths are typed, and a name may hold a number.
package enum ShownWords {
  package static func of(_ text: String) -> String { PrivateMask.masked(text) }
}
