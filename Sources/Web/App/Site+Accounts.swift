import Foundation
import HTTPTypes
import HengDocuments
import HengDomain
import HengOperations
import HengValues
import HengWriters
import Hummingbird
import NIOCore

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/accounts` | the departments with final accounts of all years |
  /// | `/counties/{division}/{year}/accounts` | the departments with final accounts of that year; POST takes a workbook in |
  /// | `…/accounts/{department}/template.xlsx` | the workbook 决算台账 with what is known |
  /// | `…/accounts/{department}/volume` | the whole volume on one page; `/why/{key}` explains a figure of it |
  /// | `…/accounts/{department}/gate` | what the gate says of the set as it stands |
  /// | `…/accounts/{department}/set.zip`, `…/files/{format}` | the draft of the set, once the gate is open; a draft in one format |
  /// | `/counties/{division}/{year}/returned/{key}` | a workbook that was refused, with its errors marked |
  /// | `/counties/{division}/{year}/reports/{kind}.{format}`, `…/accounts/{department}/reports/{kind}.{format}`, `/projects/{id}/reports/{kind}.{format}` | a report, list or letter |
  /// | `/published/{digest}` | a published set as it left |
  func addAccounts(to router: Router<SiteContext>) {
    page(router, "/accounts") { site, _, _ in
      var years: [(CountyOverview, [DepartmentYear])] = []
      for overview in try await site.desk.overviews() {
        let departments = try await site.disclosures.departments(CountyYear(county: overview.county.division, year: overview.year))
        years.append((overview, departments))
      }
      return AccountsIndexPage(years).page
    }
    page(router, "/counties/{division}/{year}/accounts") { site, _, context in
      let key = try site.countyYear(context)
      return AccountsListPage(key, county: try await site.overview(context).county, try await site.departmentsOfYear(key)).page
    }
    page(router, "/counties/{division}/{year}/accounts/{department}/volume") { site, _, context in
      let (key, disclosure) = try await site.disclosure(context)
      return VolumePage(disclosure, latest: try await site.disclosures.publishedSets(key).last).page
    }
    page(router, "/counties/{division}/{year}/accounts/{department}/why/{key}") { site, _, context in
      let disclosure = try await site.disclosure(context).disclosure
      let key = context.parameters.get("key")?.removingPercentEncoding ?? ""
      guard let figure = disclosure.volume.figures.first(where: { $0.key == key }) else { throw PageProblem.missing("这个数字的来历") }
      return WhyPage(figure, disclosure: disclosure).page
    }
    page(router, "/counties/{division}/{year}/accounts/{department}/gate") { site, _, context in
      let (key, disclosure) = try await site.disclosure(context)
      guard let checked = try await site.disclosures.checkedSet(key) else { throw PageProblem.missing("这个部门的决算") }
      return GatePage(disclosure, checked, latest: try await site.disclosures.publishedSets(key).last).page
    }
    router.post("/counties/{division}/{year}/accounts") { request, context in try await receive(request, context) }
    router.get("/counties/{division}/{year}/accounts/{department}/template.xlsx") { _, context in
      let key = try await departmentYear(context)
      return Response.file(
        try await disclosures.template(key, isFilled: true), named: "\(key.department)\(key.year.text)决算台账.xlsx",
        mediaType: PaperFormat.xlsx.mediaType)
    }
    router.get("/counties/{division}/{year}/accounts/{department}/set.zip") { _, context in try await set(context) }
    router.get("/counties/{division}/{year}/accounts/{department}/files/{format}") { _, context in try await draft(context) }
    router.get("/counties/{division}/{year}/reports/{file}") { _, context in
      let key = try countyYear(context)
      return try await report(context) { kind throws(DeskError) in try await reports.document(kind, of: key) }
    }
    router.get("/counties/{division}/{year}/accounts/{department}/reports/{file}") { _, context in
      let key = try await departmentYear(context)
      return try await report(context) { kind throws(DeskError) in try await reports.document(kind, of: key) }
    }
    router.get("/projects/{id}/reports/{file}") { _, context in
      let id = context.parameters.get("id") ?? ""
      return try await report(context) { kind throws(DeskError) in try await reports.document(kind, project: id) }
    }
    router.get("/published/{digest}") { _, context in try await published(context.parameters.get("digest") ?? "") }
    router.get("/counties/{division}/{year}/returned/{key}") { _, context in
      let owner = context.visitor.owner(of: try countyYear(context))
      guard let file = returned.file(context.parameters.get("key") ?? "", of: owner) else {
        throw PageProblem.missing("这份退回的工作簿，请把原工作簿再导入一次")
      }
      return Response.file(file.bytes, named: file.name, mediaType: PaperFormat.xlsx.mediaType)
    }
  }

  /// The registered departments that the visitor sees, each with how far its accounts are and what is written.
  private func departmentsOfYear(_ key: CountyYear) async throws -> [AccountsListPage.DepartmentStanding] {
    let scope = Visitor.current.scope
    let progress = Dictionary(try await disclosures.standings(key).map { ($0.key, $0) }) { first, _ in first }
    let records = Dictionary(try await disclosures.records(key).map { ($0.key, $0) }) { first, _ in first }
    let withBooks = Set(try await disclosures.departments(key))
    return try await registration.departments(of: key.county).filter { scope.covers(key.county, department: $0.id) }.map { department in
      let own = DepartmentYear(county: key.county, year: key.year, department: department.name(in: key.year), departmentID: department.id)
      return AccountsListPage.DepartmentStanding(
        key: own, standing: progress[own], record: records[own], hasBooks: withBooks.contains(own))
    }.sorted { ($0.hasBooks ? 0 : 1, $0.key.department) < ($1.hasBooks ? 0 : 1, $1.key.department) }
  }

  func countyYear(_ context: SiteContext) throws -> CountyYear {
    guard let division = try? AdministrativeDivision(context.parameters.get("division") ?? ""),
      let number = context.parameters.get("year", as: Int.self), let year = try? FiscalYear(number)
    else { throw PageProblem.missing("这个县区年度") }
    return CountyYear(county: division, year: year)
  }

  /// The department of an address; nil where the address names none that could be.
  func departmentKey(_ context: SiteContext) async throws -> DepartmentYear? {
    do { return try await departmentYear(context) } catch is PageProblem { return nil }
  }

  /// By the name that the year's papers bear, by an earlier one, or by the id of a department that was renamed.
  func departmentYear(_ context: SiteContext) async throws -> DepartmentYear {
    let year = try countyYear(context)
    let department = context.parameters.get("department")?.removingPercentEncoding ?? ""
    return try await disclosures.key(DepartmentYear(county: year.county, year: year.year, department: department))
  }

  private func disclosure(_ context: SiteContext) async throws -> (key: DepartmentYear, disclosure: Disclosure) {
    let key = try await departmentYear(context)
    guard let disclosure = try await disclosures.disclosure(key) else { throw PageProblem.missing("这个部门的决算") }
    return (key, disclosure)
  }

  /// Exactly the bytes that left under that digest.
  private func published(_ digest: String) async throws -> Response {
    let found: (set: PublishedSet, bytes: [UInt8])?
    do throws(DeskError) { found = try await disclosures.publishedSet(digest) } catch {
      throw PageProblem(
        status: .internalServerError, title: "没有送出存档", reason: error.message, remedy: "请不要使用这份存档，并请系统管理员核对数据库和备份。")
    }
    guard let found else { throw PageProblem.missing("这一版公开文本") }
    let name = "\(found.set.key.department)\(found.set.key.year.text)部门决算公开第\(found.set.version)版.zip"
    return Response.file(found.bytes, named: name, mediaType: "application/zip")
  }

  /// A workbook is stored as a whole, or its errors are listed and it comes back with them marked.
  private func receive(_ request: Request, _ context: SiteContext) async throws -> Response {
    let year = try countyYear(context)
    let form = try await form(request)
    let actor = context.visitor.actor(typed: form.text("actor"))
    guard let file = form.files.first, !actor.isEmpty else {
      throw PageProblem(status: .badRequest, title: "没有导入", reason: "没有选择工作簿，或没有写经办人。", remedy: "请返回上一页补全后再导入。")
    }
    let department = form.text("department")?.trimmedSpaces ?? ""
    let scope =
      department.isEmpty ? nil : try await disclosures.key(DepartmentYear(county: year.county, year: year.year, department: department))
    guard let role = context.visitor.importing(into: year, scope) else {
      throw PageProblem(
        status: .forbidden, title: "没有导入", reason: "您管的是县里的部分部门，没有写明导入哪个部门，或这个部门不在您管的范围里。",
        remedy: "请在“部门名称”一栏写明您管的部门，再导入。")
    }
    let months = form.text("complete")?.trimmedSpaces ?? ""
    let complete = PaymentCompleteness(declared: months)
    guard let complete else {
      throw PageProblem(status: .badRequest, title: "没有导入", reason: "看不懂完整月份“\(months)”。", remedy: "请写 1-3、1,2,5，或写 全年。")
    }
    let consent = DisclosureDesk.ImportConsent(complete: complete, mayReverse: form.text("confirm") != nil)
    do {
      switch try await disclosures.receive(
        file.bytes, fileName: file.fileName ?? "", scope: scope, consent: consent, by: actor, as: role,
        reason: form.text("reason")?.trimmedSpaces ?? "导入决算台账")
      {
      case .stored(let key, _, _): return .redirect(to: Address.accounts(key), type: .normal)
      case .planned(_, let plan, _):
        throw DeskError.other("导入会冲销已有的支出：\(plan.lines.joined(separator: "；"))。请核对以上各笔，回到上一页勾选“已核对要冲销的支出”后再导入")
      case .refused(let refusal, let workbook):
        let name = file.fileName ?? "决算台账.xlsx"
        let address = Address.returned(year, returned.keep(workbook, named: "退回-\(name)", of: context.visitor.owner(of: year)))
        let page = AccountsListPage(
          year, county: try await overview(context).county, try await departmentsOfYear(year), refused: (name, refusal, address)
        ).page
        return Response.html(renderer.page(page), status: .unprocessableContent)
      }
    } catch {
      if StoreTrouble(error) != nil { throw error }
      guard let error = error as? DeskError else { throw error }
      throw PageProblem(status: .badRequest, title: "没有导入", reason: error.message, remedy: "请按提示处理后再导入；台账没有改动。")
    }
  }

  /// `{kind}.{format}`; what is missing for a report is told as a page.
  private func report(
    _ context: SiteContext, _ document: (ReportKind) async throws(DeskError) -> Document
  ) async throws -> Response {
    let file = context.parameters.get("file") ?? ""
    guard let dot = file.lastIndex(of: "."), let format = PaperFormat(rawValue: String(file[file.index(after: dot)...])),
      let kind = ReportKind(rawValue: String(file[..<dot]))
    else { throw PageProblem.missing("名为“\(file)”的报告") }
    let paper: Document
    do throws(DeskError) { paper = try await document(kind) } catch {
      throw PageProblem(status: .notFound, title: "不能打印", reason: error.message, remedy: "请先补全所缺的记录。")
    }
    return Response.file(try PrintForm.print(paper, as: format), named: "\(paper.title).\(format.rawValue)", mediaType: format.mediaType)
  }

  /// The archived version where the accounts are published; else a draft, which leaves only through the gate.
  private func set(_ context: SiteContext) async throws -> Response {
    let key = try await disclosure(context).key
    if let state = try await disclosures.progress(key)?.state, state == .published || state == .archived,
      let latest = try await disclosures.publishedSets(key).last
    {
      return try await published(latest.digest)
    }
    guard let checked = try await disclosures.checkedSet(key) else { throw PageProblem.missing("这个部门的决算") }
    guard checked.mayLeave else {
      let failed = checked.problems + checked.gate.checks.filter { $0.state == .failed }.map(\.title)
      throw PageProblem(
        status: .conflict, title: "公开前检查没有通过", reason: failed.joined(separator: "；"), remedy: "请在“公开前检查”页查看每一项，处理后再下载全套。")
    }
    return Response.file(
      try checked.set.archive(), named: "\(key.department)\(key.year.text)部门决算公开（草稿）.zip", mediaType: "application/zip")
  }

  private func draft(_ context: SiteContext) async throws -> Response {
    let (key, disclosure) = try await disclosure(context)
    guard let format = PaperFormat(rawValue: context.parameters.get("format") ?? "") else { throw PageProblem.missing("这种格式") }
    return Response.file(
      try PrintForm.print(disclosure.draft, as: format), named: "\(key.department)\(key.year.text)部门决算（草稿）.\(format.rawValue)",
      mediaType: format.mediaType)
  }
}

extension Response {
  /// Bytes to be saved under a name.
  static func file(_ bytes: [UInt8], named name: String, mediaType: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .cacheControl: Visitor.current.signedIn == nil ? "no-cache" : "no-store", .contentType: mediaType,
        .contentDisposition: "attachment; filename*=UTF-8''\(Address.escaped(name))",
      ],
      body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
