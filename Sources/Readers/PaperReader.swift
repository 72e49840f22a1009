package import HengDocuments

/// Reads a paper of any kind from its bytes (读入文书).
package enum PaperReader {
  package static func read(_ bytes: [UInt8], limits: ReaderLimits = .standard) throws(ReaderError) -> Paper {
    try TextReader.read(bytes)
  }
}
