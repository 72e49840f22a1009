package import HengValues

/// A disclosure set as it was published (公开文本): one archive of all its papers. It is never changed; a mistake is corrected by the
/// next version with a notice.
package struct PublishedSet: Hashable, Sendable {
  package var key: DepartmentYear
  /// From 1, without gaps.
  package var version: Int
  /// SHA-256 of the archive, in lower-case hexadecimal digits.
  package var digest: String
  /// The list of the archive's files with their digests, as it stands in the archive.
  package var manifest: String
  package var publishedAt: Timestamp
  package var publishedBy: String
  package var role: Role
  /// 更正说明: what changed against the version before, and why. Version 1 has none, every later one has.
  package var correction: String?
  /// How many findings the rules had when it was published.
  package var findings: Int

  package init(
    key: DepartmentYear, version: Int, digest: String, manifest: String, publishedAt: Timestamp, publishedBy: String, role: Role,
    correction: String? = nil, findings: Int
  ) {
    self.key = key
    self.version = version
    self.digest = digest
    self.manifest = manifest
    self.publishedAt = publishedAt
    self.publishedBy = publishedBy
    self.role = role
    self.correction = correction
    self.findings = findings
  }
}
