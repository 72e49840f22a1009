import Foundation
import HengAudit
import HengDocuments
import HengRules
import HengValues

/// Findings as SARIF 2.1.0, for the tools that collect them (静态核查结果交换格式).
///
/// Lines of a text are regions; a place on a page or in a worksheet is a logical location with its box in the properties.
package enum AuditSARIF {
  /// The results of one paper as a list of SARIF result objects, each encoded.
  package static func results(_ file: ShownFile) throws -> [String] { try results(file.audited.findings, file: file.file) }

  /// Findings between papers; each side names its own file.
  package static func results(_ comparison: ShownReport?) throws -> [String] { try results(comparison?.report.findings ?? [], file: "") }

  private static func results(_ findings: [Finding], file: String) throws -> [String] {
    try findings.map { try encode(ResultOutput($0, file: file)) }
  }

  package static func artifact(_ file: ShownFile) throws -> String {
    try encode(
      ArtifactOutput(
        location: URIOutput(uri: uri(file.file)), hashes: ["sha-256": file.sha256],
        properties: ArtifactOutput.Properties(
          pages: file.audited.pageCount, profile: file.audited.profile, coverage: file.audited.coverage,
          cautions: file.audited.cautions)))
  }

  package static func notification(_ error: AuditInputError) throws -> String {
    try encode(
      NotificationOutput(
        level: "error", message: Text(text: error.message),
        locations: [LocationOutput(physicalLocation: PhysicalOutput(artifactLocation: URIOutput(uri: uri(error.file))))]))
  }

  package static func whole(results: [String], artifacts: [String], notifications: [String]) throws -> String {
    let frame = try frame(notifications: notifications)
    return frame.head + artifacts.joined(separator: ",\n") + frame.middle + results.joined(separator: ",\n") + frame.tail
  }

  /// What stands before the artifacts, between them and the results, and after these; a comma and a line end part each from the next.
  package static func frame(notifications: [String]) throws -> (head: String, middle: String, tail: String) {
    let rules = try RuleCatalogue.all.map { try encode(RuleOutput($0)) }
    let invocation =
      "{\"executionSuccessful\":\(notifications.isEmpty),\"toolExecutionNotifications\":[\(notifications.joined(separator: ","))]}"
    let head = """
      {"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{
      "tool":{"driver":{"name":"heng","fullName":"衡","rules":[
      \(rules.joined(separator: ",\n"))
      ]}},
      "columnKind":"unicodeCodePoints",
      "invocations":[\(invocation)],
      "artifacts":[

      """
    return (head, "\n],\n\"results\":[\n", "\n]}]}\n")
  }

  private static func encode(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// A relative path as a URI: what is not plain ASCII is escaped.
  fileprivate static func uri(_ path: String) -> String {
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: ":")
    return path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
  }
}

private struct Text: Encodable { let text: String }
private struct URIOutput: Encodable { let uri: String }

private struct ArtifactOutput: Encodable {
  struct Properties: Encodable {
    let pages: Int
    let profile: String
    let coverage: [Coverage]
    let cautions: [PaperCaution]
  }

  let location: URIOutput
  let hashes: [String: String]
  let properties: Properties
}

private struct NotificationOutput: Encodable {
  let level: String
  let message: Text
  let locations: [LocationOutput]
}

private struct RuleOutput: Encodable {
  struct Configuration: Encodable { let level: String }
  let id: String
  let shortDescription: Text
  let help: Text
  let defaultConfiguration: Configuration
  let properties: [String: String]

  init(_ rule: RuleDescription) {
    id = rule.code
    shortDescription = Text(text: rule.title)
    help = Text(text: rule.remedy)
    defaultConfiguration = Configuration(level: rule.severity.level)
    properties = ["basis": rule.basis, "family": rule.family]
  }
}

private struct PhysicalOutput: Encodable {
  struct Region: Encodable {
    let startLine: Int
    let endLine: Int
    let snippet: Text
  }

  let artifactLocation: URIOutput
  var region: Region?
}

private struct LocationOutput: Encodable {
  struct Logical: Encodable { let fullyQualifiedName: String }
  struct Properties: Encodable { let place: Place }

  let physicalLocation: PhysicalOutput
  var logicalLocations: [Logical]?
  var message: Text?
  var properties: Properties?

  init(physicalLocation: PhysicalOutput) { self.physicalLocation = physicalLocation }

  init(_ side: Finding.Side, file: String) {
    let place = side.place
    physicalLocation = PhysicalOutput(
      artifactLocation: URIOutput(uri: AuditSARIF.uri(place.file ?? file)),
      region: place.line.map {
        PhysicalOutput.Region(startLine: $0, endLine: max($0, place.endLine ?? $0), snippet: Text(text: side.quote))
      })
    message = Text(text: side.figure.isEmpty ? side.label : "\(side.label)：\(side.figure)")
    if place.line == nil {
      logicalLocations = [Logical(fullyQualifiedName: place.text)]
      properties = Properties(place: place)
    }
  }
}

private struct ResultOutput: Encodable {
  let ruleId: String
  let level: String
  let kind: String
  let message: Text
  let locations: [LocationOutput]
  let relatedLocations: [LocationOutput]
  let properties: [String: String]

  init(_ finding: Finding, file: String) {
    ruleId = finding.rule
    level = finding.severity == .question ? "none" : finding.severity.level
    kind = finding.severity == .question ? "review" : "fail"
    message = Text(text: finding.message + (finding.computation.isEmpty ? "" : "（\(finding.computation)）"))
    let places = finding.sides.map { LocationOutput($0, file: file) }
    locations = Array(places.prefix(1))
    relatedLocations = Array(places.dropFirst())
    properties = ["remedy": finding.remedy, "computation": finding.computation]
  }
}

extension Severity {
  fileprivate var level: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .info, .question: "note"
    }
  }
}
