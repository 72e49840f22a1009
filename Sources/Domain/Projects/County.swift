package import HengValues

/// A county with the bureau that keeps the ledger (县区).
package struct County: Hashable, Sendable {
  package var division: AdministrativeDivision
  package var name: String
  package var prefecture: String
  package var province: String
  /// Key of the dated parameters that hold here: `sx.xingxian`.
  package var profile: String
  package var bureau: String

  package init(
    division: AdministrativeDivision, name: String, prefecture: String, province: String, profile: String, bureau: String
  ) {
    self.division = division
    self.name = name
    self.prefecture = prefecture
    self.province = province
    self.profile = profile
    self.bureau = bureau
  }
}

/// One county in one budget year (县区年度): the ledger's unit of work.
package struct CountyYear: Hashable, Sendable {
  package var county: AdministrativeDivision
  package var year: FiscalYear

  package init(county: AdministrativeDivision, year: FiscalYear) {
    self.county = county
    self.year = year
  }
}

/// A published paper from which records were taken (来源文件).
package struct SourcePaper: Hashable, Sendable {
  /// `S002`; citations name it.
  package var key: String
  package var title: String
  package var publisher: String
  package var year: FiscalYear

  package init(key: String, title: String, publisher: String, year: FiscalYear) {
    self.key = key
    self.title = title
    self.publisher = publisher
    self.year = year
  }
}
