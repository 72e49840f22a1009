import HengDocuments

/// What stands on one worksheet (工作表安排).
struct XLSXPlan {
  var name: String
  var page: PageSetup
  /// Blocks above the table, each with its index in the document; all there is on a worksheet of text.
  var leading: [(index: Int, block: Block)] = []
  var sheet: (index: Int, sheet: Sheet)?
  var trailing: [(index: Int, block: Block)] = []
  /// Of the worksheet that lists the others.
  var entries: [OutlineEntry] = []

  /// A form is one worksheet, its text above and below the table. Of a paper of several tables each table has a worksheet of its own
  /// and the text of each part another, named after it, so that no table begins below pages of words.
  static func plans(of document: Document) -> [XLSXPlan] {
    let sheets = document.blocks.count { if case .sheet = $0 { true } else { false } }
    let plans = document.style == .form && sheets <= 1 ? form(document) : set(document)
    return plans.isEmpty ? [XLSXPlan(name: document.title.isEmpty ? "正文" : document.title, page: document.page)] : plans
  }

  private static func form(_ document: Document) -> [XLSXPlan] {
    var plans: [XLSXPlan] = []
    var pending: [(Int, Block)] = []
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .sheet(let sheet):
        plans.append(XLSXPlan(name: sheet.name, page: document.page, leading: pending, sheet: (index, sheet)))
        pending = []
      case .cover, .title, .heading, .paragraph, .signature: pending.append((index, block))
      case .contents, .section, .pageBreak: break
      }
    }
    if plans.isEmpty { return [XLSXPlan(name: document.title.isEmpty ? "正文" : document.title, page: document.page, leading: pending)] }
    plans[plans.count - 1].trailing = pending
    return plans
  }

  // MARK: Papers of several tables

  private static func set(_ document: Document) -> [XLSXPlan] {
    var gathering = Gathering(page: document.page, title: document.title)
    for (index, block) in document.blocks.enumerated() {
      switch block {
      case .section(let setup): gathering.page = setup
      case .pageBreak: break
      case .sheet(let sheet):
        gathering.plans.append(XLSXPlan(name: sheet.name, page: gathering.page, sheet: (index, sheet)))
      case .cover:
        gathering.begin("封面")
        gathering.add(index, block)
        gathering.text = nil
      case .contents(let title, _):
        gathering.begin(title.filter { !$0.isWhitespace })
        gathering.add(index, block)
        gathering.plans[gathering.plans.count - 1].entries = document.contentsEntries(at: index)
        gathering.text = nil
      case .title(let lines):
        gathering.begin(Self.name(lines), isTitled: true)
        gathering.add(index, block)
      case .heading(let level, let text):
        if level <= 1, !gathering.isTitled || isPart(text) { gathering.begin(text) }
        gathering.add(index, block)
      case .paragraph, .signature: gathering.add(index, block)
      }
    }
    return gathering.plans
  }

  private struct Gathering {
    var page: PageSetup
    let title: String
    var plans: [XLSXPlan] = []
    /// The worksheet that takes the text of the part.
    var text: Int?
    /// It began with the title of a paper inside the document, whose headings of level 1 stay on it.
    var isTitled = false

    mutating func begin(_ name: String, isTitled: Bool = false) {
      text = plans.count
      self.isTitled = isTitled
      plans.append(XLSXPlan(name: name, page: page))
    }

    mutating func add(_ index: Int, _ block: Block) {
      if text == nil { begin(title.isEmpty ? "正文" : title) }
      if let text { plans[text].leading.append((index, block)) }
    }
  }

  /// `第二部分 …`
  private static func isPart(_ text: String) -> Bool { text.hasPrefix("第") && text.prefix(7).contains("部") }

  /// The lines as one name; the first ones, which name the unit, go where all are too long for a worksheet.
  private static func name(_ lines: [String]) -> String {
    var rest = lines.filter { !$0.isEmpty }[...]
    while rest.count > 1, rest.joined().utf16.count > 31 { rest.removeFirst() }
    return rest.joined()
  }
}
