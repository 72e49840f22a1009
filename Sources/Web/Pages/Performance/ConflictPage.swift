import HengDocuments
import HengDomain
import HengOperations
import HengValues

/// Two people changed the same cells (两处修改): each with the text at the beginning, the other's and one's own; nothing is saved yet.
struct ConflictPage {
  let page: Page

  init(_ work: FormWork, _ conflicts: [FormConflict], once: String) {
    let inConflict = Set(conflicts.map(\.key))
    var kept: [ConflictModel.Kept] = []
    let entered = work.layout.fields.filter { work.kind.record.isEntered($0) }.sorted { $0.name < $1.name }
    func keep(_ key: FormKey) {
      if !inConflict.contains(key) { kept.append(ConflictModel.Kept(name: "f." + key.text, text: work.entry[key])) }
    }
    for field in entered where !field.isOfRow { keep(FormKey(field)) }
    for (place, row) in work.entry.rows.enumerated() {
      kept.append(ConflictModel.Kept(name: "row.\(place)", text: row.indicator))
      kept.append(ConflictModel.Kept(name: "level.\(place)", text: row.levels.code))
      for field in entered where field.isOfRow { keep(FormKey(field, row: place)) }
    }
    kept += [
      ConflictModel.Kept(name: "rows", text: "\(work.entry.rows.count)"), ConflictModel.Kept(name: "changes", text: "\(work.changes)"),
      ConflictModel.Kept(name: "once", text: once),
    ]
    page = Page(
      title: "两处修改", crumbs: ProjectPage.crumbs(below: work.assessment), here: work.layout.name, menu: .projects,
      scope: OverviewPage.scope(work.assessment.county, work.project.year), template: "conflict",
      model: ConflictModel(
        action: Address.formEdit(work.project.id, work.kind), count: conflicts.count, kept: kept,
        cells: conflicts.map { conflict in
          ConflictModel.Cell(
            name: "f." + conflict.key.text, wasName: "was." + conflict.key.text,
            label: conflict.key.row.map {
              "第\($0 + 1)项指标“\(work.rowNames.indices.contains($0) ? work.rowNames[$0] : "")”\(conflict.key.field.name)"
            }
              ?? conflict.key.field.name, was: conflict.was, theirs: conflict.theirs, mine: conflict.mine)
        }))
  }
}

/// What two people changed, place by place, with everything else that the page sends again (两处修改).
struct ConflictModel {
  struct Kept {
    let name: String
    let text: String
  }

  struct Cell {
    let name: String
    let wasName: String
    let label: String
    let was: String
    let theirs: String
    let mine: String
  }

  let action: String
  let count: Int
  let kept: [Kept]
  let cells: [Cell]
}
