import HengValues

/// Somebody who signs in (人员). A person is never deleted: who has left is deactivated, and the trail still names him.
package struct Person: Hashable, Sendable {
  package var id: ID<Person>
  package var account: AccountName
  package var name: String
  /// 所在单位, as people call it; what a person may see follows from grants alone.
  package var unit: String
  package var isActive: Bool
  /// Of the sample; signs in by a link.
  package var isTrial: Bool

  package init(id: ID<Person>, account: AccountName, name: String, unit: String, isActive: Bool = true, isTrial: Bool = false) {
    self.id = id
    self.account = account
    self.name = name
    self.unit = unit
    self.isActive = isActive
    self.isTrial = isTrial
  }

  /// As the trail names a person, so that two of one name stay two: `张示例（zhangshili）`.
  package var actor: String { "\(name)（\(account.text)）" }

  /// With the account and its brackets it stays within what the trail takes as a name.
  package static let longestName = 26
  package static let longestUnit = 60

  /// Why a name or a unit cannot stand; nil when both can.
  package static func fault(name: String, unit: String) -> String? {
    if ActorName(name).isEmpty { return "没有写姓名" }
    if name.shownName != name || unit.shownName != unit { return "姓名或单位里有换行或看不见的控制字符，请重新填写" }
    if name.unicodeScalars.count > longestName { return "姓名太长，最多\(longestName)个字" }
    if unit.trimmedSpaces.isEmpty { return "没有写所在单位" }
    if unit.unicodeScalars.count > longestUnit { return "所在单位太长，最多\(longestUnit)个字" }
    return nil
  }
}
