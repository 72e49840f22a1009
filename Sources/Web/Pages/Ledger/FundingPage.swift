import HengDomain
import HengOperations
import HengValues

/// The funding documents of a county's year, and what they issued to which project (资金文件和指标).
struct FundingPage {
  let page: Page

  init(_ list: FundingList, of county: County, _ key: CountyYear) {
    let amounts = list.documents.flatMap { [$0.amount, $0.rest].compactMap { $0 } + $0.allotments.map(\.amount) }
    let places = ScreenNumber.places(amounts.map(Self.text))
    let number = list.documents.count { $0.number != nil }
    let isBare = { (document: FundingList.Document) in document.allotments.isEmpty && document.amount == nil }
    let issuing = list.documents.filter { !isBare($0) }, bare = list.documents.filter(isBare)
    page = Page(
      title: "资金文件和指标", crumbs: [Crumb(href: Address.registered(key), text: "\(county.name) \(key.year.text)")], here: "资金文件和指标",
      menu: .projects, scope: OverviewPage.scope(county, key.year), facts: ["\(number)份文件"],
      actions: Visitor.current.preparesSomewhere(in: key.county)
        ? [PageAction(href: Address.newFunding(key, nil), text: "登记资金文件", isPrimary: true)] : [],
      template: "funding",
      model: Model(
        documents: issuing.map { Document($0, key, places) }, hasDocuments: !issuing.isEmpty,
        bare: bare.map { Document($0, key, places) }, bareCount: bare.isEmpty ? nil : "\(bare.count)份",
        issued: Self.amount(list.issued, places), isPart: !list.isWhole))
  }

  private static func text(_ money: Money) -> String { money.printed(in: .wanYuan).text }
  private static func amount(_ money: Money, _ places: Int) -> String { ScreenNumber(text(money)).html(in: "万元", places: places) }

  private struct Model {
    let documents: [Document]
    let hasDocuments: Bool
    /// That projects name and that brought no money here.
    let bare: [Document]
    let bareCount: String?
    let issued: String
    /// Documents and sums of the reader's own departments alone.
    let isPart: Bool
  }

  private struct Document {
    let name: String
    let facts: String
    let add: String?
    let amount: String
    let issued: String
    let rest: String
    let lines: [Line]

    init(_ document: FundingList.Document, _ key: CountyYear, _ places: Int) {
      name = document.number?.text ?? "没有文号的指标"
      facts = [document.date?.chineseText, document.level?.label].compactMap { $0 }.joined(separator: "　")
      add = Visitor.current.preparesSomewhere(in: key.county) ? document.number.map { Address.newFunding(key, $0.text) } : nil
      amount = document.amount.map { FundingPage.amount($0, places) } ?? ""
      issued = FundingPage.amount(document.issued, places)
      rest = document.rest.map { FundingPage.amount($0, places) } ?? ""
      lines = document.allotments.map {
        Line(
          href: Address.project($0.project), name: $0.projectName, amount: FundingPage.amount($0.amount, places), state: $0.state.label)
      }
    }
  }

  private struct Line {
    let href: String
    let name: String
    let amount: String
    let state: String
  }
}

/// The form that registers a document with its lines, or adds lines to one (资金文件登记).
struct NewFundingPage {
  let page: Page
  /// Lines with fields of their own; more are pasted.
  static let lines = 6

  init(
    _ county: County, _ known: KnownProjects, entry: FundingEntry, rows: String = "", problems: [String] = [], typed: MultipartForm? = nil
  ) {
    let key = known.key
    let name = "\(county.name) \(key.year.text)"
    page = Page(
      title: "登记资金文件",
      crumbs: [Crumb(href: Address.registered(key), text: name), Crumb(href: Address.funding(key), text: "资金文件和指标")], here: "登记资金文件",
      menu: .projects, scope: OverviewPage.scope(county, key.year), facts: [PageParts.words(name)], template: "new-funding",
      model: Model(
        action: Address.newFunding(key, nil), back: Address.funding(key), problems: problems, hasProblems: !problems.isEmpty,
        hasProjects: !known.projects.isEmpty, newProject: Address.newProject(key), number: entry.number, date: entry.date,
        amount: entry.amount,
        levels: FundingEntry.levels.map { Option(value: $0.key, text: $0.name, isChosen: $0.key == entry.level) },
        units: [MoneyUnit.wanYuan, .yuan].map { Option(value: $0.rawValue, text: $0.rawValue, isChosen: $0 == entry.moneyUnit) },
        isDirect: entry.isDirect, isAdvanceNotice: entry.isAdvanceNotice, isWithinBudget: entry.isWithinBudget,
        lines: (0..<Self.lines).map { place in
          let line = entry.lines.indices.contains(place) ? entry.lines[place] : FundingEntry.Line(project: "", amount: "")
          return Line(
            number: place + 1, amount: line.amount,
            projects: known.projects.map { Option(value: $0.id.text, text: $0.name, isChosen: $0.id.text == line.project) })
        }, rows: rows, actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? "下达指标"))
  }

  private struct Model {
    let action: String
    let back: String
    let problems: [String]
    let hasProblems: Bool
    let hasProjects: Bool
    let newProject: String
    let number: String
    let date: String
    let amount: String
    let levels: [Option]
    let units: [Option]
    let isDirect: Bool
    let isAdvanceNotice: Bool
    let isWithinBudget: Bool
    let lines: [Line]
    let rows: String
    let actor: String
    let reason: String
  }

  private struct Line {
    let number: Int
    let amount: String
    let projects: [Option]
  }

  private struct Option {
    let value: String
    let text: String
    let isChosen: Bool
  }
}
