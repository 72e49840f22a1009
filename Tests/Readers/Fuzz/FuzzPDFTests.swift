import HengDocuments
import HengFuzz
import HengReaders
import HengTestSupport
import Testing

@Suite("No bytes bring the reader of PDF down")
struct FuzzPDFTests {
  private static func kind(_ seed: [UInt8]) -> FuzzInput.Kind? { seed.first.flatMap(FuzzInput.Kind.init(rawValue:)) }
  private static let prints = FuzzSeeds.soundPDF.filter { kind($0) == .print }
  private static let pages = FuzzSeeds.soundPDF.filter { kind($0) == .pages }

  @Test("Sound seeds give tables")
  func sound() throws {
    for seed in Self.pages {
      let paper = try PaperReader.read(FuzzInput.file(seed))
      #expect(!paper.tables.isEmpty)
      #expect(FuzzInput.faults(seed, pdfShare: 1) == [])
    }
    for seed in Self.prints {
      let paper = try FuzzInput.print(seed)
      #expect(paper.pageCount == 2)
      #expect(paper.tables.count == 1 || seed != Self.prints.first)
      #expect(FuzzInput.faults(seed) == [])
    }
  }

  @Test("Nasty inputs end soon, in a sound paper or a refusal")
  func nasty() {
    let clock = ContinuousClock()
    for (index, seed) in FuzzSeeds.nastyPDF.enumerated() {
      let time = clock.measure { #expect(FuzzInput.faults(seed, pdfShare: 1) == [], "input \(index)") }
      #expect(time < .seconds(12), "input \(index): \(time)")
    }
  }

  @Test("Turned output of poppler's programs gives a sound paper", arguments: 0..<4)
  func prints(round: Int) {
    var chance = SeededGenerator(UInt64(round) + 4_100)
    for number in 0..<150 {
      guard let seed = Self.prints.randomElement(using: &chance) else { continue }
      let faults = FuzzInput.faults(FuzzMutation.turned(seed, with: FuzzSeeds.soundPDF, &chance))
      #expect(faults.isEmpty, "round \(round), input \(number): \(faults)")
    }
  }

  @Test("Files with turned pages, and turned files, end in a sound paper or a refusal")
  func files() {
    var chance = SeededGenerator(4_200)
    let files = Self.pages.map { [FuzzInput.Kind.file.rawValue] + FuzzInput.file($0) }
    for number in 0..<60 {
      guard let seed = (number % 2 == 0 ? Self.pages : files).randomElement(using: &chance) else { continue }
      let faults = FuzzInput.faults(FuzzMutation.turned(seed, with: FuzzSeeds.soundPDF, &chance), pdfShare: 1)
      #expect(faults.isEmpty, "input \(number): \(faults)")
    }
  }
}
