package import HengValues

/// Why a grant cannot be given (授权不成立).
package enum GrantFault: Hashable, Sendable {
  case endMissing(RoleGrant.Kind)
  case endBeforeBegin(since: CivilDate, until: CivilDate)
  case over(until: CivilDate, today: CivilDate)
  case divisionMissing(Role)
  /// An administrator serves the program as a whole.
  case divisionOfAdministrator(Role)
  case nobodysRole(Role)
  /// 三员分立: the new role and the one that excludes it.
  case separated(Role, held: Role)
  case held(Role)
  case toOneself

  package var message: String {
    switch self {
    case .endMissing(let kind): "\(kind.label)授权没有写到期日。请写明到哪一天为止"
    case .endBeforeBegin(let since, let until): "到期日\(until.text)早于起用日\(since.text)。请核对日期"
    case .over(let until, let today): "到期日\(until.text)已经过去（今天是\(today.text)）。请核对日期"
    case .divisionMissing(let role): "授予“\(role.label)”须写明管哪个区划。请写行政区划代码，例如 141123"
    case .divisionOfAdministrator(let role): "“\(role.label)”管的是程序，不管区划和部门的业务。请去掉区划和部门"
    case .nobodysRole(let role): "“\(role.label)”不用授权，公开的内容不登录也能看"
    case .separated(let role, let held) where role.isAdministrator && held.isAdministrator:
      "这个人已是“\(held.label)”，不能再任“\(role.label)”：系统、安全、审计三员须由三个人分任。请另选一人，或先撤销原来的授权"
    case .separated(let role, let held):
      "这个人已是“\(held.label)”，不能再任“\(role.label)”：管理员不办业务，办业务的人不任管理员。请另选一人，或先撤销原来的授权"
    case .held(let role): "这个人已有同样范围的“\(role.label)”授权。请先撤销原来的，再重新授权"
    case .toOneself: "不能给自己授权。请由另一位安全管理员办理"
    }
  }
}

extension RoleGrant {
  /// What speaks against giving this grant beside those that the person has; nil when nothing does.
  package func fault(beside grants: [RoleGrant], today: CivilDate, grantor: ID<Person>?) -> GrantFault? {
    if grantor == person { return .toOneself }
    if role == .publicReader { return .nobodysRole(role) }
    if role.isAdministrator, division != nil || department != nil { return .divisionOfAdministrator(role) }
    if !role.isAdministrator, division == nil { return .divisionMissing(role) }
    if kind != .own, until == nil { return .endMissing(kind) }
    if let until {
      if until < since { return .endBeforeBegin(since: since, until: until) }
      if until < today { return .over(until: until, today: today) }
    }
    let open = grants.filter { $0.person == person && $0.isOpen(on: today) }
    if let other = open.first(where: { $0.role.excludes(role) }) { return .separated(role, held: other.role) }
    let isHeld = open.contains {
      $0.role == role && $0.division == division && $0.department == department && $0.since <= since
        && ($0.until.map { end in until.map { $0 <= end } ?? false } ?? true)
    }
    return isHeld ? .held(role) : nil
  }
}

extension Role {
  /// 三员分立: an administrator holds no other role at all.
  package func excludes(_ other: Role) -> Bool { self != other && (isAdministrator || other.isAdministrator) }
}
