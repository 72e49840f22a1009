package import HengValues

/// The notice under which money comes (资金文件): issuer, number, date, amount.
package struct FundingDocument: Hashable, Sendable {
  package var id: ID<FundingDocument>
  package var county: AdministrativeDivision
  package var year: FiscalYear
  package var number: DocumentNumber
  package var date: CivilDate?
  package var level: FundLevel?
  package var amount: Money?
  package var citation: Citation

  package init(
    id: ID<FundingDocument>, county: AdministrativeDivision, year: FiscalYear, number: DocumentNumber, date: CivilDate?,
    level: FundLevel?, amount: Money?, citation: Citation
  ) {
    self.id = id
    self.county = county
    self.year = year
    self.number = number
    self.date = date
    self.level = level
    self.amount = amount
    self.citation = citation
  }
}
