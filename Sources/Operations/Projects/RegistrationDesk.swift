package import HengDomain
import HengReaders
package import HengRules
package import HengStore
package import HengValues

/// Registers counties, departments and projects (登记台): what the ledger begins from, on the terminal and on pages alike.
package struct RegistrationDesk: Sendable {
  let store: LedgerStore
  private let library: ProfileLibrary
  private let now: TimeSource

  package init(store: LedgerStore, library: ProfileLibrary, now: @escaping TimeSource) {
    self.store = store
    self.library = library
    self.now = now
  }

  /// The same desk as a person may use it.
  package func within(_ scope: Scope) -> RegistrationDesk { RegistrationDesk(store: store.within(scope), library: library, now: now) }

  /// Who registers, as what and why (经办).
  package struct Person: Sendable {
    package let name: String
    package let role: Role
    let reason: String

    package init(_ name: String, as role: Role, reason: String) {
      self.name = name
      self.role = role
      self.reason = reason
    }
  }

  func note(_ person: Person) -> ChangeNote {
    ChangeNote(actor: person.name, role: person.role, at: now(), reason: person.reason)
  }

  package var today: CivilDate { now().date() }

  // MARK: Divisions

  /// The divisions that the program carries with those that were added here.
  package func divisions() async throws(RegistrationError) -> DivisionNames {
    do throws(LedgerError) { return DivisionNames.published.adding(try await store.divisions()) } catch { throw .ledger(error) }
  }

  /// Brings townships, villages, and divisions that were formed, renamed or ended in from a file of lines (区划导入): all or nothing.
  ///
  /// - Returns: how many were new or changed.
  package func importDivisions(_ bytes: [UInt8], named file: String, by person: Person) async throws(RegistrationError) -> Int {
    let text: String
    do throws(ReaderError) { text = try TextReader.words(bytes) } catch { throw .other(error.message) }
    let entries = try DivisionLines.read(text, known: try await divisions())
    do throws(LedgerError) { return try await store.keep(divisions: entries, from: file, note(person)) } catch { throw .ledger(error) }
  }

  // MARK: Counties

  package func counties() async throws(RegistrationError) -> [County] {
    do throws(LedgerError) { return try await store.counties() } catch { throw .ledger(error) }
  }

  package func county(_ division: AdministrativeDivision) async throws(RegistrationError) -> County {
    guard let county = try await counties().first(where: { $0.division == division }) else {
      throw .other("台账里没有登记县区 \(division.text)。请先用 heng county add 登记，或核对代码。")
    }
    return county
  }

  /// The sets of rules that a county may choose from (规则集): key and name.
  package var profiles: [(key: String, name: String)] { library.all.map { ($0.key, $0.name) } }

  /// Registers a county under the name that its code bears today (县区登记). A code that has ended, and a county that is registered, are refused.
  @discardableResult
  package func register(
    county division: AdministrativeDivision, bureau: String, profile: String, by person: Person
  ) async throws(RegistrationError) -> County {
    let county = try await draft(county: division, bureau: bureau, profile: profile)
    do throws(LedgerError) { try await store.add(county: county, note(person)) } catch { throw .ledger(error) }
    return county
  }

  /// The county that was meant, not yet registered.
  func draft(county division: AdministrativeDivision, bureau: String, profile: String) async throws(RegistrationError) -> County {
    let bureau = bureau.trimmedSpaces
    guard !bureau.isEmpty else { throw .other("没有写管账的单位。请写明单位全称，例如 示例县乡村振兴局。") }
    if let fault = TypedWords.fault(of: bureau) { throw .other("管账单位的名称\(fault.reason)。\(fault.remedy)。") }
    if let excess = TypedLength.name.excess(of: bureau) { throw .other("管账单位的名称太长，\(excess)。请改短。") }
    let known = profiles
    guard known.contains(where: { $0.key == profile }) else {
      throw .other("没有规则集“\(profile)”。可选：\(known.map { "\($0.key)（\($0.name)）" }.joined(separator: "、"))。本地没有单独规定的请用 national。")
    }
    let names = try await divisions()
    if let known = try await counties().first(where: { $0.division == division }) {
      throw .other("\(division.text)（\(known.name)）已经登记过，管账单位是\(known.bureau)。请不要重复登记。")
    }
    return try Self.county(division, bureau: bureau, profile: profile, in: names, on: today)
  }

  private static func county(
    _ division: AdministrativeDivision, bureau: String, profile: String, in names: DivisionNames, on day: CivilDate
  ) throws(RegistrationError) -> County {
    guard
      division.level == .county
        || division.level == .city && names.children(of: division, on: day).allSatisfy({ $0.division.level > .county })
    else {
      let example = division.ancestor(at: .county) ?? names.children(of: division, on: day).first { $0.division.level == .county }?.division
      throw .other("\(division.text) 是\(division.level.text)区划，台账按县（市、区）登记。请写县级代码，例如 \(example?.text ?? "141123")。")
    }
    guard let entry = names.entry(division, on: day) else {
      guard let last = names.history(division).last else {
        throw .other("行政区划代码表里没有 \(division.text)。请核对代码；确是新设的区划，请先用 heng county divisions 导入它的名称和起始日期。")
      }
      let when = last.until.map { $0 < day ? "已于\($0.chineseText)撤销或更名" : "还没有设立" } ?? "还没有设立"
      throw .other("\(division.text)（\(last.name)）\(when)，不能登记。请写现在的区划代码；仍在使用的，请先更正它在区划表中的日期。")
    }
    func name(at level: AdministrativeDivision.Level) -> String {
      division.ancestor(at: level).flatMap { names.name($0, on: day) } ?? ""
    }
    return County(
      division: division, name: entry.name, prefecture: name(at: .city), province: name(at: .province), profile: profile, bureau: bureau)
  }

  // MARK: Departments

  package func departments(of county: AdministrativeDivision) async throws(RegistrationError) -> [Department] {
    do throws(LedgerError) { return try await store.departments(of: county) } catch { throw .ledger(error) }
  }

  /// Registers departments by name, with their unit codes where they are known (部门登记); all or none.
  package func register(
    departments entries: [DepartmentEntry], of county: AdministrativeDivision, by person: Person
  ) async throws(RegistrationError) {
    var departments: [Department] = []
    for entry in entries {
      if let fault = TypedWords.fault(of: entry.name) { throw .other("部门“\(entry.name)”没有登记：名称\(fault.reason)。\(fault.remedy)。") }
      do throws(ValueError) { departments.append(try entry.department(of: county)) } catch {
        throw .other("部门“\(entry.name)”没有登记：\(error.message)")
      }
    }
    do throws(LedgerError) { try await store.register(departments: departments, of: county, note(person)) } catch { throw .ledger(error) }
  }
}

/// A department as it was typed (部门登记表).
package struct DepartmentEntry: Hashable, Sendable {
  package let name: String
  /// 预算单位编码; empty where it is not known.
  package let unitCode: String

  package init(name: String, unitCode: String = "") {
    self.name = name.trimmedSpaces
    self.unitCode = unitCode.trimmedSpaces
  }

  func department(of county: AdministrativeDivision) throws(ValueError) -> Department {
    Department(name, of: county, unitCode: unitCode.isEmpty ? nil : try BudgetUnitCode(unitCode))
  }
}

/// Why something could not be registered (登记错误). Nothing of it is left.
package enum RegistrationError: Error, Sendable {
  case ledger(LedgerError)
  /// What is wrong with each entry, by its place from 0.
  case entries([Int: [EntryProblem]])
  case other(String)

  package var message: String {
    switch self {
    case .ledger(let error): error.message
    case .entries(let problems):
      problems.sorted { $0.key < $1.key }.flatMap { place, all in all.map { (problems.count > 1 ? "第\(place + 1)个项目" : "") + $0.message } }
        .joined(separator: "\n")
    case .other(let text): text
    }
  }
}
