package import HengCrypto
import HengDomain
import HengValues

/// The register of households and persons in the ledger's database (名册库). What names a person is sealed with the ring's current key.
///
/// Scope and trail are those of the ledger: every read gives what lies within its scope, every write is refused outside it.
package struct RegisterStore: Sendable {
  let ledger: LedgerStore
  let ring: KeyRing
  let random: RandomBytes.Source

  package init(_ ledger: LedgerStore, ring: KeyRing, random: @escaping RandomBytes.Source = RandomBytes.make) {
    self.ledger = ledger
    self.ring = ring
    self.random = random
  }
}

/// What names a person, as the database holds it (加密的个人信息).
struct SealedIdentity {
  let sealed: [UInt8]
  let keyID: String
  let idDigest: String
  let cardDigest: String?
  let nameDigest: String
  let contentDigest: String

  /// In the order of the columns.
  var values: [SQLValue] {
    [
      .blob(sealed), .text(keyID), .text(idDigest), .text(ifPresent: cardDigest), .text(nameDigest), .text(contentDigest),
    ]
  }
}

extension RegisterStore {
  static let contentKind = "content"

  func seal(_ identity: Private<PersonalIdentity>, of county: AdministrativeDivision, _ id: ID<RegisteredPerson>) throws(LedgerError)
    -> SealedIdentity
  {
    let plain = identity.revealed(because: .storage)
    do throws(CryptoError) {
      let key = ring.current
      return SealedIdentity(
        sealed: try key.seal(Array(plain.stored.utf8), context: Self.context(county, id), random: random), keyID: key.id,
        idDigest: try key.digest(PersonKey.idNumber.kind, plain.idNumber.text),
        cardDigest: try plain.card.map { card throws(CryptoError) in try key.digest(PersonKey.card.kind, card.text) },
        nameDigest: try key.digest(PersonKey.name.kind, plain.name), contentDigest: try key.digest(Self.contentKind, plain.stored))
    } catch { throw .refused(.sealing(error)) }
  }

  /// Under every key of the ring.
  func digests(_ kind: String, _ text: String) throws(LedgerError) -> [String] {
    do throws(CryptoError) { return try ring.digests(kind, text) } catch { throw .refused(.sealing(error)) }
  }

  func contentDigests(_ identity: Private<PersonalIdentity>) throws(LedgerError) -> [String] {
    try digests(Self.contentKind, identity.revealed(because: .matching).stored)
  }

  func identity(_ row: SQLRow, of county: AdministrativeDivision) throws(StoreError) -> Private<PersonalIdentity>? {
    guard let sealed = try row.optionalBlob("sealed"), let keyID = try row.optionalText("key_id") else { return nil }
    do throws(CryptoError) {
      let bytes = try ring.open(sealed, keyID: keyID, context: Self.context(county, try? row.id("id")))
      guard let plain = PersonalIdentity(stored: String(decoding: bytes, as: UTF8.self)) else { throw .sealBroken }
      return Private(plain)
    } catch { throw .abandoned(LedgerError.refused(.sealing(error))) }
  }

  /// A sealed value opens in its own row alone.
  private static func context(_ county: AdministrativeDivision, _ id: ID<RegisteredPerson>?) -> [UInt8] {
    Array("\(county.text)/\(id?.text ?? "")".utf8)
  }
}

extension PersonKey {
  var kind: String {
    switch self {
    case .idNumber: "idNumber"
    case .card: "card"
    case .name: "name"
    }
  }
}

extension PersonalIdentity {
  private static let separator: Character = "\u{1F}"

  fileprivate var stored: String {
    [name, idNumber.text, card?.text ?? "", telephone].joined(separator: String(Self.separator))
  }

  fileprivate init?(stored: String) {
    let parts = stored.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 4, let number = try? IDNumber(parts[1]) else { return nil }
    self.init(name: parts[0], idNumber: number, card: parts[2].isEmpty ? nil : try? BankCardNumber(parts[2]), telephone: parts[3])
  }
}
