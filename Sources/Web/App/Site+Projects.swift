import HengDomain
import HengOperations
import HengValues
import HengWriters
import Hummingbird
import NIOCore

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/projects` | list with search, filter, sort and sum |
  /// | `/projects.xlsx`, `/projects.csv` | exactly those of the conditions |
  func addProjects(to router: Router<SiteContext>) {
    router.get("/projects") { request, context in
      let html = try await drawn(request, context) { site, request, _ in
        let query = ProjectListQuery(request.uri.queryParameters)
        return ProjectListPage(try await site.desk.overviews(), query: query, site.renderer).page
      }
      let pairs = ProjectListQuery(request.uri.queryParameters).pairs
      return Response.html(try await withViews(html, of: .projects, pairs))
    }
    router.get("/projects.xlsx") { request, _ in
      let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      return try await export(request, named: "项目.xlsx", media) { () throws(WriterError) in
        try ListWorkbook(ProjectExport.columns, name: "项目")
      }
    }
    router.get("/projects.csv") { request, _ in
      try await export(request, named: "项目.csv", "text/csv; charset=utf-8") { ListCSV(ProjectExport.columns) }
    }
  }

  private func export(
    _ request: Request, named name: String, _ media: String, _ make: @escaping @Sendable () throws(WriterError) -> some ListWriter
  ) async throws -> Response {
    let found = ProjectListQuery(request.uri.queryParameters).found(in: try await desk.overviews())
    return Response(
      status: .ok,
      headers: [
        .cacheControl: "no-store", .contentType: media,
        .contentDisposition: "attachment; filename*=UTF-8''\(Address.escaped(name))",
      ],
      body: ResponseBody { writer in
        let list = try make()
        var out = writer
        try await ProjectExport.write(found, into: list) { bytes in try await out.write(ByteBuffer(bytes: bytes)) }
        try await out.finish(nil)
      })
  }
}
