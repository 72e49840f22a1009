package import HengDomain
import HengReaders
import HengRules
import HengStore
package import HengValues

/// The year's headings (政府收支分类科目), imported as the Ministry publishes them.
extension RegistrationDesk {
  /// The books that were imported, by year.
  package func headingBooks() async throws(RegistrationError) -> [HeadingBook] {
    do throws(LedgerError) { return try await store.headingBooks() } catch { throw .ledger(error) }
  }

  /// What a file would bring in, with everything that is wrong with it and all that it changes (科目导入预览). Nothing is stored here.
  package func plan(headings bytes: [UInt8], named file: String, year: FiscalYear) async throws(RegistrationError) -> HeadingPlan {
    do {
      return try HeadingPlan.read(
        bytes, named: file, year: year, stored: try await store.headingBooks(), used: try await store.headingsInUse(in: year))
    } catch let error as ReaderError { throw .other(error.message) } catch let error as LedgerError { throw .ledger(error) } catch {
      throw .other("科目文件没有读成：\(error)")
    }
  }

  /// Keeps what was planned, all books or none; a book with the same names is left as it is.
  ///
  /// - Returns: the books that were new or changed.
  @discardableResult
  package func importHeadings(_ plan: HeadingPlan, by person: Person) async throws(RegistrationError) -> [HeadingBook.Kind] {
    guard plan.faults.isEmpty else { throw .other("科目没有导入：\n" + plan.faults.map(\.message).joined(separator: "\n")) }
    do throws(LedgerError) { return try await store.keep(headings: plan.books, note(person)) } catch { throw .ledger(error) }
  }
}
