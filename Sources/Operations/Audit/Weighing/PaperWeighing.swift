/// Weighs a paper apart from whoever asks (核查一份文书): in a process of its own, or in tests where the caller stands.
package struct PaperWeighing: Sendable {
  /// Gives what the request wants; throws `AuditInputError` for a paper that cannot be weighed.
  package let answer: @Sendable (_ request: WeighingRequest, _ paper: [UInt8]) async throws -> [UInt8]

  package init(answer: @escaping @Sendable (WeighingRequest, [UInt8]) async throws -> [UInt8]) { self.answer = answer }

  /// The page of a paper as it was made; `WeighedPage` reads it.
  package func page(_ paper: [UInt8], file: String) async throws -> [UInt8] { try await answer(WeighingRequest(file: file), paper) }

  /// The files of an archive that was sent.
  func unpacked(_ archive: [UInt8], file: String) async throws -> UnpackedFiles {
    var request = WeighingRequest(file: file)
    request.unpacks = true
    return try UnpackedFiles(packed: try await answer(request, archive))
  }
}
