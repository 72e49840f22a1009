/// What stands on a page or a template (页面内容): words with their boxes, ruling lines, how much images cover.
final class OFDPageHandler: XMLHandler {
  private(set) var words: [PDFWord] = []
  private(set) var rules = PDFRules()
  private(set) var size: OFDBox?
  private(set) var templates: [String] = []
  /// Square millimetres.
  private(set) var imageArea = 0.0
  /// Texts of which only the shapes are there, and drawings that are not read.
  private(set) var shapesOnly = 0
  private(set) var composites = 0

  /// The object that is being read.
  private struct Open {
    var transform: OFDTransform
    var size = 0.0
    var horizontalScale = 1.0
    var isStroked = true
    var isFilled = false
    var hasGlyphs = false
    var hasText = false
  }

  private var open: Open?
  private var run: OFDText?
  private var letters: String?
  /// Depth inside what is not drawn as it stands: clips and patterns.
  private var hidden = 0
  private let limits: ReaderLimits
  private let part: String
  private static let hiding: Set<String> = ["Clips", "Pattern", "Actions", "AxialShd", "RadialShd", "GouraudShd", "LaGourandShd"]

  init(part: String, limits: ReaderLimits) {
    self.part = part
    self.limits = limits
  }

  func start(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    if Self.hiding.contains(name) { hidden += 1 }
    guard hidden == 0 else { return }
    switch name {
    case "PhysicalBox": letters = ""
    case "Template": if let id = attributes["TemplateID"], templates.count < 100 { templates.append(id) }
    case "TextObject", "PathObject": begin(attributes)
    case "ImageObject":
      if Self.isShown(attributes), let box = OFDBox(attributes["Boundary"]) { imageArea += box.area }
    case "CompositeObject": if Self.isShown(attributes) { composites += 1 }
    case "Glyphs": open?.hasGlyphs = true
    case "TextCode": beginRun(attributes)
    case "AbbreviatedData": if open != nil { letters = "" }
    default: break
    }
  }

  private static func isShown(_ attributes: XMLAttributes) -> Bool {
    attributes["Visible"]?.lowercased() != "false" && attributes["Alpha"] != "0"
  }

  private func begin(_ attributes: XMLAttributes) {
    guard Self.isShown(attributes) else { return open = nil }
    func number(_ name: StaticString) -> Double? { attributes[name].flatMap { OFDNumbers.list($0, atMost: 1)?.first } }
    open = Open(transform: OFDTransform(boundary: OFDBox(attributes["Boundary"]), matrix: attributes["CTM"]))
    open?.size = number("Size") ?? 0
    open?.horizontalScale = number("HScale") ?? 1
    open?.isStroked = attributes["Stroke"]?.lowercased() != "false"
    open?.isFilled = attributes["Fill"]?.lowercased() == "true"
  }

  private func beginRun(_ attributes: XMLAttributes) {
    guard let open, open.size > 0 else { return }
    func list(_ name: StaticString) -> [Double] { attributes[name].flatMap { OFDNumbers.list($0) } ?? [] }
    // A run that states no place goes on where the one before it began.
    run = OFDText(
      transform: open.transform, size: open.size, horizontalScale: open.horizontalScale, x: list("X").first ?? run?.x ?? 0,
      y: list("Y").first ?? run?.y ?? 0, deltaX: list("DeltaX"), deltaY: list("DeltaY"))
    letters = ""
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) throws(ReaderError) {
    guard hidden == 0, let count = letters?.utf8.count else { return }
    guard count + bytes.count <= limits.token else { throw .damaged(part: part, reason: "有过长的文字或图形") }
    letters? += String(decoding: bytes, as: UTF8.self)
  }

  func end(_ name: String) throws(ReaderError) {
    if Self.hiding.contains(name) { hidden -= 1 }
    guard hidden == 0 else { return }
    switch name {
    case "PhysicalBox": if let box = letters.flatMap({ OFDBox($0) }), size == nil { size = box }
    case "TextCode": try endRun()
    case "AbbreviatedData":
      if let open, let letters {
        OFDPath.add(letters, isStroked: open.isStroked, isFilled: open.isFilled, open.transform, to: &rules)
      }
    case "TextObject":
      if let open, open.hasGlyphs, !open.hasText { shapesOnly += 1 }
      (open, run) = (nil, nil)
    case "PathObject": open = nil
    default: return
    }
    letters = nil
  }

  private func endRun() throws(ReaderError) {
    guard let run, let letters else { return }
    let made = run.words(letters.filter { $0 != "\n" && $0 != "\r" && $0 != "\t" })
    if !made.words.isEmpty { open?.hasText = true }
    words += made.words
    rules.downwardGlyphs += made.downward
    guard words.count <= limits.pageWords else { throw .tooLarge(what: "一页的文字", limit: "\(limits.pageWords) 处") }
  }
}
