/// `numbering.xml`: the lists of a document and how each of their levels is numbered (多级编号).
final class WordNumbering: XMLHandler {
  struct Level {
    var start = 1
    var format = "decimal"
    /// `%1、`: the number of the first level, then a sign.
    var text = ""
    /// All numbers in it are printed as 1, 2, 3 (正规形式编号).
    var isLegal = false
    var suffix = "tab"
    /// The level (1-based) after which this one begins again; 0: never.
    var restart: Int?
    /// The paragraph style that carries this level.
    var style: String?
    var font: String?
  }

  struct Definition {
    var levels: [Int: Level] = [:]
    /// The list style whose list holds the levels.
    var listStyle: String?
  }

  struct List {
    var definition = 0
    var starts: [Int: Int] = [:]
    var levels: [Int: Level] = [:]
  }

  static let levels = 0..<9
  private static let longestText = 100

  private(set) var definitions: [Int: Definition] = [:]
  private(set) var lists: [Int: List] = [:]
  private var definition: Int?
  private var list: Int?
  private var override: Int?
  private var level: (number: Int, level: Level)?
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    guard definitions.count <= limits.styles, lists.count <= limits.styles else {
      throw .tooLarge(what: "编号列表", limit: "\(limits.styles) 个")
    }
    switch name {
    case "abstractNum":
      definition = attributes.number("abstractNumId")
      if let definition { definitions[definition] = Definition() }
    case "numStyleLink": if let definition { definitions[definition]?.listStyle = attributes["val"] }
    case "num":
      list = attributes.number("numId")
      if let list { lists[list] = List() }
    case "abstractNumId": if let list { lists[list]?.definition = attributes.number("val") ?? 0 }
    case "lvlOverride": override = attributes.number("ilvl")
    case "startOverride":
      if let list, let override { lists[list]?.starts[override] = Self.sound(attributes.number("val")) }
    case "lvl": level = attributes.number("ilvl").map { ($0, Level()) }
    default: readLevel(name, attributes)
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: String) {
    switch name {
    case "abstractNum": definition = nil
    case "num": list = nil
    case "lvlOverride": override = nil
    case "lvl":
      guard let (number, level) = level, Self.levels.contains(number) else { break }
      if let definition { definitions[definition]?.levels[number] = level } else if let list { lists[list]?.levels[number] = level }
      self.level = nil
    default: break
    }
  }

  private func readLevel(_ name: String, _ attributes: XMLAttributes) {
    guard level != nil else { return }
    switch name {
    case "start": level?.level.start = Self.sound(attributes.number("val"))
    case "numFmt": level?.level.format = attributes["val"] ?? "decimal"
    case "lvlText": level?.level.text = String((attributes["val"] ?? "").prefix(Self.longestText))
    case "isLgl": level?.level.isLegal = attributes.toggle
    case "suff": level?.level.suffix = attributes["val"] ?? "tab"
    case "lvlRestart": level?.level.restart = attributes.number("val")
    case "pStyle": level?.level.style = attributes["val"]
    case "rFonts": level?.level.font = attributes["ascii"] ?? attributes["hAnsi"]
    default: break
    }
  }

  private static func sound(_ start: Int?) -> Int { min(max(start ?? 1, 0), 999_999) }
}
