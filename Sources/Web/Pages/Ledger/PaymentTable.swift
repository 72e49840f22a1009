import HengDomain
import HengOperations
import HengValues
import HengWriters

/// The rows of the list of payments as HTML (支付表), written straight into one text: a page is drawn for every question.
struct PaymentTable {
  let page: PaymentPage
  let names: PaymentNames
  let question: PaymentQuestion

  var html: String {
    var html = ""
    html.reserveCapacity(32 << 10)
    html += "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"支付表，可左右滚动\"><table class=\"grid\"><thead><tr>"
    for head in heads { html += head }
    html += "</tr></thead><tbody>"
    if page.rows.isEmpty { html += "<tr><td colspan=\"8\">没有符合条件的支付。请减少条件再查。</td></tr>" }
    var drawn = Drawn()
    for row in page.rows { add(row, &drawn, to: &html) }
    html += "</tbody>"
    if let sum { html += sum }
    html += "</table></div>"
    return html
  }

  // MARK: Heads

  private var heads: [String] {
    [
      head("日期", .date), plain("县区、部门"), head("项目", .project), plain("用途"), plain("凭证号"), plain("支付对象", isNumber: true),
      head("金额", .amount, unit: "元"), plain("计入"),
    ]
  }

  private func plain(_ words: String, isNumber: Bool = false) -> String {
    "<th scope=\"col\"\(isNumber ? " class=\"num\"" : "")>\(words)</th>"
  }

  private func head(_ words: String, _ sort: PaymentQuery.Sort, unit: String? = nil) -> String {
    let isSorted = question.query.sort == sort
    let order = isSorted ? " aria-sort=\"\(question.query.isDescending ? "descending" : "ascending")\"" : ""
    let href = PageParts.escaped(question.sorted(by: sort).address(Address.payments))
    let tail = unit.map { " <span class=\"unit\">\($0)</span>" } ?? ""
    return "<th scope=\"col\"\(unit == nil ? "" : " class=\"num\"")\(order)><a href=\"\(href)\">\(words)</a>\(tail)</th>"
  }

  // MARK: Rows

  private func add(_ row: PaymentPage.Row, _ drawn: inout Drawn, to html: inout String) {
    html += "<tr><th scope=\"row\" class=\"whole\">"
    html += row.date?.text ?? "<span class=\"quiet\">未记</span>"
    if row.date != nil, row.isDateAssumed { html += "<span class=\"quiet\">（按期末计）</span>" }
    html += "</th><td>"
    html += drawn.owner(row, names)
    html += "</td><td>"
    html += drawn.project(row)
    html += "</td><td>"
    let covered = names.covered(row.purpose)
    html += HTMLEscape.words(covered)
    if covered != row.purpose, Visitor.current.revealing(row.key.county, row.department) != nil {
      html += " <a class=\"whole\" href=\"\(PageParts.escaped(Address.reveal(row.key)))\">显示全文</a>"
    }
    html += "</td><td class=\"whole\">"
    html += row.voucher.isEmpty ? "—" : HTMLEscape.text(row.voucher)
    html += "</td><td class=\"num\">"
    if let payees = row.payees {
      html += ScreenNumber.grouped(whole: payees.value.description)
      html += payees.unit.rawValue
    } else {
      html += "—"
    }
    html += "</td><td class=\"num\">"
    html += ScreenNumber.yuan(row.amount)
    html += "</td><td>"
    html += row.isSettled ? "全部" : HTMLEscape.text(row.reach.label)
    html += "</td></tr>"
  }

  /// Cells that many rows of a page share, drawn once.
  private struct Drawn {
    private struct Owner: Hashable {
      let county: AdministrativeDivision
      let department: ID<Department>
      let year: FiscalYear
    }

    private var owners: [Owner: String] = [:]
    private var projects: [ID<Project>: String] = [:]

    mutating func owner(_ row: PaymentPage.Row, _ names: PaymentNames) -> String {
      let owner = Owner(county: row.key.county, department: row.department, year: row.year)
      if let cell = owners[owner] { return cell }
      let (county, department) = (names.county(owner.county), names.department(owner.department, in: owner.year))
      let cell = "\(HTMLEscape.text(county)) <span class=\"quiet\">\(HTMLEscape.words(department))</span>"
      owners[owner] = cell
      return cell
    }

    mutating func project(_ row: PaymentPage.Row) -> String {
      guard let project = row.project else { return row.isProjectMissing ? "<span class=\"quiet\">未写明项目</span>" : "—" }
      if let cell = projects[project] { return cell }
      let cell = "<a href=\"\(PageParts.escaped(Address.project(project)))\">\(HTMLEscape.words(row.projectName ?? project.text))</a>"
      projects[project] = cell
      return cell
    }
  }

  /// Amounts of several years are not summed.
  private var sum: String? {
    guard let years = page.totals.years else { return nil }
    guard years.count == 1 else {
      return
        "<tfoot><tr class=\"group\"><th scope=\"row\" colspan=\"6\">合计</th><td class=\"num\" colspan=\"2\">不同年度的金额不合计</td></tr></tfoot>"
    }
    return
      "<tfoot><tr class=\"group\"><th scope=\"row\" colspan=\"6\">合计 <span class=\"quiet\">\(ScreenNumber.grouped("\(page.totals.count)"))笔，\(years.lowerBound)年</span></th><td class=\"num\">\(ScreenNumber.yuan(page.totals.sum))</td><td></td></tr></tfoot>"
  }
}

extension ScreenNumber {
  /// `1,234.50`, with a true minus.
  static func yuan(_ money: Money) -> String {
    let fen = money.fen.magnitude
    guard let small = UInt64(exactly: fen) else { return yuan("\(fen / 100)", UInt64(fen % 100), money.isNegative) }
    return yuan(String(small / 100), small % 100, money.isNegative)
  }

  private static func yuan(_ whole: String, _ cents: UInt64, _ isNegative: Bool) -> String {
    (isNegative ? "−" : "") + grouped(whole) + (cents < 10 ? ".0" : ".") + String(cents)
  }

  /// A count with separators of thousands where it is a whole number.
  fileprivate static func grouped(whole text: String) -> String {
    text.utf8.allSatisfy { $0 >= 48 && $0 < 58 } ? grouped(text) : text
  }
}
