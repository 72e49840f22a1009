import HengDocuments

/// Puts the running text of `document.xml` together, block by block (正文).
struct WordBody {
  /// A section of the file (节): its page, whether a number stands at the foot, and with which number it begins.
  struct Section {
    var setup: PageSetup
    var hasFoot: Bool
    var start: Int?
  }

  /// What a paragraph has beside its style.
  struct Look {
    var before: Int?
    var keepsWithNext = false
    var keepsLines = false
    var alignment: WordType.Alignment?
    /// Tab stops: kind, position, and whether dots lead to them.
    var tabs: [(kind: String, position: Int, isDotted: Bool)] = []
    /// 1…9; the paragraph is in the contents without being a heading.
    var outline: Int?
  }

  let style: Document.Style
  let types: WordTypes
  var xml = XMLWriter()
  /// Sizes in which the text of tables is set.
  private(set) var cellSizes: Set<Int> = []

  private(set) var section: Section
  /// Begins with what is put next.
  private var following: Section?
  private var isEmpty = true
  private var isBreakPending = false
  private(set) var isAfterTable = false
  /// Where the properties of the last paragraph end.
  private var propertiesEnd = 0
  private var bookmarks = 0

  init(_ document: Document) {
    style = document.style
    types = WordTypes(document.style)
    section = Section(setup: document.page, hasFoot: true)
  }

  var page: WordPage { WordPage(following?.setup ?? section.setup) }
  /// What comes next begins a page.
  var isFresh: Bool { isEmpty || following != nil || isBreakPending }

  // MARK: Sections and pages

  mutating func begin(_ change: (inout Section) -> Void) {
    var next = following ?? Section(setup: section.setup, hasFoot: section.hasFoot)
    change(&next)
    following = next
  }

  mutating func breakPage() { if following == nil, !isEmpty { isBreakPending = true } }

  /// Before anything is put: ends the section where one is due.
  private mutating func prepare() {
    guard let next = following else { return }
    following = nil
    if !isEmpty {
      if isAfterTable { joint() }
      var properties = XMLWriter()
      WordSection.write(section, style, into: &properties)
      xml.insert(properties, at: propertiesEnd)
    }
    section = next
    (isEmpty, isBreakPending, isAfterTable) = (true, false, false)
  }

  /// The last section's properties end the body.
  mutating func finish() {
    if isAfterTable { joint() }
    WordSection.write(section, style, into: &xml)
  }

  // MARK: Paragraphs

  mutating func paragraph(_ type: WordType, _ look: Look = Look(), _ inside: (inout WordBody) -> Void) {
    prepare()
    xml.open("w:p")
    xml.open("w:pPr")
    write(look, type)
    propertiesEnd = xml.bytes.count
    xml.end("w:pPr")
    inside(&self)
    xml.end("w:p")
    (isEmpty, isBreakPending, isAfterTable) = (false, false, false)
  }

  mutating func paragraph(_ type: WordType, _ text: String, _ look: Look = Look()) {
    if !text.isEmpty { paragraph(type, look) { $0.run(text) } }
  }

  /// In the order that the format prescribes.
  private mutating func write(_ look: Look, _ type: WordType) {
    if type.id != types.body.id { xml.value("w:pStyle", type.id) }
    if look.keepsWithNext { xml.empty("w:keepNext") }
    if look.keepsLines { xml.empty("w:keepLines") }
    if isBreakPending { xml.empty("w:pageBreakBefore") }
    if !look.tabs.isEmpty {
      xml.element("w:tabs") { xml in
        for tab in look.tabs {
          xml.empty("w:tab", ["w:val": tab.kind, "w:leader": tab.isDotted ? "dot" : "none", "w:pos": String(tab.position)])
        }
      }
    }
    let gap = isAfterTable && type.id != types.note.id ? 160 : 0
    if let before = look.before ?? (gap > type.before ? gap : nil) { xml.empty("w:spacing", ["w:before": String(before)]) }
    if let alignment = look.alignment { xml.value("w:jc", alignment.rawValue) }
    if let outline = look.outline { xml.value("w:outlineLvl", outline - 1) }
  }

  /// A point of nothing between two tables, or behind one.
  private mutating func joint() { paragraph(types.joint, Look(before: 0)) { _ in } }

  // MARK: Tables

  /// The last rows go onto the page of the notes that follow.
  mutating func table(_ layout: WordTableLayout, hasNotes: Bool) {
    prepare()
    if isAfterTable || isBreakPending { joint() }
    cellSizes.insert(layout.type.halfPoints)
    layout.write(page: page, keepsWithNext: hasNotes, into: &self)
    (isEmpty, isBreakPending, isAfterTable) = (false, false, true)
  }

  // MARK: Words

  mutating func run(_ text: String, halfPoints: Int? = nil, isBold: Bool = false) {
    let text = PrintableText.clean(text)
    if text.isEmpty { return }
    xml.open("w:r")
    let isAmbiguous = text.unicodeScalars.contains { (0xA0..<0x2E80).contains($0.value) }
    if isAmbiguous || isBold || halfPoints != nil {
      xml.open("w:rPr")
      if isAmbiguous { xml.empty("w:rFonts", ["w:hint": "eastAsia"]) }
      if isBold {
        xml.empty("w:b")
        xml.empty("w:bCs")
      }
      if let halfPoints {
        xml.value("w:sz", halfPoints)
        xml.value("w:szCs", halfPoints)
      }
      xml.end("w:rPr")
    }
    words(text)
    xml.end("w:r")
  }

  /// Words, tabs and line breaks of a run.
  private mutating func words(_ text: String) {
    var rest = text[...]
    while let index = rest.firstIndex(where: { $0 == "\n" || $0 == "\t" }) {
      piece(rest[..<index])
      if rest[index] == "\n" { xml.empty("w:br") } else { xml.empty("w:tab") }
      rest = rest[rest.index(after: index)...]
    }
    piece(rest)
  }

  private mutating func piece(_ text: Substring) {
    if text.isEmpty { return }
    xml.open("w:t", ["xml:space": "preserve"])
    xml.text(String(text))
    xml.end("w:t")
  }

  mutating func bookmarked(_ name: String, _ inside: (inout WordBody) -> Void) {
    let id = String(bookmarks)
    bookmarks += 1
    xml.empty("w:bookmarkStart", ["w:id": id, "w:name": name])
    inside(&self)
    xml.empty("w:bookmarkEnd", ["w:id": id])
  }
}
