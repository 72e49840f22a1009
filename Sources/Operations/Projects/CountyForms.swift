package import HengDocuments
package import HengDomain
package import HengRules
package import HengValues

/// The forms of a county (县区表样): its profile names a layout for each stage of the year. A county offers these and no others.
package struct CountyForms: Sendable {
  package let library: FormLibrary
  private let profile: Profile
  private let own: [OwnForm]

  /// `own` are the forms that the county keeps itself; they come before those that its profile names.
  package init(_ profile: Profile, library: FormLibrary = .carried, own: [OwnForm] = []) {
    self.profile = profile
    self.library = library.adding(own.map(\.layout))
    self.own = own
  }

  /// The layouts of a kind that hold in a year; several where the county prints variants of one form.
  package func layouts(of kind: FormKind, in year: FiscalYear) throws(PrintError) -> [FormLayout] {
    let own = OwnForm.inForce(own, kind: kind, on: year.lastDay)
    if !own.isEmpty { return own }
    let keys: [String]
    do throws(ProfileError) { keys = try profile.parameter("forms.\(kind.rawValue)", on: year.lastDay).values } catch {
      throw PrintError(message: error.message)
    }
    var layouts: [FormLayout] = []
    for key in keys {
      guard let layout = library.layout(key), layout.kind == kind else {
        throw PrintError(message: "参数方案 \(profile.key) 的“forms.\(kind.rawValue)”写有“\(key)”，没有这张\(kind.title)。请改正参数文件。")
      }
      layouts.append(layout)
    }
    return layouts
  }

  /// The layout on which a project's record is printed: of variants the one that has room for what the record holds.
  package func layout(_ kind: FormKind, for ledger: ProjectLedger) throws(PrintError) -> FormLayout {
    let layouts = try layouts(of: kind, in: ledger.project.year)
    guard let first = layouts.first else {
      throw PrintError(message: "参数方案 \(profile.key) 的“forms.\(kind.rawValue)”没有写表样。请改正参数文件。")
    }
    guard kind.record == .monitoring, let report = ledger.monitoring.last else { return first }
    return layouts.first { $0.hasLikelihood == (report.layout == .withLikelihood) } ?? first
  }

  /// Kinds with their layouts that the project's records can fill.
  package func offered(_ ledger: ProjectLedger) -> [(kind: FormKind, layout: FormLayout)] {
    OfficialForm.kinds(of: ledger).compactMap { kind in
      guard let layout = try? layout(kind, for: ledger) else { return nil }
      return (kind, layout)
    }
  }
}

extension FormLayout {
  fileprivate var hasLikelihood: Bool {
    fields.contains(.row(.likelihood)) || AchievementLikelihood.allCases.contains { fields.contains(.likelihood($0)) }
  }
}

/// A form as people ask for it (所要的表): a kind, and a layout where they name one.
package struct FormRequest: Hashable, Sendable {
  package let kind: FormKind
  /// Nil means the county's own.
  package let layout: String?

  /// The county's own form of a kind.
  package init(_ kind: FormKind) {
    self.kind = kind
    layout = nil
  }

  /// A kind or one of the earlier names, `target.ningxia`, which name a layout too.
  package init(_ name: String, layout: String? = nil) throws(PrintError) {
    guard let kind = FormKind(named: name) else {
      throw PrintError(message: "没有名为“\(name)”的表格。可打印：\(FormKind.allCases.map(\.rawValue).joined(separator: "、"))。")
    }
    self.kind = kind
    let isOfVariants = name == "monitoring.xingqing"
    self.layout = layout ?? (FormKind(rawValue: name) == nil && !name.hasSuffix(".general") && !isOfVariants ? name : nil)
  }
}
