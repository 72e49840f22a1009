import Glibc

/// Bounds that the system holds for a child (子进程的界限): memory and files by `prlimit`, no network by `unshare` where it is allowed, and an
/// end with its parent by `setpriv`. All three belong to every Debian.
struct ChildGuard {
  var memory: Int
  var fileSize: Int
  var hasNetwork = false

  func command(_ command: [String]) -> [String] {
    var guarded = command
    if Self.isThere(Self.setpriv) { guarded = [Self.setpriv, "--pdeathsig", "KILL", "--"] + guarded }
    if !hasNetwork, Self.canPart { guarded = Self.parted + guarded }
    guard Self.isThere(Self.prlimit) else { return guarded }
    return [Self.prlimit, "--as=\(memory)", "--fsize=\(fileSize)", "--core=0", "--"] + guarded
  }

  private static let prlimit = "/usr/bin/prlimit"
  private static let setpriv = "/usr/bin/setpriv"
  private static let unshare = "/usr/bin/unshare"
  private static let parted = [unshare, "--map-current-user", "--net", "--"]

  private static func isThere(_ program: String) -> Bool { access(program, X_OK) == 0 }

  /// Tried once: containers and hardened systems may forbid namespaces.
  private static let canPart: Bool = {
    guard isThere(unshare), let child = try? ChildProcess(parted + ["/bin/true"], input: 0, mostOutput: 1_024) else { return false }
    let end = ContinuousClock.now + .seconds(2)
    while child.ending == nil, ContinuousClock.now < end {
      child.advance()
      if child.ending == nil { _ = usleep(1_000) }
    }
    if child.ending == nil { child.stop(.timeout) }
    return child.ending == .exited(0)
  }()
}
