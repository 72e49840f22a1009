import HengDomain
import HengOperations
import HengValues
import HengWriters
import Hummingbird
import NIOCore

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/payments` | payments with conditions, order and sum, fifty a page |
  /// | `/payments.xlsx`, `/payments.csv` | exactly those of the conditions, as they stream |
  func addPayments(to router: Router<SiteContext>) {
    router.get("/payments") { request, context in
      switch asked(request) {
      case .success(let question): try await list(question, context)
      case .failure(let error): try await refused(error, request, context)
      }
    }
    router.get("/payments.xlsx") { request, context in
      let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      return try export(request, context, named: "资金支付.xlsx", media) { () throws(WriterError) in
        try ListWorkbook(PaymentDesk.columns, name: "支付")
      }
    }
    router.get("/payments.csv") { request, context in
      try export(request, context, named: "资金支付.csv", "text/csv; charset=utf-8") { ListCSV(PaymentDesk.columns) }
    }
  }

  private func asked(_ request: Request) -> Result<PaymentQuestion, ValueError> {
    // Once: each look at them takes the address apart anew.
    let parameters = request.uri.queryParameters
    do throws(ValueError) { return .success(try PaymentQuestion(reading: { parameters.get($0) })) } catch { return .failure(error) }
  }

  private func list(_ question: PaymentQuestion, _ context: SiteContext) async throws -> Response {
    let found = try await payments(question.query)
    let names = try await payments.names(at: found.totals.revision)
    let page = PaymentListPage(found, names: names, seen: names.counties, question: question).page
    return Response.html(try await withViews(renderer.page(page), of: .payments, question.pairs))
  }

  private func refused(_ error: ValueError, _ request: Request, _ context: SiteContext) async throws -> Response {
    let names = try await payments.names(at: try await desk.currentRevision())
    let parameters = request.uri.queryParameters
    let typed = PaymentQuestion(typed: { parameters.get($0) })
    let page = PaymentListPage(problem: error.message, names: names, seen: names.counties, question: typed).page
    return Response.html(try await withViews(renderer.page(page), of: .payments, []), status: .badRequest)
  }

  /// The list is written as it is sent, so that it takes the same memory however long it is.
  private func export(
    _ request: Request, _ context: SiteContext, named name: String, _ media: String,
    _ make: @escaping @Sendable () throws(WriterError) -> some ListWriter
  ) throws -> Response {
    let query: PaymentQuery
    switch asked(request) {
    case .success(let question): query = question.query
    case .failure(let error): throw PageProblem(status: .badRequest, title: "没有导出", reason: error.message, remedy: "请返回上一页改正条件。")
    }
    return Response(
      status: .ok,
      headers: [
        .cacheControl: "no-store", .contentType: media,
        .contentDisposition: "attachment; filename*=UTF-8''\(Address.escaped(name))",
      ],
      body: ResponseBody { [payments] writer in
        let list = try make()
        var out = writer
        try await payments.export(query, into: list) { bytes in try await out.write(ByteBuffer(bytes: bytes)) }
        try await out.finish(nil)
      })
  }
}
