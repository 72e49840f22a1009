package import HengAudit
import HengCrypto
package import HengDocuments
import HengDomain
package import HengReaders
package import HengRules
package import HengValues

/// Weighs the papers of files (核查文书): reads, recognises, judges; never writes.
package struct AuditFiles: Sendable {
  private let auditor: PaperAuditor
  private let profiles: ProfileLibrary
  private let limits: ReaderLimits
  private let scans: ScanTools

  package init(_ profiles: ProfileLibrary, limits: ReaderLimits = .paper, scans: ScanTools = .installed) {
    auditor = PaperAuditor(profiles)
    self.profiles = profiles
    self.limits = limits
    self.scans = scans
  }

  /// `profile` is the key to judge by; nil chooses by the county that the paper names. Over when `budget` is.
  package func audit(
    _ bytes: [UInt8], file: String, profile: String? = nil, budget: WorkBudget = .unlimited
  ) throws(AuditInputError) -> AuditedFile {
    let result: Result<AuditedFile, AuditInputError> = WorkBudget.$current.withValue(budget) {
      do throws(AuditInputError) { return .success(try weighed(bytes, file, profile)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  private func weighed(_ bytes: [UInt8], _ file: String, _ profile: String?) throws(AuditInputError) -> AuditedFile {
    let source = try source(bytes, file)
    let paper = source.paper
    let audited: AuditedPaper
    do throws(ProfileError) {
      switch source {
      case .one(let paper): audited = try auditor.audit(paper, file: file, profile: profile)
      case .joined(let joined): audited = try auditor.audit(joined, file: joined.files.first ?? file, profile: profile)
      }
    } catch {
      throw AuditInputError(file: file, message: error.message)
    }
    guard audited.isRead(from: paper) else {
      throw AuditInputError(file: file, message: "没有读到表格和文字，不是可以核查的文书，没有核查。请确认文件的内容；扫描件请先做文字识别，逗号分隔的表请另存为 xlsx 再试。")
    }
    // What was found after the end of the budget is worth nothing.
    switch WorkBudget.current.ending {
    case nil: return AuditedFile(sha256: Digest.sha256(bytes), audited: audited, paper: audited.privacy.original)
    case .cancelled: throw AuditInputError(file: file, message: "核查已取消，没有核查完。需要时请重新送来。")
    case .memory: throw AuditInputError(file: file, message: "核查需要的内存超过上限，已停止，没有核查完。请拆成几个文件再试。")
    case .time:
      throw AuditInputError(file: file, message: "核查超过 \(WorkBudget.current.seconds) 秒，已停止，没有核查完。请拆成几个文件再试。")
    }
  }

  /// One paper, or the joined files of one publication.
  private enum Source {
    case one(Paper)
    case joined(JoinedPaper)

    var paper: Paper {
      switch self {
      case .one(let paper): paper
      case .joined(let joined): joined.paper
      }
    }
  }

  private func source(_ bytes: [UInt8], _ file: String) throws(AuditInputError) -> Source {
    do throws(ReaderError) {
      if PaperArchive.isLikely(bytes), let archive = try PaperArchive(bytes, limits: limits), archive.joined != nil {
        return .joined(try JoinedFiles.paper(archive, limits, scans))
      }
      return .one(try PaperReader.read(bytes, limits: limits, scans: scans))
    } catch {
      throw AuditInputError(file: file, message: error.message)
    }
  }

  func comparison(of forms: [ProjectPapers.Form], _ accounts: [FinalAccounts], profile: String?) -> RuleReport? {
    (try? profiles.profile(profile ?? "national")).map { PaperComparison.report(on: forms, accounts: accounts, profile: $0) }
  }
}

/// A file's paper with what was found on it.
package struct AuditedFile: Sendable {
  package let sha256: String
  package let audited: AuditedPaper
  package let paper: Paper

  package init(sha256: String, audited: AuditedPaper, paper: Paper) {
    self.sha256 = sha256
    self.audited = audited
    self.paper = paper
  }

  package var file: String { audited.file }
}

/// Why a file could not be weighed, in Chinese.
package struct AuditInputError: Error, Hashable, Sendable {
  package let file: String
  package let message: String

  package init(file: String, message: String) {
    self.file = file
    self.message = message
  }
}
