import HengDocuments
import HengDomain
import HengOperations
import HengTestSupport
import Testing

@Suite("What two people typed is put into one form")
struct FormMergeTests {
  private static let levels = FormLevels(level1: .output, level2: .quantity)
  private static let fields: [FormField] = [.row(.name), .row(.target), .row(.basis)]

  private static func form(_ rows: [String]) -> FormEntry {
    FormEntry(
      fields: [.head(.objective): "目标"],
      rows: rows.map { id in
        FormEntry.Row(indicator: id, levels: levels, cells: Dictionary(uniqueKeysWithValues: fields.map { ($0, "\(id)\($0.name)") }))
      })
  }

  /// Changes some cells, drops and adds rows.
  private static func changed(_ form: FormEntry, by name: String, _ dice: inout SeededGenerator) -> FormEntry {
    var form = form
    if Bool.random(using: &dice) { form.fields[.head(.objective)] = "\(name)的目标" }
    form.rows.removeAll { _ in Int.random(in: 0..<6, using: &dice) == 0 }
    for row in form.rows.indices {
      for field in fields where Int.random(in: 0..<3, using: &dice) == 0 { form.rows[row].cells[field] = "\(name)\(row)\(field.name)" }
    }
    if Bool.random(using: &dice) { form.rows.append(FormEntry.Row(indicator: "", levels: levels, cells: [.row(.name): "\(name)加的"])) }
    return form
  }

  @Test("every text that either of two typed stands in the merge or in a conflict, and a cell of one alone is no conflict")
  func nothingIsLost() {
    var dice = SeededGenerator(20_261_130)
    for _ in 0..<2_000 {
      let was = Self.form(["甲", "乙", "丙", "丁"])
      let mine = Self.changed(was, by: "我", &dice)
      var theirs = Self.changed(was, by: "他", &dice)
      // A row that is stored has an id.
      for row in theirs.rows.indices where theirs.rows[row].indicator.isEmpty { theirs.rows[row].indicator = "新" }
      let merge = FormMerge(was: was, mine: mine, theirs: theirs)
      let kept = Set(merge.entry.rows.flatMap(\.cells.values)).union(merge.entry.fields.values).union(merge.conflicts.map(\.theirs))
      for text in mine.rows.flatMap(\.cells.values) + mine.fields.values where text.hasPrefix("我") {
        #expect(kept.contains(text), "\(text)")
      }
      for row in theirs.rows {
        for text in row.cells.values where text.hasPrefix("他") { #expect(kept.contains(text), "\(text)") }
      }
      for conflict in merge.conflicts {
        #expect(conflict.mine != conflict.was && conflict.theirs != conflict.was && conflict.mine != conflict.theirs)
        #expect(merge.entry[conflict.key] == conflict.mine)
      }
    }
  }

  @Test("an order that the other changed and I did not is taken over, with its texts")
  func order() {
    let was = Self.form(["甲", "乙", "丙"])
    var (mine, theirs) = (was, was)
    mine.rows[2].cells[.row(.target)] = "我改的"
    theirs.rows.swapAt(0, 2)
    let merge = FormMerge(was: was, mine: mine, theirs: theirs)
    #expect(merge.entry.rows.map(\.indicator) == ["丙", "乙", "甲"] && merge.conflicts.isEmpty)
    #expect(merge.entry.rows[0].cells[.row(.target)] == "我改的")
  }

  @Test("with nobody else at work the merge is what was typed")
  func alone() {
    var dice = SeededGenerator(7)
    for _ in 0..<200 {
      let was = Self.form(["甲", "乙"])
      let mine = Self.changed(was, by: "我", &dice)
      let merge = FormMerge(was: was, mine: mine, theirs: was)
      #expect(merge.entry == mine && merge.conflicts.isEmpty && merge.taken.isEmpty)
    }
  }
}
