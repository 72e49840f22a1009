/// `styles.xml`: of each style what its words need (样式): the list that numbers it, hidden words, a symbol font.
final class WordStyles: XMLHandler {
  struct Style {
    var basedOn: String?
    /// `numId` and `ilvl`.
    var list: Int?
    var level: Int?
    var isHidden: Bool?
    var font: String?
  }

  private var styles: [String: Style] = [:]
  private var resolved: [String: Style] = [:]
  private var open: (id: String, style: Style)?
  /// The style of a paragraph that names none.
  private(set) var usual = ""
  private let limits: ReaderLimits

  init(limits: ReaderLimits) { self.limits = limits }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "style":
      guard styles.count < limits.styles else { throw .tooLarge(what: "样式", limit: "\(limits.styles) 种") }
      guard attributes["type"] != "table", let id = attributes["styleId"] else { break }
      open = (id, Style())
      if attributes["type"] == "paragraph", attributes.flag("default") { usual = id }
    case "basedOn": open?.style.basedOn = attributes["val"]
    case "numId": open?.style.list = attributes.number("val")
    case "ilvl": open?.style.level = attributes.number("val")
    case "vanish": open?.style.isHidden = attributes.toggle
    case "rFonts": open?.style.font = attributes["ascii"] ?? attributes["hAnsi"]
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

  func end(_ name: String) {
    guard name == "style", let (id, style) = open else { return }
    styles[id] = style
    open = nil
  }

  /// The style with what it takes over from the styles that it is based on.
  subscript(_ id: String) -> Style {
    if let known = resolved[id] { return known }
    var whole = Style()
    var next: String? = id
    // A style may be based on itself in a damaged file.
    for _ in 0..<32 {
      guard let name = next, let style = styles[name] else { break }
      if whole.list == nil {
        whole.list = style.list
        whole.level = whole.level ?? style.level
      }
      whole.isHidden = whole.isHidden ?? style.isHidden
      whole.font = whole.font ?? style.font
      next = style.basedOn
    }
    if resolved.count < limits.styles { resolved[id] = whole }
    return whole
  }
}

extension XMLAttributes {
  /// `w:val` of a property that is on when it says nothing.
  var toggle: Bool {
    switch self["val"] {
    case "0", "false", "off": false
    default: true
    }
  }
}
