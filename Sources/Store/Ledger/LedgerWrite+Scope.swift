import HengDomain
import HengValues

/// What a write may touch (管辖范围): its note's role must be one that the scope gives there.
extension LedgerWrite {
  /// - Parameter department: nil for what belongs to the division as a whole.
  func require(_ division: AdministrativeDivision, _ department: ID<Department>?) throws(LedgerError) {
    guard scope.holds(note.role, in: division, department: department) else {
      throw .refused(.outsideScope(role: note.role, division: division.text))
    }
  }

  /// Of every write, whatever else it asked: no entry of the trail is made in a role that its scope does not give.
  func requireRole(in division: AdministrativeDivision?) throws(LedgerError) {
    guard scope.holds(note.role, touching: division) else {
      throw .refused(.outsideScope(role: note.role, division: division?.text ?? ""))
    }
  }
}
