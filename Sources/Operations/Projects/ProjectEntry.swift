package import HengDomain
import HengValues

/// A project as it was typed, field by field (项目登记表): on a page, in a row of a worksheet or on the terminal.
package struct ProjectEntry: Hashable, Sendable {
  package private(set) var typed: [ProjectField: String]

  /// Blanks at the ends of what was typed do not count, nor does a line end within it: cells of a spreadsheet are often broken by hand.
  package init(_ typed: [ProjectField: String]) {
    self.typed = typed.mapValues { $0.split(whereSeparator: \.isNewline).joined().trimmedSpaces }.filter { !$0.value.isEmpty }
  }

  package subscript(field: ProjectField) -> String { typed[field] ?? "" }

  /// The draft that was meant, or everything that is wrong with what was typed.
  package func draft(among known: KnownProjects) -> Result<ProjectDraft, EntryProblems> {
    var reading = ProjectEntryReading(self, known)
    let draft = reading.draft()
    guard let draft, reading.problems.isEmpty else { return .failure(EntryProblems(reading.problems)) }
    return .success(draft)
  }
}

/// What a new project's words are held against (登记范围): the county's year, its departments, and the projects that stand there.
package struct KnownProjects: Sendable {
  package let key: CountyYear
  let departments: [Department]
  package let projects: [Project]
  /// The tier-1 projects of the same registration, by their names and codes.
  var drafts: [ProjectDraft] = []

  /// What a person may know of it: his own departments and their projects.
  package func seen(by scope: Scope) -> KnownProjects {
    KnownProjects(
      key: key, departments: departments.filter { scope.covers(key.county, department: $0.id) },
      projects: projects.filter { scope.covers($0.county, department: $0.department) })
  }

  /// What the departments are called in the year.
  package var departmentNames: [String] { departments.map { $0.name(in: key.year) }.sorted() }

  /// The departments of some of the projects, each once.
  package func departments(of ids: [ID<Project>]) -> [DepartmentYear] {
    var keys: [DepartmentYear] = []
    for project in projects where ids.contains(project.id) {
      let key = DepartmentYear(
        county: project.county, year: project.year, department: project.supervisingDepartment, departmentID: project.department)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }

  package init(key: CountyYear, departments: [Department], projects: [Project]) {
    self.key = key
    self.departments = departments
    self.projects = projects
  }
}
