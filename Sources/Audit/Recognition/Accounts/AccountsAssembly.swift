package import HengDomain
import HengValues

extension FinalAccounts {
  /// The accounts that a paper prints, in its order (决算套表): a kind of table that comes again begins another set (汇总, 本级).
  package static func sets(of forms: [RecognisedForm]) -> [FinalAccounts] {
    var sets: [FinalAccounts] = []
    for form in forms {
      guard case .accounts(let table) = form.content else { continue }
      if let last = sets.indices.last, sets[last][table.kind] == nil {
        sets[last].tables.append(table)
      } else {
        sets.append(FinalAccounts(department: "", year: nil, tables: [table]))
      }
    }
    for index in sets.indices {
      sets[index].department = sets[index].tables.first { !$0.owner.isEmpty }?.owner ?? ""
      sets[index].year = sets[index].tables.lazy.compactMap(\.year).first
    }
    return sets
  }
}
