/// How a payment that is 待核对 is settled (核对结果).
package enum PaymentSettlement: Hashable, Sendable {
  /// It was made for this project and counts for it.
  case project(ID<Project>)
  /// It counts for no project that the ledger knows.
  case noProject
  /// The same money stands elsewhere in the ledger: it is taken back.
  case takenBack
}

extension Payment {
  /// The payment as settled; nil when it is taken back.
  package func settled(_ settlement: PaymentSettlement) -> Payment? {
    var payment = self
    payment.reach = .everywhere
    switch settlement {
    case .project(let project): payment.project = project
    case .noProject: (payment.project, payment.allotment) = (nil, nil)
    case .takenBack: return nil
    }
    return payment
  }
}
