/// What a payment is for in the accounts (支出性质).
package enum PaymentNature: String, CaseIterable, Hashable, Sendable, Codable {
  case basic, project, toSuperior, business, toSubordinates

  package var label: String { column.label }

  /// Its column of 公开03.
  package var column: AccountsColumn {
    switch self {
    case .basic: .basic
    case .project: .project
    case .toSuperior: .toSuperior
    case .business: .business
    case .toSubordinates: .toSubordinates
    }
  }
}
