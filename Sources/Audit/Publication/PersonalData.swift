package import HengDocuments
package import HengText
package import HengValues

/// Something of a person that must not be published (个人信息): shown with its middle covered.
package struct PersonalData: Hashable, Sendable {
  package var kind: PrivateKind
  package var place: Place
  /// `610***********0018`; of health the first sign of the words that name it.
  package var shown: String
  /// The folded number or words, and the folded text around them: what a release is about.
  package var value: [UInt8]
  package var context: [UInt8]
}

extension Paper {
  /// Every identity, card and telephone number and every mark of a person's health on the paper, in its order.
  package var personalData: [PersonalData] {
    zip(blocks, PaperPrivacy(self).stretches).flatMap { block, texts -> [PersonalData] in
      switch block {
      case .line(let line): return PersonalData.found(texts[0], line.text, line.place)
      case .table(let table): return zip(table.cells, texts).flatMap { PersonalData.found($1, $0.text, $0.place) }
      }
    }
  }
}

extension PersonalData {
  fileprivate static func found(_ stretches: [PrivateStretch], _ text: String, _ place: Place) -> [PersonalData] {
    guard !stretches.isEmpty else { return [] }
    let bytes = Array(text.utf8)
    return stretches.map {
      PersonalData(
        kind: $0.kind, place: place, shown: PrivateMask.shown($0, in: bytes), value: Folding.key(PrivateMask.slice(bytes, $0.range)),
        context: context(of: $0.range, bytes))
    }
  }

  /// A sentence or two to either side.
  private static func context(of range: Range<Int>, _ bytes: [UInt8]) -> [UInt8] {
    Folding.key(PrivateMask.slice(bytes, max(0, range.lowerBound - 240)..<min(bytes.count, range.upperBound + 240)))
  }
}
