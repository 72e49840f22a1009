import HengData
import HengValues

/// A parameter file as it is written: one profile, its parent, and dated values by name.
struct ProfileFile: Decodable {
  let profile: String
  let name: String
  let inherits: String?
  let severity: [String: String]?
  let parameters: [String: [DatedValue]]

  struct DatedValue: Decodable {
    let from: String
    let to: String?
    let value: OneOrMany
    let source: String?
    let trust: Parameter.Trust
  }

  /// `value: "10"` or `value: ["0.80", "1.00"]`.
  struct OneOrMany: Decodable {
    let texts: [String]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      texts = if let one = try? container.decode(String.self) { [one] } else { try container.decode([String].self) }
    }
  }

  static func read(_ text: String, file: String) throws(ProfileError) -> ProfileFile {
    do throws(DataError) {
      return try YAMLData.decode(ProfileFile.self, from: text, file: file)
    } catch {
      throw .unreadable(file: file, reason: error.description)
    }
  }

  /// The parameters by name; refuses a value without a source.
  func checkedParameters(file: String) throws(ProfileError) -> [String: [Parameter]] {
    var checked: [String: [Parameter]] = [:]
    for (name, dated) in parameters.sorted(by: { $0.key < $1.key }) {
      for value in dated {
        guard let source = value.source, !source.trimmedSpaces.isEmpty else { throw .withoutSource(file: file, name: name) }
        do throws(ValueError) {
          var to: CivilDate?
          if let text = value.to { to = try CivilDate(text) }
          checked[name, default: []].append(
            Parameter(
              name: name, values: value.value.texts, from: try CivilDate(value.from), to: to, source: source,
              trust: value.trust))
        } catch {
          throw .unreadable(file: file, reason: error.message)
        }
      }
    }
    return checked
  }
}
