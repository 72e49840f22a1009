import Glibc

/// Another program at work (子进程), with what it has printed so far. It is killed when the value goes.
package final class ChildProcess {
  /// How it ended; nil while it runs.
  package enum Ending: Hashable, Sendable {
    case exited(Int32)
    case signalled(Int32)
    case stopped(Reason)
  }
  package enum Reason: Hashable, Sendable { case timeout, output, cancelled }

  /// The number under which the child finds its input: `/dev/fd/3`.
  package static let inputNumber: Int32 = 3

  package private(set) var output: [UInt8] = []
  package private(set) var complaints: [UInt8] = []
  package private(set) var ending: Ending?
  private let pid: pid_t
  private var outputEnd: Int32
  private var complaintsEnd: Int32
  private let mostOutput: Int
  private let ownsGroup: Bool

  /// `ownsGroup`: programs that it starts itself end with it. `environment` is added to the little that every child gets.
  package init(
    _ arguments: [String], input: Int32, mostOutput: Int, ownsGroup: Bool = false, environment: [String] = []
  ) throws(ReaderError) {
    let output = try Self.pipe()
    let complaints: (read: Int32, write: Int32)
    do throws(ReaderError) { complaints = try Self.pipe() } catch {
      _ = (close(output.read), close(output.write))
      throw error
    }
    defer { _ = (close(output.write), close(complaints.write)) }
    let ends = Ends(input: input, output: output.write, complaints: complaints.write)
    guard let pid = Self.spawn(arguments, ends, ownsGroup: ownsGroup, environment: environment) else {
      _ = (close(output.read), close(complaints.read))
      throw .noResources(reason: "不能启动 \(arguments.first ?? "")")
    }
    self.pid = pid
    self.mostOutput = mostOutput
    self.ownsGroup = ownsGroup
    (outputEnd, complaintsEnd) = (output.read, complaints.read)
  }

  deinit {
    if ending == nil { kill() }
    closeEnds()
  }

  package var text: String { String(decoding: complaints, as: UTF8.self) }
  var descriptors: [Int32] { [outputEnd, complaintsEnd].filter { $0 >= 0 } }

  /// Takes what is there and looks whether the child has ended. A pipe may outlive it in a stranger's hands.
  package func advance() {
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

  package func stop(_ reason: Reason) {
    guard ending == nil else { return }
    kill()
    ending = .stopped(reason)
  }

  private func kill() {
    _ = Glibc.kill(ownsGroup ? -pid : pid, SIGKILL)
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
    // More at a time where the system allows it.
    _ = fcntl(ends[1], setPipeSize, 1 << 20)
    return (ends[0], ends[1])
  }

  /// Linux's F_SETPIPE_SZ.
  private static let setPipeSize: Int32 = 1_031

  private struct Ends {
    var input: Int32
    var output: Int32
    var complaints: Int32
  }

  /// Starts a program with plain signals, the C locale and no input but the given file.
  private static func spawn(_ arguments: [String], _ ends: Ends, ownsGroup: Bool, environment: [String]) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends.output, 1)
    posix_spawn_file_actions_adddup2(&actions, ends.complaints, 2)
    posix_spawn_file_actions_adddup2(&actions, ends.input, inputNumber)
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
    posix_spawnattr_setpgroup(&attributes, 0)
    let group = ownsGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
    return withCStrings(arguments) { argv in
      withCStrings(["LC_ALL=C", "PATH=/usr/bin:/bin"] + inherited(except: environment) + environment) { environment in
        var pid: pid_t = 0
        guard let program = argv[0] else { return nil }
        return posix_spawn(&pid, program, &actions, &attributes, argv, environment) == 0 ? pid : nil
      }
    }
  }

  /// The first of two values counts.
  private static func inherited(except given: [String]) -> [String] {
    let names: [String] = ["HOME", "TMPDIR"]
    return names.filter { name in !given.contains { $0.hasPrefix("\(name)=") } }.compactMap { name in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
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
