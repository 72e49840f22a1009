import HengDomain
import HengValues

extension Rule<AccountsSubject> {
  static let fa209OneName = narrative(
    "FA-209", "说明中的部门名称与封面一致", .info, basis: "同一部门的名称一字不差", remedy: "请按部门的正式名称改正"
  ) { view in
    let name = Array(view.narrative.department.withoutSpaces)
    guard name.count >= 8 else { return .notRun("没有读到部门名称") }
    var found = Comparisons()
    for section in view.narrative.sections {
      for sentence in section.sentences {
        guard let other = sentence.value.slip(of: name) else {
          found.passed()
          continue
        }
        found.fail(Remark("部门名称写作“\(other)”，封面是“\(String(name))”", sides: [sentence.side("部门名称", figure: other)]))
      }
    }
    return found.result("说明中没有句子")
  }
}

extension String {
  /// Words as long as a name that begin and end like it and differ from it in one sign.
  fileprivate func slip(of name: [Character]) -> String? {
    guard holds(String(name.prefix(4))) else { return nil }
    let signs = Array(self)
    guard signs.count >= name.count else { return nil }
    for start in 0...(signs.count - name.count) where signs[start] == name[0] && signs[start + 1] == name[1] {
      let words = signs[start..<start + name.count]
      let differing = zip(words, name).enumerated().filter { $1.0 != $1.1 }.map(\.offset)
      if differing.count == 1, let at = differing.first, at > 3, at < name.count - 1 { return String(words) }
    }
    return nil
  }
}
