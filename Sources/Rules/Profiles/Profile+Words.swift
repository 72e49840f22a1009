import HengValues

extension Profile {
  /// The words of a vocabulary in force on a day (词表).
  func words(_ name: String, on day: CivilDate) throws(ProfileError) -> [String] { try parameter(name, on: day).values }

  /// Entries of the kind `建档立卡户|脱贫户`: a word, and what stands behind the bar, parted by commas.
  func wordPairs(_ name: String, on day: CivilDate) throws(ProfileError) -> [(word: String, others: [String])] {
    let parameter = try parameter(name, on: day)
    var pairs: [(word: String, others: [String])] = []
    for text in parameter.values {
      let parts = text.utf8.split(separator: UInt8(ascii: "|"), maxSplits: 1)
      guard parts.count == 2 else {
        throw .unfit(profile: key, name: name, value: text, reason: "应写作“词|词,词”")
      }
      pairs.append((word: String(parts[0]) ?? "", others: parts[1].split(separator: UInt8(ascii: ",")).map { String($0) ?? "" }))
    }
    return pairs
  }
}

extension Rule {
  /// The remarks of a judgement that reads parameters; a missing one makes the rule say so.
  static func judged(_ remarks: () throws(ProfileError) -> [Remark]) -> Result {
    do throws(ProfileError) { return .remarks(try remarks()) } catch { return .notRun(error.message) }
  }
}
