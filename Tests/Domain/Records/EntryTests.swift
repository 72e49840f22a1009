import Foundation
import HengDomain
import HengValues
import Testing

@Suite("Cells and identities")
struct EntryTests {
  private let states: [Entry<ExactDecimal>] = [.value(.zero), .blank, .unfilled, .notApplicable]

  @Test("zero, blank, 未填 and 不适用 are four different things")
  func states4() {
    for (index, left) in states.enumerated() {
      for (other, right) in states.enumerated() { #expect((left == right) == (index == other)) }
    }
    #expect(Set(states).count == 4)
    #expect(states.map { $0.value != nil } == [true, false, false, false])
  }

  @Test("mapping changes the value and never the kind of cell")
  func map() {
    #expect(states.map { $0.map(\.description) } == [.value("0"), .blank, .unfilled, .notApplicable])
    #expect(states.map { $0.map { _ in 1 } } == [.value(1), .blank, .unfilled, .notApplicable])
    // The laws: mapping nothing changes nothing, and two maps are one.
    let values: [Entry<Int>] = [.value(3), .blank, .unfilled, .notApplicable]
    #expect(values.map { $0.map { $0 } } == values)
    #expect(values.map { $0.map { $0 + 1 }.map { "\($0)" } } == values.map { $0.map { "\($0 + 1)" } })
  }

  @Test("an empty cell prints empty, 不适用 a dash, zero a zero")
  func printed() {
    #expect(states.map { $0.printed(\.description) } == ["0", "", "", "—"])
  }

  @Test("ids compare, hash and travel as their text")
  func ids() throws {
    let ids = ["p2", "p10", "p1"].map { ID<Project>($0) }
    #expect(ids.sorted().map(\.text) == ["p1", "p10", "p2"] && Set(ids + ids).count == 3 && ids[0] == ID<Project>("p2"))
    let data = try JSONEncoder().encode(ids)
    #expect(String(decoding: data, as: UTF8.self) == #"["p2","p10","p1"]"#)
    #expect(try JSONDecoder().decode([ID<Project>].self, from: data) == ids)
  }

  @Test("ids of different records are different types, even with one text")
  func idTypes() {
    let (project, sheet): (any Hashable, any Hashable) = (ID<Project>("1"), ID<PerformanceTargetSheet>("1"))
    #expect(AnyHashable(project) != AnyHashable(sheet) && AnyHashable(project) == AnyHashable(ID<Project>("1")))
  }
}
