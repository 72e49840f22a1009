import HengAudit
import HengCrypto
package import HengDomain
import HengText
package import HengValues

/// One thing that the gate takes for private (拦下的一处): where, what, and the number by which a second person may release it.
package struct HeldOccurrence: Hashable, Sendable {
  package let kind: String
  package let file: String
  package let place: String
  package let shown: String
  /// The digest of the folded number, the folded text around it, the file and the place; a draft and the version that comes of it agree.
  package let digest: String

  init(_ data: PersonalData, file: String) {
    kind = data.kind.rawValue
    self.file = file
    place = data.place.text
    shown = data.shown
    let parts: [[UInt8]] = [
      Array(kind.utf8), data.value, data.context, Array(file.replacing(Disclosure.draftMark, with: "").utf8), Array(place.utf8),
    ]
    digest = Digest.sha256(parts.flatMap { Array("\($0.count):".utf8) + $0 })
  }

  /// 凭号: enough of the digest to name the occurrence.
  package var number: String { String(digest.prefix(16)) }

  package var text: String { "\(file) \(place)：\(kind) \(shown)" }

  package func release(of key: DepartmentYear, _ note: (actor: String, role: Role, at: Timestamp, reason: String)) -> GateRelease {
    GateRelease(
      key: key, occurrence: digest, kind: kind, file: file, place: place, shown: shown, reason: note.reason, releasedBy: note.actor,
      role: note.role, at: note.at)
  }
}
