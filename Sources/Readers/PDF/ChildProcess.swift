import Glibc

/// Another program at work (子进程), with what it has printed so far. It is killed when the value goes.
final class ChildProcess {
  /// How it ended; nil while it runs.
  enum Ending: Hashable {
    case exited(Int32)
    case signalled(Int32)
    case stopped(Reason)
  }
  enum Reason: Hashable { case timeout, output }

  /// The number under which the child finds its input: `/dev/fd/3`.
  static let inputNumber: Int32 = 3

  private(set) var output: [UInt8] = []
  private(set) var complaints: [UInt8] = []
  private(set) var ending: Ending?
  private let pid: pid_t
  private var outputEnd: Int32
  private var complaintsEnd: Int32
  private let mostOutput: Int

  init(_ arguments: [String], input: Int32, mostOutput: Int) throws(ReaderError) {
    let output = try Self.pipe()
    let complaints: (read: Int32, write: Int32)
    do throws(ReaderError) { complaints = try Self.pipe() } catch {
      _ = (close(output.read), close(output.write))
      throw error
    }
    defer { _ = (close(output.write), close(complaints.write)) }
    guard let pid = Self.spawn(arguments, input: input, output: output.write, complaints: complaints.write) else {
      _ = (close(output.read), close(complaints.read))
      throw .noResources(reason: "不能启动 \(arguments.first ?? "")")
    }
    self.pid = pid
    self.mostOutput = mostOutput
    (outputEnd, complaintsEnd) = (output.read, complaints.read)
  }

  deinit {
    if ending == nil { kill() }
    closeEnds()
  }

  var text: String { String(decoding: complaints, as: UTF8.self) }
  var descriptors: [Int32] { [outputEnd, complaintsEnd].filter { $0 >= 0 } }

  /// Takes what is there and looks whether the child has ended. A pipe may outlive it in a stranger's hands.
  func advance() {
    guard ending == nil else { return }
    var status: Int32 = 0
    let waited = waitpid(pid, &status, WNOHANG)
    let isOver = waited == pid || waited < 0 && errno != EINTR
    drain(&outputEnd, into: &output, atMost: mostOutput, isDropped: false)
    drain(&complaintsEnd, into: &complaints, atMost: 64 << 10, isDropped: true)
    if isOver {
      ending = waited < 0 ? .exited(0) : status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    } else if output.count > mostOutput {
      stop(.output)
    }
  }

  func stop(_ reason: Reason) {
    guard ending == nil else { return }
    kill()
    ending = .stopped(reason)
  }

  private func kill() {
    _ = Glibc.kill(pid, SIGKILL)
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
  }

  private func closeEnds() {
    for end in descriptors { _ = close(end) }
    (outputEnd, complaintsEnd) = (-1, -1)
  }

  /// Reads what is there. Beyond the limit complaints are dropped; output stays to show that there was too much.
  private func drain(_ end: inout Int32, into bytes: inout [UInt8], atMost limit: Int, isDropped: Bool) {
    while end >= 0, isDropped || bytes.count <= limit {
      let count = withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
        let count = read(end, buffer.baseAddress, buffer.count)
        if count > 0, bytes.count <= limit { bytes.append(contentsOf: UnsafeRawBufferPointer(rebasing: buffer[..<count])) }
        return count
      }
      if count > 0 || count < 0 && errno == EINTR { continue }
      if count == 0 {
        _ = close(end)
        end = -1
      }
      return
    }
  }
}

extension ChildProcess {
  /// Neither end reaches a child but by name; the reading end never waits.
  private static func pipe() throws(ReaderError) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw .noResources(reason: "打开的文件太多") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    return (ends[0], ends[1])
  }

  /// Starts a program with plain signals, the C locale and no input but the given file.
  private static func spawn(_ arguments: [String], input: Int32, output: Int32, complaints: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, complaints, 2)
    posix_spawn_file_actions_adddup2(&actions, input, inputNumber)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    return withCStrings(arguments) { argv in
      withCStrings(["LC_ALL=C", "PATH=/usr/bin:/bin"] + (getenv("HOME").map { ["HOME=\(String(cString: $0))"] } ?? [])) { environment in
        var pid: pid_t = 0
        guard let program = argv[0] else { return nil }
        return posix_spawn(&pid, program, &actions, &attributes, argv, environment) == 0 ? pid : nil
      }
    }
  }

  private static func withCStrings(
    _ strings: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> pid_t?
  ) -> pid_t? {
    var pointers = strings.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap(body) }
  }
}
