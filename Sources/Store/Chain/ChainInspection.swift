import HengCrypto

/// A walk along every chain and over every chained row (验链). It holds one batch of links at a time, however long a chain is.
struct ChainInspection {
  private static let batch = 4_000

  let transaction: any Transaction
  /// By county, in the order of their numbers.
  private let anchors: [String: [ChainAnchor]]
  /// The first fault of each chain, in the order of the counties, and then rows without a link.
  private(set) var first: [ChainFault] = []
  private(set) var faults = 0
  private(set) var links: Int64 = 0
  /// Faults against anchors stand by themselves.
  private(set) var anchorFaults: [ChainFault] = []
  private var found: [ChainKind: Int64] = [:]

  init(_ transaction: any Transaction, anchors: [ChainAnchor]) {
    self.transaction = transaction
    self.anchors = Dictionary(grouping: anchors, by: \.county).mapValues { $0.sorted { $0.number < $1.number } }
  }

  mutating func run() throws(StoreError) {
    var counties = Set(anchors.keys)
    var heads: [String: ChainAnchor] = [:]
    for row in try transaction.query(.chainHeads) {
      let head = try ChainAnchor(row)
      heads[head.county] = head
    }
    for row in try transaction.query(.chainCounties) { counties.insert(try row.text("county")) }
    for county in counties.union(heads.keys).sorted() { try walk(county, head: heads[county]) }
    for kind in ChainKind.allCases {
      let rows = try transaction.first(kind.countOfRows)?.integer("number") ?? 0
      if rows != found[kind, default: 0] { try findUnlinked(kind) }
    }
  }

  private mutating func findUnlinked(_ kind: ChainKind) throws(StoreError) {
    guard let row = try transaction.first(kind.unlinkedRows) else { return }
    let part = try kind.part.map { column throws(StoreError) in try row.integer(column) } ?? 0
    faults += 1
    first.append(ChainFault(county: "", number: 0, problem: .unlinked, subject: kind.subject(try row.text(kind.key), part, row)))
  }

  // MARK: One chain

  private mutating func walk(_ county: String, head: ChainAnchor?) throws(StoreError) {
    var walk = Walk(county: county, anchors: anchors[county, default: []][...])
    while true {
      let rows = try transaction.query(.linksAfter, [.text(county), .integer(walk.last), .integer(Self.batch)])
      if rows.isEmpty { break }
      var batch: [ChainLink] = []
      batch.reserveCapacity(rows.count)
      for row in rows { batch.append(try ChainLink(row)) }
      let contents = try contents(of: batch)
      for (place, link) in batch.enumerated() {
        let broken = walk.step(to: link)
        let problem = if let broken { broken } else { try problem(of: link, contents[place]) }
        if let problem { note(&walk, link, problem, contents[place]) }
      }
      if rows.count < Self.batch { break }
    }
    links += walk.count
    close(&walk, head)
  }

  private mutating func note(_ walk: inout Walk, _ link: ChainLink, _ problem: ChainFault.Problem, _ row: SQLRow?) {
    faults += 1
    guard !walk.hasFault else { return }
    walk.hasFault = true
    let problem = problem == .linkChanged ? moved(link) ?? problem : problem
    let number = problem == .linkMissing ? walk.missing : link.number
    let subject = ChainKind(rawValue: link.kind)?.subject(link.key, link.part, row) ?? "\(link.kind) \(link.key)"
    first.append(ChainFault(county: link.county, number: number, problem: problem, subject: subject))
  }

  private mutating func close(_ walk: inout Walk, _ head: ChainAnchor?) {
    func fault(_ problem: ChainFault.Problem) -> ChainFault {
      ChainFault(county: walk.county, number: walk.last, problem: problem, subject: "")
    }
    let problem: ChainFault.Problem? =
      if let head {
        head.number > walk.last
          ? .cutBeforeHead(head: head.number) : head.number < walk.last || head.digest != walk.digest ? .anotherHead : nil
      } else { walk.last > 0 ? .headMissing : nil }
    if let problem {
      faults += 1
      if !walk.hasFault { first.append(fault(problem)) }
    }
    if let anchor = walk.anchors.last, walk.anew == nil { anchorFaults.append(fault(.cutBeforeAnchor(anchor: anchor.number))) }
    if let anew = walk.anew {
      anchorFaults.append(ChainFault(county: walk.county, number: anew, problem: .computedAnew(since: walk.held), subject: ""))
    }
  }

  /// Where a walk along a chain stands.
  private struct Walk {
    let county: String
    /// Those that lie ahead.
    var anchors: ArraySlice<ChainAnchor>
    var last: Int64 = 0
    var digest = ChainLink.origin
    var count: Int64 = 0
    var hasFault = false
    var missing: Int64 = 0
    /// The last anchor that held, and the first that did not.
    var held: Int64?
    var anew: Int64?

    init(county: String, anchors: ArraySlice<ChainAnchor>) {
      self.county = county
      self.anchors = anchors
    }

