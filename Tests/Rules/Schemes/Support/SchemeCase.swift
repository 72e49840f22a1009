import HengDomain
import HengValues

@testable import HengRules

/// The carried schemes and facts written as pairs, for tests of schemes.
struct SchemeCase {
  let library: SchemeLibrary
  let on: CivilDate

  init(on: String = "2024-12-31", chosen: [String: [String: String]] = [:]) throws {
    library = try SchemeLibrary.load(chosen: chosen)
    self.on = try CivilDate(on)
  }

  func facts(_ pairs: [String: SchemeValue]) -> BeneficiaryFacts {
    var facts = BeneficiaryFacts(library.vocabulary)
    for (name, value) in pairs {
      if let place = library.vocabulary.place(of: name) { facts[place] = value } else { Issue.unknown(name) }
    }
    return facts
  }

  /// What one scheme gives to one beneficiary.
  func judge(_ id: String, _ pairs: [String: SchemeValue]) -> Entitlement {
    var run = EntitlementRun([id], of: library, on: on)
    return run.judge(facts(pairs), line: 2)[0]
  }

  /// `2000.00`, or the code of the refusal.
  func said(_ id: String, _ pairs: [String: SchemeValue]) -> String { judge(id, pairs).said }
}

extension Entitlement {
  var said: String { refusal?.code ?? "\(amount.yuan)" }
}

extension SchemeValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
  public init(stringLiteral text: String) { self = (try? CivilDate(text)).map { .date($0) } ?? .word(text) }
  public init(integerLiteral number: Int) { self = .number(ExactDecimal(number)) }
}

extension SchemeValue {
  static func decimal(_ text: String) -> SchemeValue { .number((try? ExactDecimal(parsing: text)) ?? .zero) }
  static let yes = SchemeValue.truth(true)
  static let no = SchemeValue.truth(false)
}

private enum Issue {
  static func unknown(_ name: String) { Testing.Issue.record("no field \(name)") }
}

import Testing
