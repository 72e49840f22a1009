/// How a paper falls into pages (版面结果): what the contents say, for formats that store the numbers without setting pages.
package struct PaperLayout: Hashable, Sendable {
  /// A line of the contents with the page that it names.
  package struct Entry: Hashable, Sendable {
    package var level: Int
    package var title: String
    /// The number at the foot of its page: in an official document 1 is the first page after cover and contents.
    package var pageNumber: Int
    /// Its page in the file, from 1.
    package var page: Int
    /// Where its heading or sheet stands among the document's blocks.
    package var block: Int
  }

  package var pageCount: Int
  /// The lines of all contents in order; empty for a paper without contents.
  package var entries: [Entry]

  /// Page numbers by block, as `DOCXWriter` takes them.
  package var pageNumbers: [Int: Int] { Dictionary(entries.map { ($0.block, $0.pageNumber) }) { first, _ in first } }
}
