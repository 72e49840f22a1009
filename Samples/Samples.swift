package import Foundation
package import HengData

/// The four counties as data (四县样例): what `heng serve --sample` loads and what golden tests read.
package struct Samples: Sendable {
  package var counties: [SampleCounty]
  package var papers: [SamplePaper]
  /// X1…X8, P1…P4, S1…S6, J1…J11: in the order of the counties, then by number.
  package var projects: [SampleProject]
  package var unitTotals: [UnitTotals]
  /// Ledgers of final accounts, where a county has one.
  package var accounts: [SampleAccounts]
  /// Written parts of disclosures, with their reports.
  package var disclosures: [SampleDisclosure]

  package func project(_ key: String) -> SampleProject? { projects.first { $0.key == key } }

  /// Reads the files beside the program.
  package static func load() throws(DataError) -> Samples {
    guard let root = Bundle.module.resourceURL else { throw DataError(file: "Samples", reason: "找不到样例文件夹") }
    return try load(from: root)
  }

  /// Reads a folder laid out as `Samples/`.
  package static func load(from root: URL) throws(DataError) -> Samples {
    let counties = try decode(Counties.self, root, "counties.yaml").counties
    let papers = try decode(Papers.self, root, "papers.yaml").papers
    var projects: [SampleProject] = []
    var unitTotals: [UnitTotals] = []
    var accounts: [SampleAccounts] = []
    var disclosures: [SampleDisclosure] = []
    for county in counties {
      let folder = "\(county.profile)/\(county.year)"
      for name in try sheetNames(root, folder) {
        projects.append(try decode(SampleProject.self, root, "\(folder)/\(name)"))
      }
      if let totals = try decodeIfPresent(UnitTotals.self, root, "\(folder)/unit-totals.yaml") { unitTotals.append(totals) }
      if let ledger = try decodeIfPresent(SampleAccounts.self, root, "\(folder)/accounts.yaml") { accounts.append(ledger) }
      if var disclosure = try decodeIfPresent(SampleDisclosure.self, root, "\(folder)/disclosure.yaml") {
        let reports = "\(folder)/reports"
        for name in exists(root, reports) ? try sheetNames(root, reports) : [] {
          disclosure.reports.append(try decode(SampleReport.self, root, "\(reports)/\(name)"))
        }
        disclosures.append(disclosure)
      }
    }
    return Samples(
      counties: counties, papers: papers, projects: projects, unitTotals: unitTotals, accounts: accounts, disclosures: disclosures)
  }

  private struct Counties: Decodable { var counties: [SampleCounty] }
  private struct Papers: Decodable { var papers: [SamplePaper] }

  private static func exists(_ root: URL, _ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  private static func decodeIfPresent<T: Decodable>(_ type: T.Type, _ root: URL, _ path: String) throws(DataError) -> T? {
    exists(root, path) ? try decode(type, root, path) : nil
  }

  private static func decode<T: Decodable>(_ type: T.Type, _ root: URL, _ path: String) throws(DataError) -> T {
    let text: String
    do {
      text = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    } catch {
      throw DataError(file: path, reason: "读不到这个文件")
    }
    return try YAMLData.decode(type, from: text, file: path)
  }

  /// The sheet files of a folder by number, so that `J2` stands before `J10`.
  private static func sheetNames(_ root: URL, _ folder: String) throws(DataError) -> [String] {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
    } catch {
      throw DataError(file: folder, reason: "读不到这个文件夹")
    }
    return names.compactMap { name -> (number: Int, name: String)? in
      guard name.hasSuffix(".yaml"), let number = Int(name.dropFirst().dropLast(5)) else { return nil }
      return (number, name)
    }
    .sorted { ($0.number, $0.name) < ($1.number, $1.name) }
    .map(\.name)
  }
}
