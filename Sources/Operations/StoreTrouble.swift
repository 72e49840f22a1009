import HengStore

/// What ails the store, where it is nobody's fault (台账故障): for pages, which know nothing of stores.
package struct StoreTrouble: Sendable {
  package enum Kind: Hashable, Sendable {
    case full, busy, unreachable
    /// The server was lost between the order to commit and its confirmation.
    case uncertain
  }

  package let kind: Kind
  /// What happened and what to do, in Chinese.
  package let message: String

  /// Nil for every other error.
  package init?(_ error: any Error) {
    switch error {
    case let error as DeskError:
      guard case .ledger(let cause) = error, let trouble = StoreTrouble(cause) else { return nil }
      self = trouble
    case let error as RegistrationError:
      guard case .ledger(let cause) = error, let trouble = StoreTrouble(cause) else { return nil }
      self = trouble
    case let error as LedgerError:
      guard case .store(let cause) = error, let trouble = StoreTrouble(cause) else { return nil }
      self = trouble
    case let error as StoreError:
      switch error {
      case .diskFull: kind = .full
      case .busy, .conflict: kind = .busy
      case .connectionLost, .unresponsive, .cannotOpen: kind = .unreachable
      case .outcomeUnknown: kind = .uncertain
      default: return nil
      }
      message = error.message
    default: return nil
    }
  }
}
