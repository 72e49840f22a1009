import Foundation
import HengDomain
import HengOperations
import HengValues
import Hummingbird

extension Site {
  /// | Address | Does |
  /// |---|---|
  /// | `/views` | POST keeps the conditions of a list under a name, and leads back to the list |
  /// | `/views/remove` | POST forgets one |
  func addViews(to router: Router<SiteContext>) {
    router.post("/views") { request, context -> Response in
      let (person, list, form) = try await ownList(request, context)
      let conditions = list.conditions(form.text("conditions") ?? "")
      do { try await views.save(form.text("name") ?? "", conditions, of: person, list) } catch let error as DeskError {
        if StoreTrouble(error) != nil { throw error }
        throw PageProblem(status: .unprocessableContent, title: "没有保存查法", reason: error.message, remedy: "请返回上一页，改正后再保存。")
      }
      return Response.redirect(to: list.address(conditions), type: .normal)
    }
    router.post("/views/remove") { request, context -> Response in
      let (person, list, form) = try await ownList(request, context)
      try await views.remove(form.text("name") ?? "", of: person, list)
      return Response.redirect(to: list.address(list.conditions(form.text("conditions") ?? "")), type: .normal)
    }
  }

  /// Only who has an account keeps anything under it.
  private func ownList(_ request: Request, _ context: SiteContext) async throws -> (ID<Person>, SavedView.List, MultipartForm) {
    let form = try await form(request)
    guard let person = context.visitor.signedIn?.person.id, let list = form.text("list").flatMap(SavedView.List.init) else {
      throw PageProblem(status: .unprocessableContent, title: "没有保存查法", reason: "没有登录，或没有说明是哪张列表。", remedy: "请从列表页上保存。")
    }
    return (person, list, form)
  }

  /// The page of a list with the visitor's own views above it; pages are kept for all of one scope, these are one person's.
  func withViews(_ html: String, of list: SavedView.List, _ pairs: [(String, String)]) async throws -> String {
    guard let place = html.byteRange(of: SavedViews.mark) else { return html }
    var own = ""
    if let person = Visitor.current.signedIn?.person.id {
      own = SavedViews(try await views(of: person, list), of: list, now: list.conditions(pairs)).html
    }
    return String(html[..<place.lowerBound]) + own + html[place.upperBound...]
  }
}

extension SavedView.List {
  private var path: String { self == .projects ? Address.projects : Address.payments }

  func address(_ conditions: String) -> String { conditions.isEmpty ? path : path + "?" + conditions }

  /// What may stand in a view: conditions and order of the list, not a place in it.
  private var names: Set<String> {
    switch self {
    case .projects: ["q", "county", "year", "department", "stage", "light", "sort"]
    case .payments: Set(PaymentQuestion.Field.allCases.map(\.rawValue) + ["sort"])
    }
  }

  func conditions(_ pairs: [(String, String)]) -> String {
    pairs.filter { names.contains($0.0) && !$0.1.isEmpty }.map { "\($0.0)=\(Address.escaped($0.1))" }.joined(separator: "&")
  }

  /// What was sent, read and written anew, so that a link never leads elsewhere.
  func conditions(_ sent: String) -> String {
    conditions(
      sent.split(separator: "&").compactMap { piece in
        let parts = piece.split(separator: "=", maxSplits: 1).map(String.init)
        return parts.count == 2 ? parts[1].removingPercentEncoding.map { (parts[0], $0) } : nil
      })
  }
}
