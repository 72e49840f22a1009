import HengValues

extension Rule<PaperTextSubject> {
  static let pa28TitleWords = Rule(
    "PA-28", "项目名称与目标、指标用词不相反", .warning, basis: "参数 papers.opposites：意义相反、容易混用的词", remedy: "请核对项目名称和内容，统一用词"
  ) { subject, profile in
    guard !subject.projects.isEmpty else { return .notRun("没有读到带项目名称的表") }
    return .with(profile.words("papers.opposites", on: subject.day())) { words in
      .remarks(
        subject.projects.flatMap { project in
          words.map(\.fields).filter { $0.count == 2 }.flatMap { pair in
            [(pair[0], pair[1]), (pair[1], pair[0])].compactMap { contradiction(project, $0.0, $0.1) }
          }
        })
    }
  }

  /// The name has one word and never the other, the cells the other and never the one.
  private static func contradiction(_ project: PaperTextSubject.NamedProject, _ named: String, _ other: String) -> Remark? {
    let finder = PhraseFinder([named, other])
    let title = finder.matches(in: project.name.folded)
    guard let first = title.first(where: { $0.phrase == 0 }), !title.contains(where: { $0.phrase == 1 }) else { return nil }
    let cells = project.cells.flatMap { cell in finder.matches(in: cell.folded).map { (cell, $0) } }
    guard !cells.isEmpty, cells.allSatisfy({ $0.1.phrase == 1 }) else { return nil }
    return Remark(
      "项目名称写“\(named)”，内容写“\(other)”",
      sides: [project.name.side("项目名称", named, first.range)] + cells.map { $0.0.side("表中内容", other, $0.1.range) })
  }
}
