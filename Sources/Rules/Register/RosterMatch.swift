/// What is found of a row of a roster (比对结果). The first that applies counts.
package enum RosterOutcome: UInt8, CaseIterable, Sendable {
  case matched, invalid, repeated, missing, otherName, nameVariant

  package var label: String {
    switch self {
    case .matched: "对上"
    case .invalid: "号码有误"
    case .repeated: "重复"
    case .missing: "对方没有"
    case .otherName: "同号不同名"
    case .nameVariant: "名字写法不同"
    }
  }

  /// Whether somebody should look at the row.
  package var isRemarkable: Bool { self != .matched }
}

/// Holds the rows of a roster against a register (名册比对): rows of the roster first, then each row of the register as it passes by.
///
/// Keys of the roster stand in one table of open addressing; a row of the register costs one look. No row of the register is kept.
package struct RosterMatch: Sendable {
  /// How two names of one number relate.
  package enum Names: UInt8, Sendable { case same, variant, different }

  package private(set) var outcomes: [RosterOutcome]
  /// By row: the earlier row of the same number, from 1; for those that were found, the line of the register (0: none).
  package private(set) var others: [UInt32]
  private let keys: [UInt64]
  private var slots: [UInt32]
  private let shift: UInt64

  /// Of the register: rows, those without a sound number, those of a number of the roster that came before, those of whom the roster has none.
  package private(set) var registerRows = 0
  package private(set) var registerInvalid = 0
  package private(set) var registerRepeated = 0
  package private(set) var registerOnly = 0

  /// - Parameter keys: of the roster's rows; 0 where a number is none.
  package init(_ keys: [UInt64]) {
    self.keys = keys
    outcomes = Array(repeating: .missing, count: keys.count)
    others = Array(repeating: 0, count: keys.count)
    var bits: UInt64 = 4
    while 1 << bits < keys.count * 2 { bits += 1 }
    shift = 64 - bits
    slots = Array(repeating: 0, count: 1 << Int(bits))
    for row in keys.indices {
      guard keys[row] != 0 else {
        outcomes[row] = .invalid
        continue
      }
      let slot = place(of: keys[row])
      if slots[slot] == 0 {
        slots[slot] = UInt32(row + 1)
      } else {
        outcomes[row] = .repeated
        others[row] = slots[slot]
      }
    }
  }

  /// The slot of a key, or the free one where it would stand.
  private func place(of key: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    while slots[slot] != 0, keys[Int(slots[slot]) - 1] != key { slot = (slot + 1) & mask }
    return slot
  }

  /// Takes in the next row of the register, which stands on that line. `names` is asked only where the roster has the number.
  package mutating func take(_ key: UInt64, line: Int, _ names: (_ row: Int) -> Names) {
    registerRows += 1
    guard key != 0 else {
      registerInvalid += 1
      return
    }
    let slot = place(of: key)
    guard slots[slot] != 0 else {
      registerOnly += 1
      return
    }
    let row = Int(slots[slot]) - 1
    if others[row] != 0 { registerRepeated += 1 }
    let found: RosterOutcome
    switch names(row) {
    case .same: found = .matched
    case .variant: found = .nameVariant
    case .different: found = .otherName
    }
    // Of several rows with the number the one whose name fits best counts.
    if others[row] == 0 || Self.rank(found) < Self.rank(outcomes[row]) {
      outcomes[row] = found
      others[row] = UInt32(truncatingIfNeeded: line)
    }
  }

  private static func rank(_ outcome: RosterOutcome) -> Int {
    switch outcome {
    case .matched: 0
    case .nameVariant: 1
    default: 2
    }
  }

  package func count(_ outcome: RosterOutcome) -> Int { outcomes.count { $0 == outcome } }
}
