import HengDomain
import HengOperations
import HengValues

/// The lines of a paper that a citation names, where the paper was received (引用的原文); else what is known of it and why it is not here.
struct PaperPage {
  let page: Page

  init(_ key: String, lines: String, register: SourcePaper?, cited: CitedLines?) {
    let title = register?.title ?? key
    page = Page(
      title: title, crumbs: [Crumb(href: Address.papers, text: "来源文件")], here: key, template: "paper",
      model: Model(
        register: register.map { Register(key: $0.key, publisher: $0.publisher, year: $0.year.text) }, lines: Self.shown(lines),
        reason: Self.reason(register),
        cited: cited.map { cited in
          Cited(
            href: Address.audit(cited.sha256), hasRows: !cited.lines.isEmpty,
            rows: cited.lines.map { RowModel(number: $0.number, text: $0.text, isCited: $0.isCited) })
        }))
  }

  /// `第1223;1253行`
  private static func shown(_ lines: String) -> String? {
    lines.isEmpty ? nil : lines.first?.isNumber == true ? "第\(lines.replacing(";", with: "、"))行" : lines
  }

  private static func reason(_ register: SourcePaper?) -> String {
    guard let register else { return "收到的文书里没有这个名字的文件。把原文件送到“文书核查”以后，这里直接引出原文。" }
    return "这是样例的来源文件，由\(register.publisher)公开发布，不是本程序的，不随程序提供。行号按从该文件取出的文本计数。"
      + "请按题名到发布单位的网站查阅；也可以把取出的文本存成“\(register.key).txt”送到“文书核查”，以后来历直接引出这几行。"
  }

  private struct Model {
    let register: Register?
    let lines: String?
    let reason: String
    let cited: Cited?
  }

  private struct Register {
    let key: String
    let publisher: String
    let year: String
  }

  private struct Cited {
    let href: String
    let hasRows: Bool
    let rows: [RowModel]
  }

  private struct RowModel {
    let number: String
    let text: String
    let isCited: Bool
  }
}
