import HengDomain
import HengRules
import HengValues

/// Reads a file of divisions (区划文件): a line each, `代码,名称[,起始日期[,截止日期]]`, by comma or tab, with or without a heading.
enum DivisionLines {
  /// More lines than a province has villages.
  private static let most = 100_000

  static func read(_ text: String, known: DivisionNames) throws(RegistrationError) -> [DivisionName] {
    var entries: [DivisionName] = []
    var faults: [String] = []
    let lines = text.split(whereSeparator: \.isNewline)
    guard lines.count <= most else { throw .other("区划文件有\(lines.count)行，一次最多\(most)行。请分成几个文件导入。") }
    for (place, line) in lines.enumerated() {
      let fields = line.split(omittingEmptySubsequences: false) { ",，\t".contains($0) }.map { String($0).trimmedSpaces }
      if place == 0, fields.first.map({ !($0.first?.isNumber ?? false) }) ?? true { continue }
      do throws(ValueError) { entries.append(try entry(fields)) } catch { faults.append("第\(place + 1)行：\(error.message)") }
    }
    faults += strays(entries, known: known)
    guard faults.isEmpty else {
      let rest = faults.count > 20 ? "\n……共\(faults.count)处。" : ""
      throw .other("区划文件没有导入，改正后请整份重新导入：\n" + faults.prefix(20).joined(separator: "\n") + rest)
    }
    guard !entries.isEmpty else { throw .other("区划文件里没有区划。每行请写“代码,名称”，例如 141123100,示例镇。") }
    return entries
  }

  private static func entry(_ fields: [String]) throws(ValueError) -> DivisionName {
    let division = try AdministrativeDivision(fields.first ?? "")
    func day(_ place: Int) throws(ValueError) -> CivilDate? {
      guard fields.indices.contains(place), !fields[place].isEmpty else { return nil }
      return try CivilDate(fields[place])
    }
    let name = fields.indices.contains(1) ? fields[1] : ""
    guard !name.isEmpty, TypedLength.name.excess(of: name) == nil else {
      throw ValueError(what: "区划名称", text: name, reason: name.isEmpty ? "没有写名称" : "太长", remedy: "请写“代码,名称”")
    }
    let (since, until) = (try day(2), try day(3))
    if let since, let until, until < since {
      throw ValueError(what: "区划日期", text: until.text, reason: "截止日期早于起始日期\(since.text)", remedy: "请核对两个日期")
    }
    return DivisionName(division: division, name: name, since: since, until: until)
  }

  /// A division lies in one that is known, or that stands in the same file.
  private static func strays(_ entries: [DivisionName], known: DivisionNames) -> [String] {
    let own = Set(entries.map(\.division))
    return entries.compactMap { entry in
      guard let parent = entry.division.parent, !own.contains(parent), known.history(parent).isEmpty else { return nil }
      return "\(entry.division.text)（\(entry.name)）：上级区划 \(parent.text) 不在区划表里。请核对代码，或把上级区划写进同一份文件。"
    }
  }
}
