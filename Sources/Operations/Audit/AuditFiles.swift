package import HengAudit
import HengCrypto
package import HengDocuments
import HengDomain
package import HengReaders
package import HengRules

/// Weighs the papers of files (核查文书): reads, recognises, judges; never writes.
package struct AuditFiles: Sendable {
  private let auditor: PaperAuditor
  private let profiles: ProfileLibrary
  private let limits: ReaderLimits

  package init(_ profiles: ProfileLibrary, limits: ReaderLimits = .standard) {
    auditor = PaperAuditor(profiles)
    self.profiles = profiles
    self.limits = limits
  }

  /// `profile` is the key to judge by; nil chooses by the county that the paper names.
  package func audit(_ bytes: [UInt8], file: String, profile: String? = nil) throws(AuditInputError) -> AuditedFile {
    let paper: Paper
    do throws(ReaderError) { paper = try PaperReader.read(bytes, limits: limits) } catch {
      throw AuditInputError(file: file, message: error.message)
    }
    do throws(ProfileError) {
      let audited = try auditor.audit(paper, file: file, profile: profile)
      return AuditedFile(sha256: Digest.sha256(bytes), audited: audited, paper: paper)
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
