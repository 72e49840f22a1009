import Foundation
import HengPrivatePapers

/// Prints invented texts for `make attack STAGE=gate`, a line of JSON each: `private-texts SEED planted|clean COUNT`.
@main
enum PrivateTexts {
  struct Line: Encodable {
    var kind: String?
    var text: String
    var labels: [String]
    var written: String
    var recipe: String

    init(_ paper: PrivatePaper) {
      (kind, text, labels) = (paper.kind, paper.text, paper.labels)
      (written, recipe) = (paper.written, paper.recipe)
    }
  }

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 4, let seed = UInt64(arguments[1]), let count = Int(arguments[3]) else {
      FileHandle.standardError.write(Data("private-texts SEED planted|clean COUNT\n".utf8))
      exit(2)
    }
    var planted = PlantedTexts(seed: seed), clean = CleanTexts(seed: seed)
    for _ in 0..<count {
      let paper = arguments[2] == "planted" ? planted.next() : clean.next()
      try FileHandle.standardOutput.write(contentsOf: JSONEncoder().encode(Line(paper)) + Data("\n".utf8))
    }
  }
}
