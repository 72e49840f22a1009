extension PDFRules {
  /// Pieces of one line put together: borders drawn cell by cell, dashes, gaps of a point or two. Stubs are left out.
  var merged: PDFRules {
    PDFRules(horizontal: Self.merged(horizontal), vertical: Self.merged(vertical))
  }

  private static let nearness = 1.0
  private static let gap = 3.0
  private static let shortest = 5.0

  private static func merged(_ rules: [PDFRule]) -> [PDFRule] {
    var merged: [PDFRule] = []
    var band: [PDFRule] = []
    for rule in rules.sorted(by: { ($0.at, $0.from, $0.to) < ($1.at, $1.from, $1.to) }) {
      if let last = band.last, let first = band.first, rule.at - last.at > nearness || rule.at - first.at > 2 * nearness {
        merged += joined(band)
        band = []
      }
      band.append(rule)
    }
    return (merged + joined(band)).filter { $0.to - $0.from >= shortest }
  }

  /// Lines of about the same height, from left to right.
  private static func joined(_ band: [PDFRule]) -> [PDFRule] {
    var joined: [PDFRule] = []
    for rule in band.sorted(by: { ($0.from, $0.to, $0.at) < ($1.from, $1.to, $1.at) }) {
      if let last = joined.last, rule.from <= last.to + gap {
        let (old, new) = (max(last.to - last.from, 0.1), max(rule.to - rule.from, 0.1))
        joined[joined.count - 1] = PDFRule(
          at: (last.at * old + rule.at * new) / (old + new), from: last.from, to: max(last.to, rule.to))
      } else {
        joined.append(rule)
      }
    }
    return joined
  }

  /// Lines that touch or cross each other belong together: each such net may be a table.
  var nets: [PDFRules] {
    var owner = Array(0..<count)
    func root(_ index: Int) -> Int {
      var index = index
      while owner[index] != index {
        owner[index] = owner[owner[index]]
        index = owner[index]
      }
      return index
    }
    for (across, flat) in horizontal.enumerated() {
      for (down, upright) in vertical.enumerated()
      where flat.from - Self.gap <= upright.at && upright.at <= flat.to + Self.gap && upright.from - Self.gap <= flat.at
        && flat.at <= upright.to + Self.gap
      {
        let (one, other) = (root(across), root(horizontal.count + down))
        owner[max(one, other)] = min(one, other)
      }
    }
    var nets: [Int: PDFRules] = [:]
    for index in owner.indices {
      if index < horizontal.count {
        nets[root(index), default: PDFRules()].horizontal.append(horizontal[index])
      } else {
        nets[root(index), default: PDFRules()].vertical.append(vertical[index - horizontal.count])
      }
    }
    return nets.sorted { $0.key < $1.key }.map(\.value)
  }
}
