import HengValues

extension Profile {
  /// The words of a vocabulary parameter, or why there are none.
  func words(_ name: String, on day: CivilDate?) -> Result<[String], ProfileError> {
    guard let day else { return .failure(.missing(profile: key, name: name, date: "")) }
    do throws(ProfileError) { return .success(try parameter(name, on: day).values) } catch { return .failure(error) }
  }
}

extension Rule.Result {
  /// Judges with a vocabulary; without one the rule did not run.
  static func with(_ words: Result<[String], ProfileError>, _ judge: ([String]) -> Rule.Result) -> Rule.Result {
    switch words {
    case .success(let words): judge(words)
    case .failure(let error): .notRun(error.message)
    }
  }
}

extension String {
  /// The parts between blanks.
  var fields: [String] { split(separator: " ").map(String.init) }
}
