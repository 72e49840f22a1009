import Foundation
import HengReaders

/// Weighs papers in a process of its own for each (核查进程): this same program, called with a hidden command.
///
/// What is in a paper can hurt that process only. The system bounds its memory, we its time and what it prints; programs that it starts end
/// with it. So many run at once and no more; further ones wait their turn.
package struct WeighingProcess: Sendable {
  /// Of a process: seconds on the clock, bytes that it may print, processes at once.
  package struct Bounds: Sendable {
    package var seconds = 18
    package var output = 32 << 20
    package var unpacked = UnpackedFiles.mostBytes + 1 << 20
    package var atOnce = 4
    /// Seconds that a process may have in addition where pictures may have to be recognised; it holds its own bounds for anything else.
    package var scanSeconds = 0

    package static let mostForScans = 620

    package init() {}
  }

  private let command: [String]
  private let bounds: Bounds
  private let gate: TurnGate

  /// `command` is the program and the word that makes it answer one request: `heng weigh-job`.
  package init(command: [String], bounds: Bounds = Bounds()) {
    self.command = command
    self.bounds = bounds
    gate = TurnGate(bounds.atOnce)
  }

  package var weighing: PaperWeighing { PaperWeighing { request, paper in try await answer(request, paper) } }

  private func answer(_ request: WeighingRequest, _ paper: [UInt8]) async throws -> [UInt8] {
    let message = try WeighingMessage.packed(request, paper)
    try await gate.enter()
    do {
      let answer = try await run(message, request, mayBeScan: PaperReader.mayBeScanned(paper))
      await gate.leave()
      return answer
    } catch {
      await gate.leave()
      throw error
    }
  }

  private func run(_ message: [UInt8], _ request: WeighingRequest, mayBeScan: Bool) async throws -> [UInt8] {
    let (file, most) = (request.file, request.unpacks ? bounds.unpacked : bounds.output)
    let child: ChildProcess
    do throws(ReaderError) { child = try start(message, mostOutput: most) } catch {
      throw AuditInputError(file: file, message: error.message)
    }
    let end = ContinuousClock.now + .seconds(bounds.seconds + (mayBeScan ? bounds.scanSeconds : 0))
    while true {
      child.advance()
      if child.ending != nil { break }
      if ContinuousClock.now >= end { child.stop(.timeout) }
      if Task.isCancelled { child.stop(.cancelled) }
      if child.ending == nil { try? await Task.sleep(for: .milliseconds(4)) }
    }
    return try result(of: child, file)
  }

  /// The child has a descriptor of its own for the message.
  private func start(_ message: [UInt8], mostOutput: Int) throws(ReaderError) -> ChildProcess {
    let input = try UnlinkedFile(message)
    return try ChildProcess(
      command, input: input.descriptor, mostOutput: mostOutput, ownsGroup: true, environment: ["MALLOC_ARENA_MAX=2"])
  }

  private func result(of child: ChildProcess, _ file: String) throws -> [UInt8] {
    switch child.ending {
    case .exited(0): return child.output
    case .stopped(.cancelled): throw CancellationError()
    case .stopped(.timeout): throw AuditInputError(file: file, message: ReaderError.tookTooLong(seconds: bounds.seconds).message)
    case .stopped(.output):
      throw AuditInputError(
        file: file, message: ReaderError.tooLarge(what: "核查结果", limit: "\(bounds.output >> 20) MB").message)
    case .exited(2) where !child.complaints.isEmpty:
      throw AuditInputError(file: file, message: child.text.trimmingCharacters(in: .whitespacesAndNewlines))
    case .exited, .signalled, nil:
      throw AuditInputError(file: file, message: "核查中途停止：需要的内存超过上限，或内容使程序出错。没有核查。请拆成几个文件，或重新导出后再试。")
    }
  }
}

/// Lets so many in at once, the others in the order in which they came (轮候).
actor TurnGate {
  private var free: Int
  private var waiting: [(id: Int, turn: CheckedContinuation<Bool, Never>)] = []
  private var last = 0

  init(_ places: Int) { free = max(places, 1) }

  /// Throws when the task is cancelled before its turn.
  func enter() async throws {
    if free > 0 {
      free -= 1
      return
    }
    last += 1
    let id = last
    let isIn = await withTaskCancellationHandler {
      await withCheckedContinuation { turn in
        if Task.isCancelled { turn.resume(returning: false) } else { waiting.append((id, turn)) }
      }
    } onCancel: {
      Task { await self.giveUp(id) }
    }
    guard isIn else { throw CancellationError() }
  }

  func leave() {
    if waiting.isEmpty { free += 1 } else { waiting.removeFirst().turn.resume(returning: true) }
  }

  private func giveUp(_ id: Int) {
    guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
    waiting.remove(at: index).turn.resume(returning: false)
  }
}
