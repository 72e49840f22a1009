package import HengValues

/// Running text with figures in it, written as a string (句子): `"收入合计\(figure)，其中："`. Numbers get in as figures only.
package struct Words: Hashable, Sendable, ExpressibleByStringInterpolation {
  package private(set) var runs: [Run]

  package init(_ runs: [Run] = []) { self.runs = runs }

  package init(stringLiteral value: String) { runs = value.isEmpty ? [] : [.text(value)] }

  package init(stringInterpolation interpolation: Interpolation) { runs = interpolation.words.runs }

  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var words = Words()

    package init(literalCapacity: Int, interpolationCount: Int) {}

    package mutating func appendLiteral(_ literal: String) { words += Words(stringLiteral: literal) }
    package mutating func appendInterpolation(_ text: String) { words += Words(stringLiteral: text) }
    package mutating func appendInterpolation(_ figure: Figure) { words += Words([.figure(figure)]) }
    package mutating func appendInterpolation(_ other: Words) { words += other }
  }

  package static func += (left: inout Words, right: Words) {
    for run in right.runs {
      if case .text(let more) = run, case .text(let text) = left.runs.last {
        left.runs[left.runs.count - 1] = .text(text + more)
      } else {
        left.runs.append(run)
      }
    }
  }

  package static func + (left: Words, right: Words) -> Words {
    var sum = left
    sum += right
    return sum
  }

  package var text: String { runs.map(\.text).joined() }
  package var paragraph: Block { .paragraph(runs) }
}

extension [Words] {
  package func joined(_ separator: String) -> Words {
    enumerated().reduce(into: Words()) { $0 += $1.offset == 0 ? $1.element : Words(stringLiteral: separator) + $1.element }
  }

  /// Each a paragraph, the last one closed with 。 and the others with ；.
  package var listed: [Block] {
    enumerated().map { ($0.element + ($0.offset == count - 1 ? "。" : "；")).paragraph }
  }
}
