package import HengValues

/// Who a person of the register is to the head of his household (与户主关系).
package enum HeadRelation: String, CaseIterable, Hashable, Sendable {
  case head = "户主"
  case spouse = "配偶"
  case child = "子女"
  case childInLaw = "儿媳或女婿"
  case grandchild = "孙子女或外孙子女"
  case parent = "父母"
  case grandparent = "祖父母或外祖父母"
  case sibling = "兄弟姐妹"
  case other = "其他"
}

/// 劳动能力.
package enum LabourCapacity: String, CaseIterable, Hashable, Sendable {
  case ordinary = "普通劳动力"
  case skilled = "技能劳动力"
  case weak = "弱劳动力或半劳动力"
  case lost = "丧失劳动力"
  case none = "无劳动力"
}

/// What names a person and his money (个人信息): it leaves the store whole only with a reason.
package struct PersonalIdentity: Hashable, Sendable {
  package var name: String
  package var idNumber: IDNumber
  package var card: BankCardNumber?
  package var telephone: String

  package init(name: String, idNumber: IDNumber, card: BankCardNumber? = nil, telephone: String = "") {
    self.name = name
    self.idNumber = idNumber
    self.card = card
    self.telephone = telephone
  }

  /// `张＊`: the family name alone.
  package var maskedName: String { name.isEmpty ? "" : name.prefix(1) + "＊" }
}

extension PersonalIdentity: CustomStringConvertible, CustomReflectable {
  package var description: String { "•••" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A person of the register (在册人员).
package struct RegisteredPerson: Hashable, Sendable {
  package var id: ID<RegisteredPerson>
  package var household: ID<Household>
  package var relation: HeadRelation
  package var labour: LabourCapacity?
  /// 在校情况 and 务工情况, in the words of the register.
  package var schooling: String
  package var work: String
  /// Nil after his data were erased (已清除).
  package var identity: Private<PersonalIdentity>?

  package init(
    id: ID<RegisteredPerson>, household: ID<Household>, relation: HeadRelation, labour: LabourCapacity? = nil, schooling: String = "",
    work: String = "", identity: Private<PersonalIdentity>?
  ) {
    self.id = id
    self.household = household
    self.relation = relation
    self.labour = labour
    self.schooling = schooling
    self.work = work
    self.identity = identity
  }
}

/// By what a person is looked for, exactly (查找项).
package enum PersonKey: String, CaseIterable, Hashable, Sendable {
  case idNumber = "身份证号"
  case card = "银行卡号"
  case name = "姓名"
}

/// A household with its people (户及成员).
package struct HouseholdEntry: Hashable, Sendable {
  package var household: Household
  package var people: [RegisteredPerson]

  package init(household: Household, people: [RegisteredPerson]) {
    self.household = household
    self.people = people
  }
}
