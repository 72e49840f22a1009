import HengCrypto
import HengData
package import HengDocuments
import HengDomain
package import HengStore
package import HengValues

/// A county's own form with the day from which it is used (县区自定表样).
package struct OwnForm: Hashable, Sendable {
  package let layout: FormLayout
  package let validFrom: CivilDate

  package init(layout: FormLayout, validFrom: CivilDate) {
    self.layout = layout
    self.validFrom = validFrom
  }

  /// What the database keeps, later versions behind earlier ones. A file that this program cannot read any more is an error, not a gap.
  package static func forms(_ files: [CountyFormFile]) throws(PrintError) -> [OwnForm] {
    var forms: [OwnForm] = []
    for file in files {
      forms.append(
        OwnForm(layout: try DefineForm.check(file.text, file: "表样 \(file.key) 第\(file.version)版"), validFrom: file.validFrom))
    }
    return forms
  }

  /// Those in force on a day for a kind: of each key the version that began last.
  static func inForce(_ forms: [OwnForm], kind: FormKind, on day: CivilDate) -> [FormLayout] {
    var latest: [String: OwnForm] = [:]
    for form in forms where form.layout.kind == kind && form.validFrom <= day {
      if latest[form.layout.key].map({ $0.validFrom <= form.validFrom }) ?? true { latest[form.layout.key] = form }
    }
    return latest.values.map(\.layout).sorted { $0.key < $1.key }
  }
}

extension DefineForm {
  /// A checked form file as the database keeps it.
  package static func file(
    _ text: String, named name: String, county: AdministrativeDivision, from day: CivilDate, by person: String, at time: Timestamp
  ) throws(PrintError) -> CountyFormFile {
    let layout = try check(text, file: name)
    guard FormLibrary.carried.layout(layout.key) == nil else {
      throw PrintError(message: "\(name)：“\(layout.key)”是程序自带的版式名。请在 form 一项换一个名字，例如 \(layout.key).\(county.text)。")
    }
    return CountyFormFile(
      county: county, key: layout.key, version: 1, kind: layout.kind.rawValue, validFrom: day, text: text,
      sha256: Digest.sha256(Array(text.utf8)), recordedAt: time, recordedBy: person)
  }
}
