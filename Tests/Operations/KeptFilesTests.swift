import HengOperations
import Testing

@Suite("What is kept outside the memory")
struct KeptFilesTests {
  @Test("comes back as it was, under its key and name, and the newest of a key counts")
  func comesBack() {
    var kept = KeptFiles(most: 3, mostBytes: 1_000)
    #expect(kept["a"] == nil)
    kept.keep([1, 2, 3], as: "a", named: "甲.xlsx")
    kept.keep([], as: "b")
    #expect(kept["a"]?.name == "甲.xlsx")
    #expect(kept["a"]?.bytes() == [1, 2, 3])
    #expect(kept["b"]?.bytes() == [])
    kept.keep([4], as: "a")
    #expect(kept["a"]?.bytes() == [4])
    #expect(kept["a"]?.bytes() == [4], "reading leaves it as it is")
  }

  @Test("makes way by number and by bytes, but for the newest, and whoever holds one may still read it")
  func makesWay() {
    var kept = KeptFiles(most: 2, mostBytes: 10)
    kept.keep(Array(repeating: 7, count: 6), as: "a")
    let held = kept["a"]
    kept.keep([1], as: "b")
    kept.keep([2], as: "c")
    #expect(kept["a"] == nil)
    #expect(held?.bytes() == Array(repeating: 7, count: 6))
    #expect(kept["b"] != nil && kept["c"] != nil)
    kept.keep(Array(repeating: 9, count: 10), as: "d")
    #expect(kept["b"] == nil && kept["c"] == nil)
    kept.keep(Array(repeating: 8, count: 5_000_000), as: "e")
    #expect(kept["d"] == nil)
    #expect(kept["e"]?.bytes() == Array(repeating: 8, count: 5_000_000))
  }
}
