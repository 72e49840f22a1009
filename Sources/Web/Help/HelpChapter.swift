/// Which chapter of the manual belongs to which page (各页的使用说明), by the page's template.
package enum HelpChapter {
  package static let ofTemplates: [String: String] = [
    "home": "开始", "problem": "开始", "workbench": "开始", "search": "开始", "years": "开始",
    "overview": "整改和看板", "projects": "看一个项目", "project": "看一个项目", "findings": "看一个项目", "why": "看一个项目",
    "form": "打印表格", "entry": "填表和审核", "review": "填表和审核", "review-queue": "填表和审核", "pass": "填表和审核", "conflict": "填表和审核", "rules": "评分",
    "papers": "核查文书", "paper": "核查文书", "audits": "核查文书", "audit": "核查文书", "worklist": "核查文书", "sending": "核查文书",
    "accounts-index": "年终决算", "accounts-list": "年终决算", "accounts": "年终决算", "gate": "年终决算", "volume": "年终决算",
    "publish": "年终决算", "correct": "年终决算", "writing": "年终决算", "public-accounts": "年终决算", "public-volume": "年终决算",
    "rectification": "整改和看板", "rectification-entry": "整改和看板", "board": "整改和看板", "indicators": "填表和审核",
    "counties": "登记", "headings": "登记", "county": "登记", "new-project": "登记", "registration": "登记", "withdrawal": "登记", "rename": "登记",
    "funding": "登记", "new-funding": "登记", "payments": "看一个项目", "reveal": "看一个项目",
    "sign-in": "人员和口令", "account": "人员和口令", "code": "人员和口令", "people": "人员和口令", "person": "人员和口令",
    "trail": "人员和口令",
  ]

  /// Where 使用说明 leads from a page.
  static func address(of template: String) -> String { ofTemplates[template].map { Address.help($0) } ?? Address.help }
}
