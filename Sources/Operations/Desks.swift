package import HengDomain
package import HengRules
package import HengStore
package import HengValues

/// The desks at which people read and change the ledger (各台), all within one scope.
package struct Desks: Sendable {
  package let ledger: LedgerDesk
  package let disclosures: DisclosureDesk
  package let reports: ReportDesk
  package let registration: RegistrationDesk
  package let trail: ReadTrail
  package let workbench: Workbench
  package let payments: PaymentDesk
  package let forms: FormDesk
  package let rectifications: RectificationDesk
  package let views: SavedViewDesk

  package init(store: LedgerStore, library: ProfileLibrary, now: @escaping TimeSource) {
    ledger = LedgerDesk(store: store, library: library)
    disclosures = DisclosureDesk(store: store, library: library, now: now)
    reports = ReportDesk(ledger: ledger, disclosures: disclosures, library: library)
    registration = RegistrationDesk(store: store, library: library, now: now)
    trail = ReadTrail(store)
    forms = FormDesk(store: store, ledger: ledger, library: library, now: now)
    rectifications = RectificationDesk(store: store, ledger: ledger, library: library, now: now)
    payments = PaymentDesk(store: store, now: now)
    views = SavedViewDesk(store: store, now: now)
    workbench = Workbench(ledger: ledger, disclosures: disclosures, library: library, scope: store.scope)
  }

  private init(_ desks: Desks, within scope: Scope) {
    ledger = desks.ledger.within(scope)
    disclosures = desks.disclosures.within(scope)
    reports = desks.reports.within(scope)
    registration = desks.registration.within(scope)
    trail = desks.trail.within(scope)
    workbench = desks.workbench.within(scope)
    payments = desks.payments.within(scope)
    forms = desks.forms.within(scope)
    rectifications = desks.rectifications.within(scope)
    views = desks.views
  }

  /// The same desks as a person may use them. The program's own hand out others' scopes; those hand out nothing more.
  package func within(_ scope: Scope) -> Desks { Desks(self, within: scope) }
}
