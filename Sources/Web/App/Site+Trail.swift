import HTTPTypes
import HengOperations
import HengValues
import Hummingbird
import NIOCore

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/trail` | the audit trail with filters, the newest first |
  /// | `/trail.csv` | the same as a table for a spreadsheet |
  func addTrail(to router: Router<SiteContext>) {
    router.get("/trail") { request, _ in
      let typed = TrailQuestion { request.uri.queryParameters.get($0) }
      do {
        let question = try typed.question()
        let found = try await trail(question)
        return Response.html(renderer.page(TrailPage(question, typed: typed, total: found.total, lines: found.lines, problem: nil).page))
      } catch let error as ValueError {
        let page = TrailPage(ReadTrail.Question(), typed: typed, total: 0, lines: [], problem: error.message).page
        return Response.html(renderer.page(page), status: .badRequest)
      }
    }
    router.get("/trail.csv") { request, _ in
      do {
        let table = try await trail.table(try TrailQuestion { request.uri.queryParameters.get($0) }.question())
        return Response.file(Array(table.utf8), named: "留痕.csv", mediaType: "text/csv; charset=utf-8")
      } catch let error as ValueError {
        throw PageProblem(status: .badRequest, title: "没有导出", reason: error.message, remedy: "请返回上一页改正日期。")
      }
    }
  }
}
