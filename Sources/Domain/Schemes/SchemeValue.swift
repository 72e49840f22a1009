package import HengValues

/// What is known of one field (字段取值). Money stands in 元, a share as a fraction, a count in the unit of its field.
package enum SchemeValue: Hashable, Sendable {
  case word(String)
  case list([String])
  case truth(Bool)
  case number(ExactDecimal)
  case date(CivilDate)
}

/// What is known of one beneficiary on the reference date (受益人情况): a value for each field of the vocabulary, or nothing.
///
/// It names people by number; printing it gives a mask.
package struct BeneficiaryFacts: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
  private var values: [SchemeValue?]

  package init(_ vocabulary: SchemeVocabulary) { values = Array(repeating: nil, count: vocabulary.fields.count) }

  package subscript(place: Int) -> SchemeValue? {
    get { values[place] }
    set { values[place] = newValue }
  }

  package var description: String { Private<Int>.mask }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
