/// One examination of a store's data and what came of it (体检项目).
///
/// An examination that was not made says so: "没有发现问题" is only printed beside the list of what was looked at.
package struct StoreCheck: Hashable, Sendable {
  package enum State: Hashable, Sendable {
    case passed
    /// The problems in Chinese, each on one line.
    case failed([String])
    /// Why the examination was not made.
    case notRun(String)
  }

  /// What was examined, in Chinese: `页面完整性`.
  package let name: String
  package let state: State

  package init(_ name: String, _ state: State) {
    self.name = name
    self.state = state
  }

  /// Passed when there are no problems.
  package init(_ name: String, problems: [String]) {
    self.init(name, problems.isEmpty ? .passed : .failed(problems))
  }

  package var problems: [String] {
    if case .failed(let problems) = state { problems } else { [] }
  }

  /// `页面完整性：通过`.
  package var text: String {
    switch state {
    case .passed: "\(name)：通过"
    case .failed(let problems): "\(name)：发现\(problems.count)个问题。\(problems.joined(separator: "；"))"
    case .notRun(let reason): "\(name)：未检查（\(reason)）"
    }
  }
}
