/// A named SQL text that both engines run as it stands (命名语句); errors print the name, never the values.
///
/// Parameters are `$1`, `$2` … without gaps, in any order, each as often as needed. PostgreSQL takes them as they are.
/// SQLite reads `$1` as a *name* and numbers names by first appearance, so its driver binds by `parameterOrder`.
///
/// Common ground to keep to:
/// * whole numbers are `BIGINT` in casts (`CAST($1 AS BIGINT)`); a parameter whose type PostgreSQL cannot infer, as in `SELECT $1`, needs a cast;
/// * there is no boolean: a flag is 0 or 1 and is compared (`WHERE closed = 1`);
/// * every computed column has a name (`count(*) AS entries`), in lower case;
/// * nulls sort first on SQLite and last on PostgreSQL: write `NULLS FIRST` or `NULLS LAST`;
/// * insert-or-update is `ON CONFLICT … DO UPDATE`; a statement that fails dooms its transaction on both engines.
package struct Statement: Hashable, Sendable {
  /// `subject.verb`: `auditEntry.append`.
  package let name: String
  package let text: String
  /// The parameter numbers in the order of their first appearance: `… $2 … $1 … $2` gives `[2, 1]`.
  package let parameterOrder: [Int]
  /// How many values the statement takes: the highest parameter number.
  package let parameterCount: Int

  package init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
    parameterOrder = Self.order(of: text)
    parameterCount = parameterOrder.max() ?? 0
  }

  /// A text that is put together for one question and numbers its parameters as they first appear: it need not be read for them.
  init(_ name: String, _ text: String, inOrder count: Int) {
    self.name = name
    self.text = text
    parameterOrder = Array(1..<(count + 1))
    parameterCount = count
  }

  /// Refuses a wrong number of values and text that one engine could not keep, before an engine sees them.
  package func admit(_ arguments: [SQLValue]) throws(StoreError) {
    guard arguments.count == parameterCount else {
      throw .statementFault(statement: name, reason: "需要\(parameterCount)个参数，收到\(arguments.count)个")
    }
    guard parameterOrder.count == parameterCount else {
      throw .statementFault(statement: name, reason: "参数编号不连续")
    }
    for case .text(let text) in arguments where text.utf8.contains(0) {
      throw .unacceptableValue(statement: name, reason: "文本中含有空字符（U+0000）")
    }
  }

  private static func order(of text: String) -> [Int] {
    var order: [Int] = []
    for piece in SQLPiece.split(text) where piece.isCode {
      for part in piece.text.split(separator: "$", omittingEmptySubsequences: false).dropFirst() {
        if let number = Int(part.prefix { $0.isASCII && $0.isNumber }), !order.contains(number) { order.append(number) }
      }
    }
    return order
  }
}
