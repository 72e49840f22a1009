import HengTestSupport
import HengValues

/// A repeatable source of chance for property tests (SplitMix64): the same seed gives the same cases on every machine.
struct CodeDice: RandomNumberGenerator {
  private var generator: SeededGenerator

  init(_ seed: UInt64) { generator = SeededGenerator(seed) }

  mutating func next() -> UInt64 { generator.next() }

  mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
  mutating func pick<Element>(_ from: [Element]) -> Element { from[int(0...from.count - 1)] }
  mutating func signs(_ count: Int, of alphabet: String) -> String {
    let signs = Array(alphabet)
    return String((0..<count).map { _ in pick(signs) })
  }
  mutating func digits(_ count: Int) -> String { signs(count, of: "0123456789") }
}

let alphabet31 = "0123456789ABCDEFGHJKLMNPQRTUWXY"

/// The text with one sign replaced by another of the alphabet.
func corrupting(_ text: String, of alphabet: String, _ dice: inout CodeDice) -> String {
  var signs = Array(text)
  let index = dice.int(0...signs.count - 1)
  signs[index] = dice.pick(alphabet.filter { $0 != signs[index] }.map { $0 })
  return String(signs)
}

/// All texts got by swapping two unequal neighbours.
func swappingNeighbours(_ text: String) -> [String] {
  let signs = Array(text)
  return signs.indices.dropLast().filter { signs[$0] != signs[$0 + 1] }.map {
    var copy = signs
    copy.swapAt($0, $0 + 1)
    return String(copy)
  }
}

/// The text as papers and worksheets spoil it without changing its meaning.
func untidy(_ text: String, _ dice: inout CodeDice) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    if dice.int(0...9) == 0 { result += dice.pick([" ", "\n", "\u{3000}", "\u{A0}"]) }
    if dice.int(0...4) == 0, (0x21...0x7E).contains(scalar.value), let wide = Unicode.Scalar(scalar.value + 0xFEE0) {
      result.unicodeScalars.append(wide)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The error of a reading that must fail.
func refusal<Value: PrintedValue>(_ type: Value.Type, _ text: String) -> ValueError? {
  do throws(ValueError) {
    _ = try Value(text)
    return nil
  } catch {
    return error
  }
}
