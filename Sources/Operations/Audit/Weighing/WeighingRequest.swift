import Foundation
package import HengDomain
package import HengValues

/// What is wanted of one paper (一次核查请求): its page, or one of the formats of `heng audit`.
package struct WeighingRequest: Sendable {
  package var file: String
  /// Nil for the page.
  package var format: AuditReport.Format?
  package var verdicts: [FindingVerdict] = []
  /// Wanted are the files of an archive, and nothing is weighed.
  package var unpacks = false

  package init(file: String, format: AuditReport.Format? = nil, verdicts: [FindingVerdict] = []) {
    self.file = file
    self.format = format
    self.verdicts = verdicts
  }
}

/// The request and the paper as one run of bytes, for the program that weighs apart: a line of JSON, then the paper as it came.
package enum WeighingMessage {
  package static func packed(_ request: WeighingRequest, _ paper: [UInt8]) throws -> [UInt8] {
    Array(try JSONEncoder().encode(Head(request))) + [0x0A] + paper
  }

  /// Nil for bytes that are no such message.
  package static func unpacked(_ message: [UInt8]) -> (request: WeighingRequest, paper: [UInt8])? {
    guard let end = message.firstIndex(of: 0x0A),
      let head = try? JSONDecoder().decode(Head.self, from: Data(message[..<end])), let request = head.request
    else { return nil }
    return (request, Array(message[(end + 1)...]))
  }

  private struct Head: Codable {
    struct Verdict: Codable {
      let finding, decision, reason, actor, at: String
    }

    let file: String
    let format: String?
    let verdicts: [Verdict]
    let unpacks: Bool?

    init(_ request: WeighingRequest) {
      file = request.file
      unpacks = request.unpacks ? true : nil
      format = request.format?.rawValue
      verdicts = request.verdicts.map {
        Verdict(finding: $0.finding, decision: $0.decision.rawValue, reason: $0.reason, actor: $0.actor, at: $0.at.text)
      }
    }

    var request: WeighingRequest? {
      let known = format.flatMap(AuditReport.Format.init(rawValue:))
      guard known != nil || format == nil else { return nil }
      var request = WeighingRequest(
        file: file, format: known,
        verdicts: verdicts.compactMap { verdict in
          guard let decision = FindingVerdict.Decision(rawValue: verdict.decision), let at = try? Timestamp(verdict.at) else { return nil }
          return FindingVerdict(finding: verdict.finding, decision: decision, reason: verdict.reason, actor: verdict.actor, at: at)
        })
      request.unpacks = unpacks ?? false
      return request
    }
  }
}

extension AuditFiles {
  /// Does what a request wants: the page as JSON, or the format's bytes.
  package func answer(_ request: WeighingRequest, _ paper: [UInt8], budget: WorkBudget) throws -> [UInt8] {
    if request.unpacks { return try WorkBudget.$current.withValue(budget) { try UnpackedFiles(paper, file: request.file).packed() } }
    let file = try audit(paper, file: request.file, budget: budget)
    guard let format = request.format else { return Array(try JSONEncoder().encode(WeighedPage(file))) }
    return try ReviewedPaper(file: ShownFile(file), verdicts: request.verdicts).export(as: format)
  }
}
