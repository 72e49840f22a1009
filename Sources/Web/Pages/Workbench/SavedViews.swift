import HengDomain
import HengOperations
import HengValues
import HengWriters

/// A person's own views above a list, with the form that keeps the present conditions (常用查法).
struct SavedViews {
  /// Where they stand in a page that is kept for many.
  static let mark = "<!--views-->"
  /// Links beyond these are folded away, so that the list is reached with few keys.
  private static let open = 8

  let html: String

  init(_ views: [SavedView], of list: SavedView.List, now conditions: String) {
    func link(_ view: SavedView) -> String {
      let here = view.conditions == conditions ? " aria-current=\"true\"" : ""
      let href = PageParts.escaped(list.address(view.conditions))
      return "<li><a href=\"\(href)\"\(here)>\(HTMLEscape.text(view.name))</a></li>"
    }
    func form(_ action: String, _ inside: String) -> String {
      "<form method=\"post\" action=\"\(action)\" enctype=\"multipart/form-data\"><input type=\"hidden\" name=\"list\" value=\"\(list.rawValue)\">"
        + "<input type=\"hidden\" name=\"conditions\" value=\"\(PageParts.escaped(conditions))\">\(inside)</form>"
    }
    var html = "<section class=\"views\" aria-label=\"常用查法\">"
    if !views.isEmpty { html += "<ul aria-label=\"我的查法\">\(views.prefix(Self.open).map(link).joined())</ul>" }
    html += "<details><summary>\(views.isEmpty ? "保存为常用查法" : "保存、删除查法")</summary>"
    if views.count > Self.open { html += "<ul aria-label=\"其余查法\">\(views.dropFirst(Self.open).map(link).joined())</ul>" }
    html += form(
      "/views",
      conditions.isEmpty
        ? "<p class=\"quiet\">现在没有条件。先选条件、查询，再保存。</p>"
        : "<p class=\"field\"><label for=\"view-name\">给现在的条件起个名称</label><input id=\"view-name\" name=\"name\" required maxlength=\"60\"></p><p class=\"actions\"><button type=\"submit\">保存查法</button></p>"
    )
    for view in views {
      let name = PageParts.escaped(view.name)
      html += form(
        "/views/remove",
        "<input type=\"hidden\" name=\"name\" value=\"\(name)\"><button class=\"plain\" type=\"submit\">删除“\(HTMLEscape.text(view.name))”</button>"
      )
    }
    self.html = html + "</details></section>"
  }
}
