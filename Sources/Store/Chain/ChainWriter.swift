import HengCrypto

/// The links of one transaction (入链): gathered while rows are written, added to the chains at its end.
///
/// A county's head is taken last, so that writers of one county wait only for each other's end, and those of different counties for nobody.
final class ChainWriter {
  private struct Pending {
    let kind: ChainKind
    let key: String
    let part: Int64
    let content: String
  }

  private let transaction: any Transaction
  private let algorithm: Digest.Algorithm
  private var pending: [String: [Pending]] = [:]

  init(_ transaction: any Transaction, _ algorithm: Digest.Algorithm) {
    self.transaction = transaction
    self.algorithm = algorithm
  }

  /// Notes a row that has just been written; `county` is '' for what belongs to none.
  func add(_ kind: ChainKind, of county: String, _ value: (String) -> SQLValue) throws(StoreError) {
    guard case .text(let key) = value(kind.key) else {
      throw .statementFault(statement: "chainLink.add", reason: "入链的记录没有键")
    }
    var part: Int64 = 0
    if let column = kind.part {
      guard case .integer(let number) = value(column) else {
        throw .statementFault(statement: "chainLink.add", reason: "入链的记录没有序号")
      }
      part = number
    }
    let content = ChainContent(kind, value).digest(algorithm)
    pending[county, default: []].append(Pending(kind: kind, key: key, part: part, content: content))
  }

  /// How many rows wait for their links.
  var count: Int { pending.values.reduce(0) { $0 + $1.count } }

  /// Adds the links, county by county in one order for all writers.
  func flush() throws(StoreError) {
    for (county, rows) in pending.sorted(by: { $0.key < $1.key }) { try link(rows, to: county) }
    pending = [:]
  }

  private func link(_ rows: [Pending], to county: String) throws(StoreError) {
    let origin = ChainLink.origin
    guard let head = try transaction.query(.takeHead, [.text(county), .integer(rows.count), .text(origin)]).first else {
      throw .statementFault(statement: "chainHead.take", reason: "没有取得链头")
    }
    var last = ChainLink(
      county: county, number: try head.integer("number") - Int64(rows.count), kind: "", key: "", part: 0, algorithm: algorithm.rawValue,
      content: "", previous: "", digest: try head.text("digest"))
    var values: [SQLValue] = []
    for (place, row) in rows.enumerated() {
      last.number += 1
      (last.kind, last.key, last.part, last.content) = (row.kind.rawValue, row.key, row.part, row.content)
      last.previous = last.digest
      last.digest = last.computed()
      values += last.values
      // Whole batches first, the rest one by one.
      let rest = rows.count - place - 1
      if values.count == Statement.linkBatch * ChainLink.width {
        try transaction.execute(.addLinks, values)
        values = []
      } else if values.count + rest * ChainLink.width < Statement.linkBatch * ChainLink.width {
        for start in stride(from: 0, to: values.count, by: ChainLink.width) {
          try transaction.execute(.addLink, Array(values[start..<(start + ChainLink.width)]))
        }
        values = []
      }
    }
    try transaction.execute(.setHead, [.text(county), .integer(last.number), .text(last.digest)])
  }
}

extension ChainLink {
  fileprivate static let width = 9

  fileprivate var values: [SQLValue] {
    [
      .text(county), .integer(number), .text(kind), .text(key), .integer(part), .text(algorithm), .text(content), .text(previous),
      .text(digest),
    ]
  }
}

extension Statement {
  fileprivate static let linkBatch = 64

  /// `$2` more links; gives the number of the last of them, and the digest of the last that is there. Neither this nor `setHead` looks at
  /// the rows of other counties, so that two writers of different counties are no conflict on PostgreSQL.
  fileprivate static let takeHead = Statement(
    "chainHead.take",
    """
    INSERT INTO chain_head (county, number, digest) VALUES ($1, $2, $3)
    ON CONFLICT (county) DO UPDATE SET number = chain_head.number + $2
    RETURNING number, digest
    """)

  fileprivate static let setHead = Statement(
    "chainHead.set",
    "INSERT INTO chain_head (county, number, digest) VALUES ($1, $2, $3) ON CONFLICT (county) DO UPDATE SET digest = $3")

  private static let columns = "county, number, kind, key, part, algorithm, content, previous, digest"

  private static func places(_ start: Int) -> String { "(\((1...9).map { "$\(start + $0)" }.joined(separator: ", ")))" }

  fileprivate static let addLink = Statement("chainLink.add", "INSERT INTO chain_link (\(columns)) VALUES \(places(0))")

  fileprivate static let addLinks = Statement(
    "chainLink.addMany",
    "INSERT INTO chain_link (\(columns)) VALUES \((0..<linkBatch).map { places($0 * 9) }.joined(separator: ", "))")
}
