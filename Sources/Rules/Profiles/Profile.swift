package import HengValues

/// The dated parameters that hold in one county (参数方案): its own values over those of its parent, up to `national`.
package struct Profile: Sendable {
  package let key: String
  package let name: String
  private let parameters: [String: [Parameter]]
  private let severities: [String: Severity]

  init(key: String, name: String, parameters: [String: [Parameter]], severities: [String: Severity]) {
    self.key = key
    self.name = name
    self.parameters = parameters
    self.severities = severities
  }

  /// A county may grade a rule otherwise than the catalogue.
  package func severity(of code: String) -> Severity? { severities[code] }

  /// The value in force on a day. A later `from` wins.
  package func parameter(_ name: String, on date: CivilDate) throws(ProfileError) -> Parameter {
    let valid = (parameters[name] ?? []).filter { $0.isValid(on: date) }
    guard let latest = valid.max(by: { $0.from < $1.from }) else {
      throw .missing(profile: key, name: name, date: date.text)
    }
    return latest
  }

  package func decimals(_ name: String, on date: CivilDate) throws(ProfileError) -> [ExactDecimal] {
    let parameter = try parameter(name, on: date)
    var numbers: [ExactDecimal] = []
    for text in parameter.values {
      do throws(ValueError) { numbers.append(try ExactDecimal(parsing: text)) } catch {
        throw .unfit(profile: key, name: name, value: text, reason: error.reason)
      }
    }
    return numbers
  }

  package func decimal(_ name: String, on date: CivilDate) throws(ProfileError) -> ExactDecimal {
    let numbers = try decimals(name, on: date)
    guard numbers.count == 1 else {
      throw .unfit(profile: key, name: name, value: numbers.map(\.description).joined(separator: "、"), reason: "应为一个数")
    }
    return numbers[0]
  }

  func text(_ name: String, on date: CivilDate) throws(ProfileError) -> String {
    try parameter(name, on: date).values.joined(separator: "、")
  }

  func adopting(_ file: ProfileFile, parameters own: [String: [Parameter]]) throws(ProfileError) -> Profile {
    var severities = severities
    for (code, grade) in file.severity ?? [:] {
      guard let severity = Severity(rawValue: grade) else {
        throw .unfit(profile: file.profile, name: code, value: grade, reason: "等级只能是 error、warning、info、question")
      }
      severities[code] = severity
    }
    return Profile(
      key: file.profile, name: file.name, parameters: parameters.merging(own) { _, own in own }, severities: severities)
  }
}

/// The parameter files that the program carries (参数库).
package struct ProfileLibrary: Sendable {
  private let profiles: [String: Profile]

  package var keys: [String] { profiles.keys.sorted() }

  /// By key.
  package var all: [Profile] { keys.compactMap { profiles[$0] } }

  /// All profiles of the program, or the first fault among the files.
  package static func load() throws(ProfileError) -> ProfileLibrary {
    try ProfileLibrary(files: ParameterResources.files)
  }

  package init(files: [(name: String, text: String)]) throws(ProfileError) {
    var waiting: [(String, ProfileFile)] = []
    for file in files { waiting.append((file.name, try ProfileFile.read(file.text, file: file.name))) }
    var built: [String: Profile] = [:]
    while !waiting.isEmpty {
      let before = waiting.count
      for (name, file) in waiting where file.inherits.map({ built[$0] != nil }) ?? true {
        let parent = file.inherits.flatMap { built[$0] } ?? Profile(key: "", name: "", parameters: [:], severities: [:])
        built[file.profile] = try parent.adopting(file, parameters: file.checkedParameters(file: name))
      }
      waiting.removeAll { built[$0.1.profile] != nil }
      if waiting.count == before, let (name, file) = waiting.first {
        throw .unreadable(file: name, reason: "上级方案“\(file.inherits ?? "")”不存在")
      }
    }
    profiles = built
  }

  package func profile(_ key: String) throws(ProfileError) -> Profile {
    guard let profile = profiles[key] else { throw .unknown(key: key, known: keys) }
    return profile
  }
}
