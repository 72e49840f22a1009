package import HengDomain
package import HengValues

/// What the ledger does not give, or gives so that the tables cannot come out right (编制问题): for a person to mend in the ledger.
package struct CompilationProblem: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    /// A payment without 项, nature or fund: no table can hold it.
    case incompletePayment
    /// A functional heading that is no 项.
    case notAnItem
    /// The class has no line in 01 and 04.
    case classWithoutLine
    /// A heading without a name in the year; its code is printed instead.
    case unnamedHeading
    /// Money of the general budget was paid without an economic heading.
    case missingEconomicHeading
    /// An economic heading that is no 款 of the department's book.
    case unusableEconomicHeading
    /// Appropriations paid for something that is neither basic nor project expenditure.
    case natureOfAppropriation
    /// Basic expenditure under a heading that pays for projects only (309, 311, 313).
    case barredBasic
    /// More was paid back than out, or a balance below zero is carried over.
    case negativeAmount
    /// More was paid than there was.
    case negativeClosing
    /// An opening balance that 08 needs by item stands without one.
    case openingWithoutItem
    /// A sum was entered where only its parts belong.
    case enteredSum
    /// 其中 is greater than what it is part of.
    case partAboveWhole
    /// An entry of another year.
    case outsideYear
  }

  package var kind: Kind
  /// An error leaves the tables without balance; a warning leaves them sound.
  package var severity: Severity
  package var message: String
  /// What to do.
  package var remedy: String
  /// The entry or entries, at most five.
  package var places: [Citation]

  package init(_ kind: Kind, _ message: String, remedy: String, severity: Severity = .error, places: [Citation] = []) {
    self.kind = kind
    self.severity = severity
    self.message = message
    self.remedy = remedy
    self.places = Array(places.prefix(5))
  }
}

/// The tables computed from a ledger, and what stands in their way (编制结果).
package struct AccountsCompilation: Hashable, Sendable {
  package var compiled: CompiledAccounts
  package var problems: [CompilationProblem]

  /// The tables may be printed as they are.
  package var isSound: Bool { !problems.contains { $0.severity == .error } }
}
