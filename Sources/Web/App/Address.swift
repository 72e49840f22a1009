package import HengDocuments
package import HengDomain
package import HengOperations
package import HengValues

/// Every link of the site (地址). Templates hold no addresses of their own but those of the frame.
package enum Address {
  package static let home = "/"
  package static let projects = "/projects"
  package static let rules = "/rules"
  package static let papers = "/papers"
  package static let audits = "/audit"
  package static let accountsIndex = "/accounts"

  /// The cited lines of a paper, as far as it is kept; nil where the citation names a ledger of our own.
  package static func paper(_ citation: Citation) -> String? {
    let isRegistered = citation.paper.first == "S" && Int(citation.paper.dropFirst()) != nil
    guard isRegistered || citation.paper.contains(".") else { return nil }
    let lines = citation.lines.isEmpty ? "" : "?lines=" + escaped(citation.lines)
    return papers + "/" + escaped(citation.paper) + lines
  }

  package static func paper(_ key: String) -> String { papers + "/" + escaped(key) }

  /// The papers of one sending and how far they are.
  package static func sending(_ key: String) -> String { "/audit-jobs/" + escaped(key) }
  package static func audit(_ digest: String) -> String { audits + "/" + escaped(digest) }
  package static func auditPaper(_ digest: String) -> String { audit(digest) + "/paper" }
  package static func auditExport(_ digest: String, _ format: String) -> String { audit(digest) + "/export/" + format }

  package static func overview(_ county: County, _ year: FiscalYear) -> String { "/counties/\(county.division.text)/\(year.year)" }

  package static func overviewWhy(_ county: County, _ year: FiscalYear, _ key: String) -> String {
    overview(county, year) + "/why/" + escaped(key)
  }

  package static func project(_ id: ID<Project>) -> String { "/projects/" + escaped(id.text) }
  package static func findings(_ id: ID<Project>) -> String { project(id) + "/findings" }
  package static func why(_ id: ID<Project>, _ key: String) -> String { project(id) + "/why/" + escaped(key) }
  package static func form(_ id: ID<Project>, _ kind: FormKind) -> String { project(id) + "/forms/" + kind.rawValue }

  static func newRectification(_ id: ID<Project>, _ kind: RectificationNotice.Kind) -> String {
    project(id) + "/rectification/new?kind=" + kind.rawValue
  }
  static func rectification(_ id: ID<Project>, _ number: Int) -> String { project(id) + "/rectification/\(number)" }
  static func rectifications(_ key: CountyYear) -> String { overview(key) + "/rectification" }
  static func monitoringBoard(_ key: CountyYear) -> String { overview(key) + "/monitoring" }
  static func resultsBoard(_ key: CountyYear) -> String { overview(key) + "/results" }

  static let indicators = "/indicators"
  package static let reviewQueue = "/desk/review"
  package static func formEdit(_ id: ID<Project>, _ kind: FormKind) -> String { form(id, kind) + "/edit" }
  package static func formReview(_ id: ID<Project>, _ kind: FormKind) -> String { form(id, kind) + "/review" }
  package static func formStep(_ id: ID<Project>, _ kind: FormKind) -> String { form(id, kind) + "/step" }
  package static func formImport(_ id: ID<Project>, _ kind: FormKind) -> String { form(id, kind) + "/import" }

  package static func download(_ id: ID<Project>, _ kind: FormKind, _ format: PaperFormat) -> String {
    project(id) + "/files/" + kind.rawValue + "." + format.rawValue
  }

  /// The departments with final accounts of a year; one of them.
  package static func accounts(_ county: County, _ year: FiscalYear) -> String { overview(county, year) + "/accounts" }
  package static func accounts(_ key: DepartmentYear) -> String {
    "/counties/\(key.county.text)/\(key.year.year)/accounts/\(escaped(key.addressPart))"
  }

  package static func accountsWhy(_ key: DepartmentYear, _ figure: String) -> String { accounts(key) + "/why/" + escaped(figure) }
  static func accountsVolume(_ key: DepartmentYear) -> String { accounts(key) + "/volume" }
  static func accountsStep(_ key: DepartmentYear) -> String { accounts(key) + "/step" }
  static func accountsNote(_ key: DepartmentYear) -> String { accounts(key) + "/note" }
  static func accountsPublish(_ key: DepartmentYear) -> String { accounts(key) + "/publish" }
  static func accountsCorrect(_ key: DepartmentYear) -> String { accounts(key) + "/correct" }
  static func accountsWriting(_ key: DepartmentYear, _ part: DisclosurePart) -> String { accounts(key) + "/write/" + escaped(part.word) }

  /// What a county has published, for everybody.
  static func publicAccounts(_ county: AdministrativeDivision) -> String { "/public/\(county.text)/accounts" }

  package static func report(_ key: DepartmentYear, _ kind: ReportKind) -> String { accounts(key) + "/reports/\(kind.rawValue).docx" }
  package static func report(_ county: County, _ year: FiscalYear, _ kind: ReportKind) -> String {
    overview(county, year) + "/reports/\(kind.rawValue).xlsx"
  }
  package static func report(_ id: ID<Project>, _ kind: ReportKind) -> String { project(id) + "/reports/\(kind.rawValue).docx" }
  package static func returned(_ key: CountyYear, _ digest: String) -> String {
    "/counties/\(key.county.text)/\(key.year.year)/returned/" + digest
  }

  package static func published(_ digest: String) -> String { "/published/" + digest }

  /// Sign-in; `to` is where one wanted to go.
  package static func signIn(to place: String, ended: Bool = false) -> String {
    let pairs = (place == home ? [] : ["to=" + escaped(place)]) + (ended ? ["ended=1"] : [])
    return pairs.isEmpty ? signIn : signIn + "?" + pairs.joined(separator: "&")
  }
  package static let signIn = "/sign-in"
  package static let signOut = "/sign-out"
  package static let account = "/account"
  static let overviews = "/overview"
  static func overview(_ key: CountyYear) -> String { "/counties/\(key.county.text)/\(key.year.year)" }
  static let search = "/search"
  static func search(_ words: String, _ kind: FindRecords.Kind?) -> String {
    search + "?q=" + escaped(words) + (kind.map { "&kind=" + escaped($0.rawValue) } ?? "")
  }
  static func years(at place: String) -> String { "/years?at=" + escaped(place) }
  package static let firstStart = "/first-start"
  static func firstStartReturned(_ key: String) -> String { firstStart + "/returned/" + key }
  package static let accountPassword = "/account/password"
  package static let accountCode = "/account/code"
  package static let accountCodeEnd = "/account/code/end"
  package static func revoke(_ session: ID<SignInSession>) -> String { "/account/sessions/\(escaped(session.text))/revoke" }
  package static let people = "/settings/people"
  package static func person(_ account: AccountName) -> String { people + "/" + escaped(account.text) }

  /// The manual, and a chapter of it.
  package static let help = "/help"
  package static func help(_ chapter: String) -> String { help + "/" + escaped(chapter) }
  package static let payments = "/payments"
  package static let paymentsWorkbook = "/payments.xlsx"
  package static let paymentsTable = "/payments.csv"

  package static func reveal(_ key: PaymentKey) -> String { payments + "/reveal?payment=" + escaped("\(key.county.text)~\(key.id.text)") }

  package static let trail = "/trail"
  package static let trailTable = "/trail.csv"

  /// 设置 · 县区和部门.
  package static let counties = "/settings/counties"
  package static let headings = "/settings/headings"
  package static func settings(_ county: AdministrativeDivision) -> String { counties + "/" + county.text }
  package static func funding(_ key: CountyYear) -> String { "/counties/\(key.county.text)/\(key.year.year)/documents" }
  package static func newFunding(_ key: CountyYear, _ number: String?) -> String {
    funding(key) + "/new" + (number.map { "?number=" + escaped($0) } ?? "")
  }
  package static func correction(_ id: ID<Project>) -> String { project(id) + "/registration" }
  package static func withdrawal(_ id: ID<Project>) -> String { project(id) + "/withdrawal" }
  package static func rename(_ department: Department) -> String {
    settings(department.county) + "/departments/" + escaped(Department.registeredName(department.id, of: department.county)) + "/name"
  }
  package static let registrationWorkbook = "/settings/registration.xlsx"
  package static func newProject(_ key: CountyYear) -> String { "/counties/\(key.county.text)/\(key.year.year)/projects/new" }
  package static func registration(_ key: CountyYear) -> String { "/counties/\(key.county.text)/\(key.year.year)/registration" }
  /// Where what was registered is seen.
  package static func registered(_ key: CountyYear) -> String { "/counties/\(key.county.text)/\(key.year.year)" }

  package static func rule(_ code: String) -> String { rules + "#" + code }

  package static let projectsWorkbook = "/projects.xlsx"
  package static let projectsTable = "/projects.csv"

  package static func projectList(_ query: ProjectListQuery, _ path: String = projects) -> String {
    let pairs = query.pairs.filter { path == projects || $0.0 != "page" }.map { "\($0.0)=\(escaped($0.1))" }
    return pairs.isEmpty ? path : path + "?" + pairs.joined(separator: "&")
  }

  /// Everything but unreserved characters in per cent.
  package static func escaped(_ text: String) -> String {
    var out = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        out.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        out += "%"
        for digit in [byte >> 4, byte & 15] { out.unicodeScalars.append(Unicode.Scalar(digit < 10 ? 0x30 + digit : 0x37 + digit)) }
      }
    }
    return out
  }
}
