/// The fields that are open (域): their results are read, their codes are not.
struct WordFields {
  private struct Field {
    var code: [UInt8] = []
    var hasResult = false
    /// A form field has shown its state itself.
    var isShown = false
  }

  private static let deepest = 1_000
  private static let longestCode = 1_000

  private var open: [Field] = []
  private var hiding = 0
  var isInCode = false

  /// Words here are part of a result, or outside of all fields.
  var isVisible: Bool { hiding == 0 }
  /// The innermost field aside.
  var isOuterVisible: Bool { hiding == 0 || hiding == 1 && open.last.map { !$0.hasResult || $0.isShown } == true }
  var isOpen: Bool { !open.isEmpty }

  /// False when fields lie too deep.
  mutating func begin() -> Bool {
    guard open.count < Self.deepest else { return false }
    open.append(Field())
    hiding += 1
    return true
  }

  mutating func read(code bytes: UnsafeBufferPointer<UInt8>) {
    guard isInCode, let last = open.indices.last, !open[last].hasResult else { return }
    open[last].code.append(contentsOf: bytes.prefix(Self.longestCode - min(open[last].code.count, Self.longestCode)))
  }

  mutating func separate() {
    guard let last = open.indices.last, !open[last].hasResult else { return }
    open[last].hasResult = true
    if !open[last].isShown { hiding -= 1 }
  }

  mutating func hasShown() {
    guard let last = open.indices.last, !open[last].isShown else { return }
    open[last].isShown = true
    if open[last].hasResult { hiding += 1 }
  }

  /// The code of a field that has no result.
  mutating func end() -> String? {
    guard let field = open.popLast() else { return nil }
    if !field.hasResult || field.isShown { hiding -= 1 }
    return field.hasResult || field.isShown ? nil : String(decoding: field.code, as: UTF8.self)
  }

  // MARK: Signs set into one another

  static func isFormula(_ code: String) -> Bool {
    code.drop { $0 == " " }.uppercased().hasPrefix("EQ ")
  }

  /// `eq \o\ac(□,√)` is ☑, `eq \o\ac(○,1)` is ①: the way in which Chinese word processors set signs into one another (带圈字符).
  static func combined(_ code: String) -> String {
    guard isFormula(code), code.lowercased().contains("\\o"), let open = code.lastIndex(of: "("), let close = code.lastIndex(of: ")"),
      open < close
    else { return "" }
    let signs = code[code.index(after: open)..<close].split { $0 == "," || $0 == "，" || $0 == ";" }
      .map { String($0.filter { $0 != " " }) }
    guard signs.count == 2 else { return "" }
    switch (signs[0], signs[1]) {
    case ("□", "√"), ("□", "✓"), ("√", "□"), ("✓", "□"), ("☐", "√"), ("☐", "✓"): return "☑"
    case ("□", "×"), ("×", "□"), ("☐", "×"): return "☒"
    case ("○", let digits), ("〇", let digits):
      guard let number = Int(digits), (1...20).contains(number) else { return "" }
      return NumberWords.text(number, format: "decimalEnclosedCircle")
    default: return ""
    }
  }
}

/// A check box or a choice of a form (窗体域).
struct FormField {
  private var isTicked: Bool?
  private var isTickedAtFirst = false
  private var choice: Int?
  private var firstChoice = 0
  private var choices: [String] = []
  private var kind = ""

  mutating func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "checkBox", "ddList": kind = name
    case "checked": isTicked = attributes.toggle
    case "default":
      if kind == "checkBox" { isTickedAtFirst = attributes.toggle } else { firstChoice = attributes.number("val") ?? 0 }
    case "result": choice = attributes.number("val")
    // Word has at most 25.
    case "listEntry": if choices.count < 100 { choices.append(String((attributes["val"] ?? "").prefix(200))) }
    default: break
    }
  }

  /// What it shows.
  mutating func end(_ name: String) -> String {
    guard kind == name else { return "" }
    kind = ""
    if name == "checkBox" { return isTicked ?? isTickedAtFirst ? "☑" : "☐" }
    let index = choice ?? firstChoice
    return choices.indices.contains(index) ? choices[index] : ""
  }
}

/// A content control (内容控件); one with a check box shows its state.
struct ContentControl {
  var sign: String?
  var isOpen = true
  var isShown = false
}

/// Raised and lowered characters as signs of their own (上标、下标): `m²` must not read `m2`.
enum WordScripts {
  static func raised(_ text: String) -> String { mapped(text, digits: "⁰¹²³⁴⁵⁶⁷⁸⁹") }

  static func set(_ text: String, _ script: String) -> String {
    switch script {
    case "superscript": raised(text)
    case "subscript": mapped(text, digits: "₀₁₂₃₄₅₆₇₈₉")
    default: text
    }
  }

  private static func mapped(_ text: String, digits: String) -> String {
    let signs = Array(digits.unicodeScalars)
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(("0"..."9").contains(scalar) ? signs[Int(scalar.value) - 48] : scalar)
    }
    return String(result)
  }
}
