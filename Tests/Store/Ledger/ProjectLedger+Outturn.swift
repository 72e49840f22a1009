import HengDomain
import HengValues

extension ProjectLedger {
  /// What the store must say was paid, summed without its SQL.
  var outturn: Money { payments.map(\.amount).sum }
}
