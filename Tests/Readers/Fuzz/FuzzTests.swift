import HengFuzz
import HengReaders
import HengTestSupport
import Testing

@Suite("No bytes bring a reader down")
struct FuzzTests {
  @Test("Sound seeds are read")
  func sound() throws {
    for seed in FuzzSeeds.sound {
      #expect(throws: Never.self) { try PaperReader.read(FuzzInput.file(seed)) }
      #expect(FuzzInput.faults(seed).isEmpty)
    }
  }

  @Test("Nasty inputs end soon, in a sound paper or a refusal")
  func nasty() {
    let clock = ContinuousClock()
    for (index, seed) in FuzzSeeds.nasty.enumerated() {
      let time = clock.measure { #expect(FuzzInput.faults(seed) == [], "input \(index)") }
      #expect(time < .seconds(8), "input \(index)")
    }
  }

  @Test("Turned inputs of every kind end in a sound paper or a refusal", arguments: 0..<8)
  func turned(round: Int) {
    var chance = SeededGenerator(UInt64(round) + 77)
    let seeds = FuzzSeeds.sound + FuzzSeeds.nasty.filter { $0.count < 2_000 }
    for number in 0..<400 {
      guard let seed = (number % 4 == 0 ? seeds : FuzzSeeds.sound).randomElement(using: &chance) else { continue }
      let input = FuzzMutation.turned(seed, with: seeds, &chance)
      let faults = FuzzInput.faults(input)
      #expect(faults.isEmpty, "round \(round), input \(number): \(faults)")
    }
  }

  @Test("Packages with turned bytes end in a sound paper or a refusal")
  func packages() {
    var chance = SeededGenerator(5)
    let files = FuzzSeeds.sound.map(FuzzInput.file).filter { $0.starts(with: [0x50, 0x4B]) }
    for number in 0..<1_000 {
      guard let file = files.randomElement(using: &chance) else { continue }
      let input = FuzzMutation.turned([0] + file, with: files, &chance)
      #expect(FuzzInput.faults(input).isEmpty, "input \(number)")
    }
  }
}
