package import HengDomain
import HengText
package import HengValues
import Synchronization

/// What lists of payments call counties and departments (名称).
package struct PaymentNames: Sendable {
  package let counties: [County]
  private let countyNames: [AdministrativeDivision: String]
  private let departments: [ID<Department>: Department]
  private let ofCounty: [AdministrativeDivision: [Department]]
  private let covering = CoveredWords()

  init(counties: [County], departments: [Department]) {
    self.counties = counties
    countyNames = Dictionary(counties.map { ($0.division, $0.name) }) { first, _ in first }
    self.departments = Dictionary(departments.map { ($0.id, $0) }) { first, _ in first }
    ofCounty = Dictionary(grouping: self.departments.values, by: \.county).mapValues { $0.sorted { $0.id < $1.id } }
  }

  package func county(_ division: AdministrativeDivision) -> String { countyNames[division] ?? division.text }

  package func department(_ id: ID<Department>, in year: FiscalYear) -> String { departments[id]?.name(in: year) ?? id.text }

  /// Words of a payment with everything private covered.
  package func covered(_ text: String) -> String { covering(text) }

  /// Words with everything private covered, wherever payments are told.
  package static func covered(_ text: String) -> String { PrivateMask.masked(text) }

  /// The departments of a county, by name.
  package func departments(of county: AdministrativeDivision) -> [Department] { ofCounty[county] ?? [] }
}

/// Words that were covered already (遮盖过的文字): many payments bear the same.
private final class CoveredWords: Sendable {
  private let known = Mutex<[String: String]>([:])
  private static let most = 20_000

  func callAsFunction(_ text: String) -> String {
    if let covered = known.withLock({ $0[text] }) { return covered }
    let covered = PrivateMask.masked(text)
    known.withLock { known in
      if known.count >= Self.most { known = [:] }
      known[text] = covered
    }
    return covered
  }
}
