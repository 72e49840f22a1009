import Foundation
package import HengStore
package import HengValues

/// A file of anchors outside the database (锚点文件): a line for each chain and time, as JSON, added and never changed.
///
///     {"at":"2026-03-01T08:30:00Z","county":"140423","digest":"9f86…","number":128}
///
/// `county` is empty for the chain of what belongs to no county; `digest` is that of link `number`, the last at that time.
package struct AnchorFile: Sendable {
  /// The head of one chain in JSON; 清单.json of a published set lists the same under `chains`, without a time.
  struct Chain: Codable {
    var at: String?
    var county: String
    var number: Int64
    var digest: String

    init(_ anchor: ChainAnchor, at time: Timestamp? = nil) {
      (at, county, number, digest) = (time?.text, anchor.county, anchor.number, anchor.digest)
    }

    var anchor: ChainAnchor? {
      let isWhole = number > 0 && digest.utf8.count == 64 && county.utf8.count <= 12
      return isWhole ? ChainAnchor(county: county, number: number, digest: digest) : nil
    }
  }

  private struct Manifest: Decodable {
    var chains: [Chain]
  }

  package let path: String

  /// Refuses the database itself and its logs, under any spelling, link or mount.
  ///
  /// - Parameter database: what is anchored.
  package init(_ path: String, of database: DatabaseAddress) throws(DeskError) {
    self.path = path
    guard case .sqliteFile(let file) = database, let found = FileIdentity(path) else { return }
    if ["", "-wal", "-shm", "-journal"].contains(where: { FileIdentity(file + $0) == found }) {
      throw .other("锚点文件“\(path)”就是数据库或它的日志。锚点要放在数据库以外，请换一个文件名，最好在另一台机器或另一块盘上")
    }
  }

  /// Adds a line for each head. What is there already must be anchors; a line is there whole or not at all.
  package func append(_ heads: [ChainAnchor], at time: Timestamp) throws(DeskError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      var lines = Data()
      for head in heads {
        lines.append(try encoder.encode(Chain(head, at: time)))
        lines.append(10)
      }
      if !FileManager.default.fileExists(atPath: path) {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]) else {
          throw DeskError.other("锚点文件“\(path)”不能建立，请检查文件夹和权限")
        }
      } else {
        _ = try Self.lines(of: FileManager.default.contents(atPath: path) ?? Data(), path)
      }
      let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
      defer { try? handle.close() }
      let end = try handle.seekToEnd()
      do {
        try handle.write(contentsOf: lines)
        try handle.synchronize()
      } catch {
        try? handle.truncate(atOffset: end)
        throw error
      }
    } catch let error as DeskError { throw error } catch {
      throw .other("锚点文件“\(path)”写不进去：\(error.localizedDescription)")
    }
  }

  /// The anchors of a file, or those that 清单.json of a published set lists.
  package static func read(_ path: String) throws(DeskError) -> [ChainAnchor] {
    guard let data = FileManager.default.contents(atPath: path) else { throw .other("锚点文件“\(path)”读不出来，请检查文件名和权限") }
    if let manifest = try? JSONDecoder().decode(Manifest.self, from: data) { return manifest.chains.compactMap(\.anchor) }
    return try lines(of: data, path)
  }

  private static func lines(of data: Data, _ path: String) throws(DeskError) -> [ChainAnchor] {
    var anchors: [ChainAnchor] = []
    for (place, line) in data.split(separator: 10).enumerated() {
      guard let anchor = (try? JSONDecoder().decode(Chain.self, from: line))?.anchor else {
        throw .other("“\(path)”第\(place + 1)行不是锚点。锚点文件由 heng database anchor 写出，每行一条链；公开文本中的 清单.json 也可以用")
      }
      anchors.append(anchor)
    }
    return anchors
  }

  /// The time of the last line; nil where there is none.
  func lastTime() -> Timestamp? {
    guard let line = FileManager.default.contents(atPath: path)?.split(separator: 10).last else { return nil }
    return (try? JSONDecoder().decode(Chain.self, from: line))?.at.flatMap { try? Timestamp($0) }
  }
}
