import HengDomain
package import HengValues

/// The form files of counties (县区表样): added version by version, never changed.
extension LedgerStore {
  /// Keeps the next version of a county's form file; the same text again changes nothing. Whether it is sound has been seen before.
  package func keep(form: CountyFormFile, _ note: ChangeNote) async throws(LedgerError) {
    try await write(note) { write in
      try write.require(form.county, nil)
      let last = try write.transaction.query(.formVersions, [.text(form.county.text), .text(form.key)]).last
      if let last, try last.text("sha256") == form.sha256, try last.text("valid_from") == form.validFrom.text { return }
      let version = try last?.number("version") ?? 0
      try write.transaction.execute(
        .addForm,
        [
          .text(form.county.text), .text(form.key), .integer(version + 1), .text(form.kind), .text(form.validFrom.text), .text(form.text),
          .text(form.sha256), .text(form.recordedAt.text), .text(form.recordedBy),
        ])
      try write.audit(
        "登记", .formDefinition, "\(form.county.text).\(form.key).v\(version + 1)", of: form.county, before: nil,
        after: "{\"sha256\":\(form.sha256.json),\"valid_from\":\(form.validFrom.text.json)}")
      try write.count(form.county)
    }
  }

  /// Every version of every form of a county, by key and version.
  package func forms(of county: AdministrativeDivision) async throws(LedgerError) -> [CountyFormFile] {
    guard scope.touches(county) else { return [] }
    return try await read { try $0.query(.formsOfCounty, [.text(county.text)]).map(CountyFormFile.init) }
  }
}

extension CountyFormFile {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init(
      county: try row.value("county") { text throws(ValueError) in try AdministrativeDivision(text) }, key: try row.text("key"),
      version: try row.number("version"), kind: try row.text("kind"),
      validFrom: try row.value("valid_from") { text throws(ValueError) in try CivilDate(text) }, text: try row.text("text"),
      sha256: try row.text("sha256"), recordedAt: try row.value("recorded_at") { text throws(ValueError) in try Timestamp(text) },
      recordedBy: try row.text("recorded_by"))
  }
}

extension Statement {
  fileprivate static let formVersions = Statement(
    "formDefinition.versions",
    "SELECT version, sha256, valid_from FROM form_definition WHERE county = $1 AND key = $2 ORDER BY version")

  fileprivate static let addForm = Statement(
    "formDefinition.add",
    """
    INSERT INTO form_definition (county, key, version, kind, valid_from, text, sha256, recorded_at, recorded_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
    """)

  fileprivate static let formsOfCounty = Statement(
    "formDefinition.ofCounty",
    """
    SELECT county, key, version, kind, valid_from, text, sha256, recorded_at, recorded_by FROM form_definition WHERE county = $1
    ORDER BY key, version
    """)
}
