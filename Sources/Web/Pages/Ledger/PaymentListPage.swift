import HengDomain
import HengOperations
import HengValues
import HengWriters

/// The list of payments with its conditions, order, sum and exports (支付列表).
struct PaymentListPage {
  let page: Page

  init(_ found: PaymentPage, names: PaymentNames, seen counties: [County], question: PaymentQuestion) {
    let first = found.rows.isEmpty ? 0 : question.position
    let range = "第\(first)—\(first + max(found.rows.count - 1, 0))笔"
    page = Self.page(
      question, names, counties, count: found.totals.count, problem: nil,
      Model(
        problem: nil, fields: "", table: PaymentTable(page: found, names: names, question: question).html,
        count: ScreenNumber.grouped("\(found.totals.count)"), range: found.rows.isEmpty ? nil : range,
        previous: found.hasEarlier ? found.rows.first.map(question.previous) : nil,
        next: found.hasMore ? found.rows.last.map(question.next) : nil))
  }

  /// What was typed, with what is wrong with it.
  init(problem: String, names: PaymentNames, seen counties: [County], question: PaymentQuestion) {
    page = Self.page(
      question, names, counties, count: nil, problem: problem,
      Model(problem: problem, fields: "", table: "", count: "0", range: nil, previous: nil, next: nil))
  }

  private static func page(
    _ question: PaymentQuestion, _ names: PaymentNames, _ counties: [County], count: Int?, problem: String?, _ model: Model
  ) -> Page {
    var model = model
    model.fields = PaymentFields(question: question, names: names, counties: counties).html
    let actions =
      count == nil
      ? []
      : [
        PageAction(href: question.address(Address.paymentsWorkbook), text: "导出 Excel", isDownload: true),
        PageAction(href: question.address(Address.paymentsTable), text: "导出 CSV", isDownload: true),
      ]
    return Page(
      title: "资金支付", here: "资金支付", menu: .payments, facts: count.map { ["\(ScreenNumber.grouped("\($0)"))笔"] } ?? [], actions: actions,
      skips: [Crumb(href: "#list", text: "跳到列表")], template: "payments", model: "", content: model.html)
  }

  /// Written straight into one text: a page is drawn for every question.
  private struct Model {
    let problem: String?
    var fields: String
    let table: String
    let count: String
    let range: String?
    let previous: String?
    let next: String?

    var html: String {
      var html = ""
      html.reserveCapacity(fields.utf8.count + table.utf8.count + 2_048)
      if let problem { html += "<div class=\"note error\" role=\"alert\"><p>\(HTMLEscape.words(problem))</p></div>" }
      html += "\n<form class=\"filters\" method=\"get\" action=\"\(Address.payments)\" role=\"search\" aria-label=\"查法\">\n"
      html += fields
      html += "<p class=\"actions\"><button type=\"submit\">查询</button> <a href=\"\(Address.payments)\">清除条件</a></p>\n</form>\n"
      html += SavedViews.mark
      html += "\n<section class=\"panel\" aria-labelledby=\"list-h\" id=\"list\">\n<h2 class=\"offscreen\" id=\"list-h\">查到的支付</h2>\n"
      html += table
      html += "\n<div class=\"panel-body actions\"><p role=\"status\">共\(count)笔\(range.map { "，\($0)" } ?? "")</p>"
      html += "<p class=\"quiet\">合计是全部符合条件的支付，不只这一页；冲销过的不列</p></div>\n</section>\n<nav class=\"pages\" aria-label=\"翻页\">"
      if let previous { html += "<a rel=\"prev\" href=\"\(PageParts.escaped(previous))\">上一页</a>" }
      if let next { html += " <a rel=\"next\" href=\"\(PageParts.escaped(next))\">下一页</a>" }
      html += "</nav>\n"
      return html
    }
  }
}

/// The conditions as fields (查法).
private struct PaymentFields {
  let question: PaymentQuestion
  let names: PaymentNames
  let counties: [County]

  var html: String {
    var html = ""
    html.reserveCapacity(16 << 10)
    add(.q, "用途里的字", type: "search", to: &html)
    // The order stays when the conditions change.
    for (name, value) in question.pairs where name == "sort" { html += "<input type=\"hidden\" name=\"sort\" value=\"\(value)\">" }
    add(.county, "县区", counties.lazy.map { ($0.division.text, $0.name) }, to: &html)
    add(.year, "年度", size: 6, placeholder: "2024", to: &html)
    add(.department, "部门", departments, to: &html)
    add(.project, "项目名称或编码", to: &html)
    add(.document, "文号或凭证号", to: &html)
    add(.recipients, "支付对象", Self.units, to: &html)
    add(.from, "从哪天起", size: 12, placeholder: "2024-01-01", to: &html)
    add(.through, "到哪天止", size: 12, placeholder: "2024-12-31", to: &html)
    add(.least, "金额从（元）", size: 12, to: &html)
    add(.most, "金额到（元）", size: 12, to: &html)
    return html
  }

  /// Known once a county is chosen.
  private var departments: [(String, String)] {
    guard let county = question.query.filter.county else { return [] }
    return names.departments(of: county).map { ($0.id.text, $0.names.last?.text ?? $0.id.text) }
  }

  private static let units: [(String, String)] =
    [MeasureUnit.person, .household, .personTime, .householdTime, .family, .village].map { ($0.rawValue, "按\($0.rawValue)计") } + [
      ("none", "没有记人数")
    ]

  private func add(
    _ field: PaymentQuestion.Field, _ label: String, type: String = "text", size: Int? = nil, placeholder: String? = nil,
    to html: inout String
  ) {
    let typed = PageParts.escaped(question.typed[field] ?? "")
    let name = field.rawValue
    html += "<p class=\"field\"><label for=\"\(name)\">\(label)</label>"
    html += "<input id=\"\(name)\" name=\"\(name)\" type=\"\(type)\" value=\"\(typed)\""
    if let size { html += " size=\"\(size)\"" }
    if let placeholder { html += " placeholder=\"\(placeholder)\"" }
    html += "></p>"
  }

  /// Piece by piece: a province has more counties than a page has payments.
  private func add(
    _ field: PaymentQuestion.Field, _ label: String, _ options: some Sequence<(String, String)>, to html: inout String
  ) {
    let name = field.rawValue, typed = question.typed[field] ?? ""
    html += "<p class=\"field\"><label for=\"\(name)\">\(label)</label>"
    html += "<select id=\"\(name)\" name=\"\(name)\"><option value=\"\">全部</option>"
    for (value, words) in options {
      html += "<option value=\""
      html += PageParts.escaped(value)
      html += value == typed ? "\" selected>" : "\">"
      html += PageParts.escaped(words)
      html += "</option>"
    }
    html += "</select></p>"
  }
}
