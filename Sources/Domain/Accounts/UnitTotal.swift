package import HengValues

/// A headline total of a bureau's accounts (部门总量), as printed: 收入总计, 支出总计.
package struct UnitTotal: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear
  /// Place in the printed list, from 0.
  package var order: Int
  package var label: String
  /// The printed value with its unit: `66618228.77元`, `94分`.
  package var value: String
  package var citation: Citation

  package init(
    county: AdministrativeDivision, year: FiscalYear, order: Int, label: String, value: String, citation: Citation
  ) {
    self.county = county
    self.year = year
    self.order = order
    self.label = label
    self.value = value
    self.citation = citation
  }
}
