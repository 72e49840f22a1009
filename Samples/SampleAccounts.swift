/// The records behind a department's final accounts of a year (部门决算台账), as data.
///
/// Amounts are texts in 元 with two decimals. Every record carries `lines` of the source paper.
package struct SampleAccounts: Decodable, Sendable, Hashable {
  package var paper: String
  /// Profile of the county: `sx.xingxian`.
  package var county: String
  package var year: Int
  package var department: String
  package var lines: String
  package var isInstitution: Bool
  package var openingBalances: [OpeningBalance]
  package var receipts: [Receipt]
  package var payments: [Payment]
  package var initialBudgets: [InitialBudget]
  package var threePublic: ThreePublic
  package var procurement: [Procurement]
  package var assets: [Asset]
  package var previous: Previous?
  package var notes: [Note]

  package struct OpeningBalance: Decodable, Sendable, Hashable {
    /// `generalBudget`, `governmentFunds`, `stateCapital`, `nonFiscal`.
    package var fund: String
    package var function: String?
    package var amount: String
    package var lines: String
  }

  package struct Receipt: Decodable, Sendable, Hashable {
    package var voucher: String
    /// `generalBudget` … `other`, in the order of 公开01.
    package var source: String
    package var function: String
    package var amount: String
    package var summary: String
    package var lines: String
  }

  package struct Payment: Decodable, Sendable, Hashable {
    package var voucher: String
    package var function: String
    package var economic: String?
    /// `basic`, `project`, `toSuperior`, `business`, `toSubordinates`.
    package var nature: String
    package var fund: String
    package var amount: String
    /// Key of a `SampleProject`: `S1`.
    package var project: String?
    /// Begins with `推定：` where the paper does not determine the split.
    package var summary: String
    package var lines: String
  }

  package struct InitialBudget: Decodable, Sendable, Hashable {
    package var category: String
    package var amount: String
    package var lines: String
  }

  /// “三公”经费: budgets by `abroad`, `vehiclePurchase`, `vehicleRunning`, `reception`, and counts.
  package struct ThreePublic: Decodable, Sendable, Hashable {
    package struct Budget: Decodable, Sendable, Hashable {
      package var item: String
      package var amount: String
      package var lines: String
    }

    package var budgets: [Budget]
    package var groupsAbroad: Int
    package var personsAbroad: Int
    package var vehiclesBought: Int
    package var vehiclesHeld: Int
    package var lines: String
  }

  package struct Procurement: Decodable, Sendable, Hashable {
    /// `goods`, `works`, `services`.
    package var kind: String
    package var name: String
    package var amount: String
    package var toSmallAndMedium: String
    package var toSmallAndMicro: String
    package var project: String?
    package var lines: String
  }

  package struct Asset: Decodable, Sendable, Hashable {
    /// A vehicle use or `equipment`: `leaders`.
    package var item: String
    package var count: Int
    package var lines: String
  }

  /// Cells of last year's accounts, as far as the paper implies them (上年度决算).
  package struct Previous: Decodable, Sendable, Hashable {
    package struct Cell: Decodable, Sendable, Hashable {
      /// `05/合计/合计`.
      package var address: String
      package var amount: String
      package var lines: String
    }

    package var year: Int
    package var cells: [Cell]
  }

  /// What was written to a warning of the checks (核查说明).
  package struct Note: Decodable, Sendable, Hashable {
    package var rule: String
    package var text: String
    package var lines: String
  }
}
