import HengOperations
import HengRules
import HengValues

/// A finding as the template prints it (核查意见): words are HTML.
struct FindingModel {
  struct Side {
    let label: String
    let figure: String
    let quote: String?
    let place: String
  }

  let anchor: String
  let kind: String
  let mark: String
  let rule: String
  let ruleHref: String
  let message: String
  let computation: String?
  let hasSides: Bool
  let sides: [Side]
  let remedy: String
  let note: String?

  /// `note` is what a person wrote to it.
  init(_ finding: Finding, anchor: String, note: String? = nil) {
    self.anchor = anchor
    kind = finding.severity.rawValue
    mark = SeverityMark.html(finding.severity)
    rule = finding.rule
    ruleHref = Address.rule(finding.rule)
    message = PageParts.words(finding.message)
    computation = finding.computation.isEmpty ? nil : PageParts.words(finding.computation)
    sides = finding.sides.map {
      Side(
        label: $0.label, figure: PageParts.words($0.figure), quote: $0.quote.isEmpty ? nil : PageParts.words($0.quote),
        place: PageParts.words($0.place.text))
    }
    hasSides = !sides.isEmpty
    remedy = PageParts.words(finding.remedy)
    self.note = note.map(PageParts.words)
  }
}