    /// Goes on to the next link; what is wrong with it and not with its row.
    mutating func step(to link: ChainLink) -> ChainFault.Problem? {
      defer {
        (last, digest) = (link.number, link.digest)
        count += 1
        while let anchor = anchors.first, anchor.number <= link.number {
          if anchor.number == link.number, anchor.digest == link.digest {
            held = anchor.number
          } else if anew == nil {
            anew = anchor.number
          }
          anchors.removeFirst()
        }
      }
      if link.number != last + 1 {
        missing = last + 1
        return .linkMissing
      }
      if link.computed() != link.digest { return .linkChanged }
      return link.previous == digest ? nil : .parted
    }
  }

  // MARK: Rows

  /// The row that each link of a batch names, where it is there.
  private mutating func contents(of batch: [ChainLink]) throws(StoreError) -> [SQLRow?] {
    var rows = [SQLRow?](repeating: nil, count: batch.count)
    guard let first = batch.first, let last = batch.last else { return rows }
    let isWhole = last.number - first.number == Int64(batch.count) - 1
    let places = isWhole ? [:] : Dictionary(batch.enumerated().map { ($0.element.number, $0.offset) }) { first, _ in first }
    for name in Set(batch.map(\.kind)).sorted() {
      guard let kind = ChainKind(rawValue: name) else { continue }
      for row in try transaction.query(kind.linkedRows, [.text(first.county), .integer(first.number), .integer(last.number)]) {
        let number = try row.integer("chain_number")
        guard let place = isWhole ? Int(number - first.number) : places[number] else { continue }
        rows[place] = row
        found[kind, default: 0] += 1
      }
    }
    return rows
  }

  private func problem(of link: ChainLink, _ row: SQLRow?) throws(StoreError) -> ChainFault.Problem? {
    guard let kind = ChainKind(rawValue: link.kind), let algorithm = Digest.Algorithm(rawValue: link.algorithm) else { return .unknownKind }
    guard let row else { return .missing }
    let content = ChainContent(kind) { (try? row.value($0)) ?? .null }
    guard content.digest(algorithm) != link.content else { return nil }
    return try moved(link, row, kind, algorithm) ?? .changed
  }

  /// Whether a link that does not fit only bears another number.
  private func moved(_ link: ChainLink) -> ChainFault.Problem? {
    var other = link
    for was in Self.around(link.number) {
      other.number = was
      if other.computed() == link.digest { return .linkMoved(was: was) }
    }
    return nil
  }

  /// Numbers near one, for looking where something stood; the farther ones are not tried.
  private static func around(_ number: Int64) -> [Int64] {
    guard number >= 0, number < 1 << 60 else { return [] }
    return (max(0, number - 500)...(number + 500)).filter { $0 != number }
  }

  /// Whether a row that does not fit is only out of its order.
  private func moved(
    _ link: ChainLink, _ row: SQLRow, _ kind: ChainKind, _ algorithm: Digest.Algorithm
  ) throws(StoreError) -> ChainFault.Problem? {
    guard kind.columns.contains("ordering"), case .integer(let now)? = try? row.value("ordering") else { return nil }
    for was in Self.around(now) {
      let content = ChainContent(kind) { $0 == "ordering" ? .integer(was) : (try? row.value($0)) ?? .null }.digest(algorithm)
      if content == link.content { return .moved(was: was) }
      guard kind.part == "ordering" else { continue }
      let other = try transaction.first(.contentOf, [.text(link.county), .text(link.kind), .text(link.key), .integer(was)])
      if try other?.text("content") == content { return .moved(was: was) }
    }
    return nil
  }
}

extension ChainLink {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(
      county: try row.text("county"), number: try row.integer("number"), kind: try row.text("kind"), key: try row.text("key"),
      part: try row.integer("part"), algorithm: try row.text("algorithm"), content: try row.text("content"),
      previous: try row.text("previous"), digest: try row.text("digest"))
  }
}

extension ChainAnchor {
  init(_ row: SQLRow) throws(StoreError) {
    self.init(county: try row.text("county"), number: try row.integer("number"), digest: try row.text("digest"))
  }
}

extension Statement {
  static let chainHeads = Statement("chainHead.all", "SELECT county, number, digest FROM chain_head ORDER BY county")

  fileprivate static let chainCounties = Statement("chainLink.counties", "SELECT DISTINCT county FROM chain_link")

  fileprivate static let linksAfter = Statement(
    "chainLink.after",
    """
    SELECT county, number, kind, key, part, algorithm, content, previous, digest FROM chain_link
    WHERE county = $1 AND number > $2 ORDER BY number LIMIT CAST($3 AS BIGINT)
    """)

  fileprivate static let contentOf = Statement(
    "chainLink.contentOf", "SELECT content FROM chain_link WHERE county = $1 AND kind = $2 AND key = $3 AND part = $4")
}
