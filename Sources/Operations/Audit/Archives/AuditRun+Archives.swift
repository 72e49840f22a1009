import HengReaders
import HengValues
import Synchronization

extension AuditRun {
  /// Whether text recognition is installed.
  package static var readsPictures: Bool { ScanTools.installed.isThere }
}

extension AuditRun.Input {
  package typealias Load = @Sendable () throws(AuditInputError) -> [UInt8]

  /// What there is to weigh of a file: itself, or the files of an archive under the archive's name (压缩包中的文书).
  package static func inputs(of file: String, mayBeArchive: Bool, load: @escaping Load) -> [AuditRun.Input] {
    let itself = [AuditRun.Input(file: file, load: load)]
    guard mayBeArchive, let bytes = try? load(), PaperArchive.isLikely(bytes) else { return itself }
    let archive: PaperArchive?
    do throws(ReaderError) { archive = try PaperArchive(bytes) } catch { return [refused(file, error.message)] }
    guard let archive, archive.joined == nil else { return itself }
    guard !archive.entries.isEmpty else { return [refused(file, "压缩包是空的，没有文书。请核对文件。")] }
    let shared = OpenedArchive(archive, load)
    return archive.entries.map { entry in
      let name = "\(file)/\(entry.name)".shownName
      return AuditRun.Input(file: name) { () throws(AuditInputError) in try shared.bytes(of: entry, file: name) }
    }
  }

  /// Files of one publication, weighed as one paper under the name of the first.
  package static func joined(_ inputs: [AuditRun.Input]) -> AuditRun.Input {
    AuditRun.Input(file: inputs.first?.file ?? "") { () throws(AuditInputError) in
      var files: [(name: String, bytes: [UInt8])] = []
      for input in inputs { files.append((input.file, try input.load())) }
      do { return try JoinedFiles.packed(files) } catch {
        throw AuditInputError(file: inputs.first?.file ?? "", message: "这些文件合不成一份：内存或临时空间不足。请减少文件再试。")
      }
    }
  }

  private static func refused(_ file: String, _ message: String) -> AuditRun.Input {
    AuditRun.Input(file: file) { () throws(AuditInputError) in throw AuditInputError(file: file, message: message) }
  }
}

/// An archive as long as files of it are still to be weighed (打开的压缩包): a run over many archives holds few of them.
private final class OpenedArchive: Sendable {
  private struct State {
    var archive: PaperArchive?
    var left: Int
  }

  private let load: AuditRun.Input.Load
  private let state: Mutex<State>

  init(_ archive: PaperArchive, _ load: @escaping AuditRun.Input.Load) {
    self.load = load
    state = Mutex(State(archive: nil, left: archive.entries.count))
  }

  func bytes(of entry: PaperArchive.Entry, file: String) throws(AuditInputError) -> [UInt8] {
    let archive = try opened(file)
    do throws(ReaderError) { return try archive.bytes(of: entry) } catch {
      throw AuditInputError(file: file, message: error.message)
    }
  }

  private func opened(_ file: String) throws(AuditInputError) -> PaperArchive {
    let result: Result<PaperArchive, AuditInputError> = state.withLock { state in
      state.left -= 1
      defer { if state.left <= 0 { state.archive = nil } }
      if let archive = state.archive { return .success(archive) }
      do {
        let archive = try PaperArchive(try load())
        state.archive = archive
        return archive.map { .success($0) } ?? .failure(AuditInputError(file: file, message: "压缩包读到中途变了，没有核查。请重新核查。"))
      } catch {
        return .failure((error as? AuditInputError) ?? AuditInputError(file: file, message: (error as? ReaderError)?.message ?? ""))
      }
    }
    return try result.get()
  }
}
