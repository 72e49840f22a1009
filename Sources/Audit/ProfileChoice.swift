import HengDocuments
import HengRules
import HengValues

/// Which county's parameters a paper is weighed by (参数方案的选择).
enum ProfileChoice {
  /// The profile whose county the head of the paper names: `兴县` of 山西省兴县; `national` where none is named.
  static func key(for paper: Paper, among profiles: ProfileLibrary) -> String {
    let head = headWords(paper)
    let named = profiles.keys.filter { key in
      guard let county = (try? profiles.profile(key))?.county else { return false }
      return head.holds(county)
    }
    return named.count == 1 ? named[0] : "national"
  }

  private static func headWords(_ paper: Paper) -> String {
    var words = ""
    for block in paper.blocks.prefix(120) {
      switch block {
      case .line(let line): words += line.text
      case .table(let table): for cell in table.cells.prefix(120) { words += cell.text }
      }
      if words.utf8.count > 12_000 { break }
    }
    return words
  }
}

extension Profile {
  /// `兴县` of a profile that is named 山西省兴县; nil for one of no county.
  fileprivate var county: String? {
    guard key.holds("."), name.hasTail("县") || name.hasTail("区") || name.hasTail("市") else { return nil }
    for mark in ["省", "宁夏", "自治区", "市"] {
      if let range = name.byteRange(of: mark), range.upperBound < name.endIndex { return String(name[range.upperBound...]) }
    }
    return name
  }
}
