import HengDocuments
import Testing

@testable import HengWriters

@Suite("Page numbers of the contents")
struct PageEstimateTests {
  private func pages(_ blocks: [Block], _ style: Document.Style = .official) -> [Int: Int] {
    PageEstimate(Document(title: "", page: .official, style: style, blocks: blocks)).numbers
  }

  private func text(_ characters: Int) -> Block { .paragraph([.text(String(repeating: "字", count: characters))]) }

  @Test("a page holds 22 lines of 28 characters, the first two of a paragraph left open", arguments: [(26, 1), (27, 2), (54, 2), (55, 3)])
  func grid(characters: Int, lines: Int) {
    for count in 1...60 {
      let numbers = pages(Array(repeating: text(characters), count: count) + [.heading(level: 1, "题")])
      // A heading is not the last line of its page.
      let used = count * lines
      #expect(numbers[count] == (used % 22 == 21 ? used / 22 + 2 : used / 22 + 1), "\(count)")
    }
  }

  @Test("cover and contents are not counted; a section and a break begin a page")
  func front() {
    let heading = Block.heading(level: 1, "题")
    let front: [Block] = [.cover(["封"]), .contents(title: "目录", depth: 2), .section(.official)]
    #expect(pages(front + [heading, .pageBreak, heading, .section(.officialLandscape), heading, heading]) == [3: 1, 5: 2, 7: 3, 8: 3])
    // The foot of a form tells page and pages of the whole.
    #expect(pages(front + [heading], .form)[3] == 3)
  }

  @Test("contents of several pages do not move page 1")
  func longContents() {
    let headings = Array(repeating: Block.heading(level: 1, "题"), count: 100)
    #expect(pages([.contents(title: "目录", depth: 1)] + headings)[1] == 1)
  }

  @Test("a table fills pages below its repeated head")
  func table() {
    for count in [3, 20, 80] {
      let sheet = InventedVolume.payments(count)
      let layout = WordTableLayout(sheet, page: WordPage(.officialLandscape), .official)
      let head = layout.heights[0..<3].reduce(0, +)
      let full = (WordPage(.officialLandscape).textHeight - head) / layout.least
      let numbers = pages([.section(.officialLandscape), .sheet(sheet), .pageBreak, .heading(level: 1, "题")])
      let expected = (count + 1 + full - 1) / full
      #expect((expected...expected + 1).contains((numbers[3] ?? 0) - 1), "\(count)")
      #expect(numbers[1] == 1)
    }
  }
}
