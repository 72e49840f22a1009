/// The chains of what was written (记录链): one a county, and one for what belongs to none.
extension LedgerStore {
  /// The last link of every chain, by county: what an anchor keeps.
  package func chainHeads() async throws(LedgerError) -> [ChainAnchor] {
    try await read { transaction in try transaction.query(.chainHeads).map { try ChainAnchor($0) } }
  }

  /// Whether chains, the rows that they name, and the bytes of published sets and received papers are as they were written (验链). Names
  /// the first fault of every chain.
  ///
  /// - Parameter anchors: heads as they were at some time, of this database; nil where nobody has any. Only they show a chain that ends
  ///   early or was computed anew as a whole.
  package func chainChecks(anchors: [ChainAnchor]? = nil) async -> [StoreCheck] {
    do {
      return try await read { transaction in
        var inspection = ChainInspection(transaction, anchors: anchors ?? [])
        try inspection.run()
        return inspection.checks(hasAnchors: anchors != nil)
          + [try transaction.inspectBytes(.publishedSet), try transaction.inspectBytes(.weighedPaper)]
      }
    } catch {
      return [StoreCheck("记录链", .failed(["链读不下去：\(error.message)"]))]
    }
  }
}

extension ChainInspection {
  private static let remedy = "请停止写入，另存现在的数据库作为证据，与检查完好的备份对照这条记录，由负责人决定是否恢复（heng database restore）"

  fileprivate func checks(hasAnchors: Bool) -> [StoreCheck] {
    let shown = first.prefix(20).map(\.text)
    let more = faults - shown.count
    let rows = StoreCheck(
      "记录链（\(links)环）",
      problems: shown.isEmpty ? [] : shown + (more > 0 ? ["同一条链上其后还有\(more)处不符"] : []) + [Self.remedy])
    guard hasAnchors else {
      return [rows, StoreCheck("链与锚点", .notRun("没有给出锚点文件；整条链被截短或重算，只有锚点（--anchor 文件）能看出"))]
    }
    let anchored = anchorFaults.map(\.text)
    return [rows, StoreCheck("链与锚点", problems: anchored.isEmpty ? [] : anchored + [Self.remedy])]
  }
}
