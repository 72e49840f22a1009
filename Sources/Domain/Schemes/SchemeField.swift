package import HengValues

/// What a scheme may ask about a person, a household or an enterprise (方案字段). The fields are data.
package struct SchemeField: Hashable, Sendable {
  /// Of what kind the values are (字段类型).
  package enum Kind: Hashable, Sendable {
    /// One of the field's own words: `户类型`.
    case word
    /// Any words: a name, a term, a contract number.
    case text
    /// Several words parted by 、: ear tags.
    case list
    case truth
    case money
    case share
    case count(MeasureUnit)
    case date
    /// Checked by GB 11643.
    case idNumber
    /// Checked by GB 32100.
    case creditCode
  }

  /// As expressions write it: `务工月数`.
  package var name: String
  package var kind: Kind
  /// The words that a cell may hold, in order; empty but for `Kind.word`.
  package var words: [String]
  /// Other writings of a word, to the word: 边缘户 is 边缘易致贫户.
  package var otherWritings: [String: String]
  /// Names for several words: `有劳动能力`.
  package var groups: [String: [String]]
  /// Heads of columns under which rosters carry it; the name itself is one.
  package var headings: [String]
  /// Whether it tells who somebody is, and is covered wherever it is shown.
  package var isPrivate: Bool

  package init(
    name: String, kind: Kind, words: [String] = [], otherWritings: [String: String] = [:], groups: [String: [String]] = [:],
    headings: [String] = [], isPrivate: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.words = words
    self.otherWritings = otherWritings
    self.groups = groups
    self.headings = headings
    self.isPrivate = isPrivate
  }
}

/// All fields, by place and by name (字段表).
package struct SchemeVocabulary: Sendable {
  package let fields: [SchemeField]
  private let places: [String: Int]
  private let headings: [String: Int]

  package init(_ fields: [SchemeField]) {
    self.fields = fields
    var places: [String: Int] = [:], headings: [String: Int] = [:]
    for (place, field) in fields.enumerated() {
      places[field.name] = place
      for heading in [field.name] + field.headings { headings[heading] = place }
    }
    (self.places, self.headings) = (places, headings)
  }

  package func place(of name: String) -> Int? { places[name] }

  /// The field of a column of a roster; blanks do not matter.
  package func place(heading: String) -> Int? { headings[heading.withoutSpaces] }
}
