package import HengDocuments
package import HengRules
import HengValues

/// Weighs one paper (核查一份文书): recognise, judge by the rules, put the findings in order, say what was not checked.
package struct PaperAuditor: Sendable {
  private let recognisers: [Recogniser]
  private let checks: [PaperCheck]
  private let profiles: ProfileLibrary

  package init(
    _ profiles: ProfileLibrary, recognisers: [Recogniser] = Recogniser.all, checks: [PaperCheck] = PaperCheck.all
  ) {
    self.profiles = profiles
    self.recognisers = recognisers
    self.checks = checks
  }

  /// `profile` is the key to judge by; nil chooses the county's own where the paper names it, else `national`.
  package func audit(_ paper: Paper, file: String, profile key: String? = nil) throws(ProfileError) -> AuditedPaper {
    let (forms, notes) = FormBounds.accepted(forms(of: paper, file: file))
    let profile = try profiles.profile(key ?? ProfileChoice.key(for: paper, among: profiles))
    let subject = PaperSubject(paper: paper, file: file, forms: forms, profile: profile)
    let report = checks.reduce(RuleReport()) { $0 + $1.report(subject) }
    var ledger = CoverageLedger()
    ledger.add(report.coverage)
    let merged = FindingOverlaps.merged(RuleReport(findings: report.findings, coverage: ledger.coverage()))
    let certain = DoubtedFindings.regraded(merged.findings, doubts: forms.flatMap(\.doubts))
    let findings = RecognisedFindings.regraded(certain, paper)
    let privacy = PaperPrivacy(paper)
    let quotes = PaperQuotes(privacy.shown, file: file)
    return AuditedPaper(
      file: file, format: paper.format, pageCount: paper.pageCount, profile: profile.key, forms: forms,
      findings: Self.ordered(findings.withinBudget.map(quotes.quoting)), coverage: merged.coverage,
      cautions: paper.cautions + notes + forms.flatMap { $0.doubts.map { PaperCaution($0.message, $0.place) } }, privacy: privacy)
  }

  /// All forms in the order of the paper. Where two recognisers read the same form, the one that read more of it counts.
  private func forms(of paper: Paper, file: String) -> [RecognisedForm] {
    var kept: [RecognisedForm] = []
    var known: [FormKey: Int] = [:]
    for var form in recognisers.withinBudget.flatMap({ $0.forms(paper, file) }) {
      form.place.file = nil
      let key = FormKey(family: form.kind.family, place: form.place)
      if let same = known[key] {
        if form.figureCount > kept[same].figureCount { kept[same] = form }
      } else {
        known[key] = kept.count
        kept.append(form)
      }
    }
    return kept.enumerated().sorted { left, right in
      if Place.precedes(left.element.place, right.element.place) { return true }
      return !Place.precedes(right.element.place, left.element.place) && left.offset < right.offset
    }.map(\.element)
  }

  /// By place, then by rule; the same finding twice is one.
  private static func ordered(_ findings: [Finding]) -> [Finding] {
    var seen: Set<Finding> = []
    return findings.filter { seen.insert($0).inserted }.enumerated().sorted { left, right in
      let (a, b) = (left.element, right.element)
      if Place.precedes(a.place, b.place) { return true }
      if Place.precedes(b.place, a.place) { return false }
      return a.rule == b.rule ? left.offset < right.offset : a.rule < b.rule
    }.map(\.element)
  }
}

/// What makes two forms one.
private struct FormKey: Hashable {
  let family: String
  let place: Place
}

extension RecognisedKind {
  /// What two recognisers may both read.
  fileprivate var family: String { String(key.prefix { $0 != "." }) }
}
