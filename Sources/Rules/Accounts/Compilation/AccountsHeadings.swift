import HengData
package import HengDomain
package import HengValues

/// The headings of both classifications with their names by year (科目名称), as the tables of the accounts print them.
package struct AccountsHeadings: Sendable {
  package let functional: ClassificationNames<FunctionalCode>
  package let economic: ClassificationNames<EconomicCode>
  /// Economic headings that only the table of all expenditure lists: no basic expenditure falls under them.
  let fullFormOnly: Set<EconomicCode>

  /// The names that the program carries (`Parameters/classification.*.yaml`).
  package static func load() throws(ProfileError) -> AccountsHeadings {
    let files = ParameterResources.classifications
    return try AccountsHeadings(functional: files.functional, economic: files.economic)
  }

  package init(functional: (name: String, text: String), economic: (name: String, text: String)) throws(ProfileError) {
    let first = try HeadingFile<FunctionalCode>.entries(functional)
    let second = try HeadingFile<EconomicCode>.entries(economic)
    do throws(ValueError) { self.functional = try ClassificationNames(first.map(\.entry)) } catch {
      throw .unreadable(file: functional.name, reason: error.message)
    }
    do throws(ValueError) { self.economic = try ClassificationNames(second.map(\.entry)) } catch {
      throw .unreadable(file: economic.name, reason: error.message)
    }
    fullFormOnly = Set(second.filter(\.isFullFormOnly).map(\.entry.code))
  }

  private init(
    functional: ClassificationNames<FunctionalCode>, economic: ClassificationNames<EconomicCode>, fullFormOnly: Set<EconomicCode>
  ) {
    (self.functional, self.economic, self.fullFormOnly) = (functional, economic, fullFormOnly)
  }

  /// The same headings with the books that were imported in place of what the program knows of their years (换用导入的科目).
  package func taking(_ books: [HeadingBook]) -> AccountsHeadings {
    var (functional, economic) = (functional, economic)
    for book in books {
      switch book.kind {
      case .functional: functional = functional.replacing(book.year, with: book.codes())
      case .department: economic = economic.replacing(book.year, with: book.codes()) { $0.book == .department }
      case .government: economic = economic.replacing(book.year, with: book.codes()) { $0.book == .government }
      }
    }
    return AccountsHeadings(functional: functional, economic: economic, fullFormOnly: fullFormOnly)
  }

  /// What the program itself knows of a book in a year.
  package func known(_ kind: HeadingBook.Kind, in year: FiscalYear) -> [String: String] {
    func texts<Code: ClassificationCode>(_ names: [Code: String]) -> [String: String] {
      Dictionary(names.map { ($0.key.text, $0.value) }) { first, _ in first }
    }
    return switch kind {
    case .functional: texts(functional.names(in: year))
    case .department: texts(economic.names(in: year).filter { $0.key.book == .department })
    case .government: texts(economic.names(in: year).filter { $0.key.book == .government })
    }
  }

  /// The rows of 公开06 in a year, ascending; with `basicOnly` those that may bear basic expenditure.
  func formCodes(in year: FiscalYear, basicOnly: Bool) -> [EconomicCode] {
    economic.children(of: nil, in: year).filter { $0.book == .department }
      .flatMap { [$0] + economic.children(of: $0, in: year) }
      .filter { !basicOnly || !fullFormOnly.contains($0) }
  }
}

/// A names file as it is written: by code, each name with its years.
private struct HeadingFile<Code: ClassificationCode>: Decodable {
  struct Dated: Decodable {
    let from: FiscalYear
    let to: FiscalYear?
    let name: String
    let fullFormOnly: Bool?
    let source: String?
    let trust: Parameter.Trust?
  }

  let source: String
  let trust: Parameter.Trust
  let headings: [String: [Dated]]

  /// Ascending by code; refuses a file without a source.
  static func entries(
    _ file: (name: String, text: String)
  ) throws(ProfileError) -> [(entry: ClassificationNames<Code>.Entry, isFullFormOnly: Bool)] {
    let read: HeadingFile
    do throws(DataError) { read = try YAMLData.decode(HeadingFile.self, from: file.text, file: file.name) } catch {
      throw .unreadable(file: file.name, reason: error.description)
    }
    guard !read.source.trimmedSpaces.isEmpty else { throw .withoutSource(file: file.name, name: "headings") }
    var entries: [(entry: ClassificationNames<Code>.Entry, isFullFormOnly: Bool)] = []
    for (text, dated) in read.headings.sorted(by: { $0.key < $1.key }) {
      do throws(ValueError) {
        let code = try Code(text)
        entries += dated.map { name in
          (.init(code: code, name: name.name, firstYear: name.from, lastYear: name.to), name.fullFormOnly ?? false)
        }
      } catch { throw .unreadable(file: file.name, reason: error.message) }
    }
    return entries
  }
}
