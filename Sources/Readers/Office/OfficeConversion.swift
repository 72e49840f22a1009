import Glibc
import HengValues

/// An old office file made into a new one by LibreOffice (旧版文件转换): a process with bounds of time, memory and output, with a profile of its
/// own in which macros, links and updates are off, without a network where the system allows that, and killed with its parent.
package struct OfficeConversion {
  private let program: String
  private let limits: ReaderLimits

  /// Nil where LibreOffice is absent.
  package init?(_ tools: OfficeTools = .installed, limits: ReaderLimits) {
    guard let program = tools.program else { return nil }
    self.program = program
    self.limits = limits
  }

  /// A DOCX or XLSX.
  package func converted(_ bytes: [UInt8], _ kind: OldOffice) throws(ReaderError) -> [UInt8] {
    let folder = try WorkFolder()
    try folder.write(bytes, as: "in.\(kind.ending)")
    for name in ["profile", "profile/user", "out"] { _ = mkdir("\(folder.path)/\(name)", 0o700) }
    try folder.write(Array(Self.settings.utf8), as: "profile/user/registrymodifications.xcu")
    let end = deadline
    // A first start with a new profile may end at once and ask to be started again.
    for attempt in 1...2 {
      let ending = try run(kind, in: folder.path, until: end)
      if let made = folder.read("out/in.\(kind.target)", atMost: limits.fileSize), !made.isEmpty { return made }
      if ending == .exited(Self.again), attempt == 1 { continue }
      if ending == .stopped(.timeout) { throw .tookTooLong(seconds: limits.officeSeconds) }
      break
    }
    throw .damaged(part: "旧版 Office 文件", reason: "LibreOffice 打不开，也可能设有密码")
  }

  private static let again: Int32 = 81

  private var deadline: ContinuousClock.Instant {
    .now + min(.seconds(limits.officeSeconds), WorkBudget.current.remaining ?? .seconds(limits.officeSeconds))
  }

  private func run(_ kind: OldOffice, in folder: String, until end: ContinuousClock.Instant) throws(ReaderError) -> ChildProcess.Ending? {
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard null >= 0 else { throw .noResources(reason: "打开的文件太多") }
    defer { _ = close(null) }
    let command = [
      program, "--headless", "--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard",
      "-env:UserInstallation=file://\(folder)/profile", "--convert-to", kind.filter, "--outdir", "\(folder)/out",
      "\(folder)/in.\(kind.ending)",
    ]
    let guarded = ChildGuard(memory: limits.officeMemory, fileSize: limits.fileSize).command(command)
    let child = try ChildProcess(
      guarded, input: null, mostOutput: 1 << 20, ownsGroup: false,
      environment: [
        "HOME=\(folder)", "TMPDIR=\(folder)", "SAL_USE_VCLPLUGIN=svp", "http_proxy=http://127.0.0.1:9", "https_proxy=http://127.0.0.1:9",
      ])
    while child.ending == nil {
      child.advance()
      if child.ending != nil { break }
      if ContinuousClock.now >= end || WorkBudget.current.isSpent { child.stop(.timeout) }
      _ = usleep(5_000)
    }
    try ReaderLimits.checkTime()
    return child.ending
  }

  /// Macros never run, active content and links are not followed, nothing is asked for.
  private static let settings: String = {
    func item(_ path: String, _ name: String, _ value: String) -> String {
      "<item oor:path=\"/org.openoffice.\(path)\"><prop oor:name=\"\(name)\" oor:op=\"fuse\"><value>\(value)</value></prop></item>"
    }
    let scripting = "Office.Common/Security/Scripting"
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
      \(item(scripting, "MacroSecurityLevel", "3"))
      \(item(scripting, "DisableMacrosExecution", "true"))
      \(item(scripting, "DisableActiveContent", "true"))
      \(item(scripting, "BlockUntrustedRefererLinks", "true"))
      \(item("Office.Writer/Content/Update", "Link", "2"))
      \(item("Office.Calc/Content/Update", "Link", "2"))
      \(item("Office.Common/Misc", "UseLocking", "false"))
      \(item("Setup/Office", "ooSetupInstCompleted", "true"))
      </oor:items>
      """
  }()
}
