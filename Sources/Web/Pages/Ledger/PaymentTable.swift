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
    for row in page.rows { add(row, to: &html) }
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

  private func add(_ row: PaymentPage.Row, to html: inout String) {
    let payment = row.payment
    html += "<tr><th scope=\"row\" class=\"whole\">"
    html +=
      payment.date.map { $0.text + (payment.isDateAssumed ? "<span class=\"quiet\">（按期末计）</span>" : "") }
      ?? "<span class=\"quiet\">未记</span>"
    html += "</th><td>"
    html += HTMLEscape.text(names.county(payment.county))
    html += " <span class=\"quiet\">"
    html += HTMLEscape.words(names.department(row.department, in: payment.year))
    html += "</span></td><td>"
    if let project = payment.project {
      html += "<a href=\"\(PageParts.escaped(Address.project(project)))\">\(HTMLEscape.words(row.projectName ?? project.text))</a>"
    } else {
      html += payment.isProjectMissing ? "<span class=\"quiet\">未写明项目</span>" : "—"
    }
    html += "</td><td>"
    let covered = names.covered(payment.purpose)
    html += HTMLEscape.words(covered)
    if covered != payment.purpose, Visitor.current.revealing(payment.county, row.department) != nil {
      html += " <a class=\"whole\" href=\"\(PageParts.escaped(Address.reveal(row.key)))\">显示全文</a>"
    }
    html += "</td><td class=\"whole\">"
    html += payment.voucher.isEmpty ? "—" : HTMLEscape.text(payment.voucher)
    html += "</td><td class=\"num\">"
    html += payment.payees.map { ScreenNumber.grouped(whole: $0.value.description) + $0.unit.rawValue } ?? "—"
    html += "</td><td class=\"num\">"
    html += ScreenNumber.yuan(payment.amount)
    html += "</td><td>"
    html += payment.isSettled ? "全部" : HTMLEscape.text(payment.reach.label)
    html += "</td></tr>"
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
    let cents = fen % 100
    return (money.isNegative ? "−" : "") + grouped("\(fen / 100)") + (cents < 10 ? ".0" : ".") + "\(cents)"
  }

  /// A count with separators of thousands where it is a whole number.
  fileprivate static func grouped(whole text: String) -> String {
    text.utf8.allSatisfy { $0 >= 48 && $0 < 58 } ? grouped(text) : text
  }
}
