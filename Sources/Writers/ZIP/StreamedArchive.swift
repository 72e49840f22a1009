import CZlib

/// A ZIP archive packed while its entries are written (流式压缩包): sizes follow each entry's bytes, the directory ends the file.
///
/// The same bytes in give the same bytes out: every entry bears 1980-01-01.
package final class StreamedArchive {
  private struct Entry {
    var name: [UInt8]
    var at: Int
    var check: UInt32 = 0
    var packed = 0
    var size = 0
  }

  private var output: [UInt8] = []
  private var written = 0
  private var entries: [Entry] = []
  private var deflater: Deflater?

  /// What a ZIP archive without its later extensions can say.
  private static let mostBytes = Int(UInt32.max)

  package init() {}

  func begin(_ name: String) throws(WriterError) {
    guard let deflater = Deflater() else { throw .library(reason: "内存不足") }
    self.deflater = deflater
    let entry = Entry(name: Array(name.utf8), at: position)
    entries.append(entry)
    number(0x0403_4B50, 4)
    head(entry, flags: 0x0808)
    output.append(contentsOf: entry.name)
  }

  func write(_ bytes: [UInt8]) throws(WriterError) {
    guard let deflater, !entries.isEmpty else { return }
    deflater.add(bytes, to: &output)
    guard deflater.size <= Self.mostBytes else { throw .library(reason: "清单超过 4 GB") }
  }

  func end() throws(WriterError) {
    guard let deflater, !entries.isEmpty else { return }
    deflater.finish(to: &output)
    guard deflater.isSound, position <= Self.mostBytes else { throw .library(reason: "压缩失败或清单超过 4 GB") }
    let last = entries.count - 1
    (entries[last].check, entries[last].packed, entries[last].size) = (deflater.check, deflater.packed, deflater.size)
    number(0x0807_4B50, 4)
    number(Int(deflater.check), 4)
    number(deflater.packed, 4)
    number(deflater.size, 4)
    self.deflater = nil
  }

  package func add(_ name: String, _ bytes: [UInt8]) throws(WriterError) {
    try begin(name)
    try write(bytes)
    try end()
  }

  package func finish() throws(WriterError) {
    let directory = position
    for entry in entries {
      number(0x0201_4B50, 4)
      number(20, 2)
      head(entry, flags: 0x0808)
      number(0, 2)  // comment
      number(0, 2)  // disk
      number(0, 2)  // inner attributes
      number(0, 4)  // outer attributes
      number(entry.at, 4)
      output.append(contentsOf: entry.name)
    }
    let size = position - directory
    number(0x0605_4B50, 4)
    number(0, 4)
    number(entries.count, 2)
    number(entries.count, 2)
    number(size, 4)
    number(directory, 4)
    number(0, 2)
  }

  package func drain() -> [UInt8] {
    written += output.count
    defer { output = [] }
    return output
  }

  private var position: Int { written + output.count }

  /// What a local header and an entry of the directory share.
  private func head(_ entry: Entry, flags: Int) {
    number(20, 2)
    number(flags, 2)
    number(8, 2)
    number(0, 2)
    number(1 << 5 | 1, 2)
    number(Int(entry.check), 4)
    number(entry.packed, 4)
    number(entry.size, 4)
    number(entry.name.count, 2)
    number(0, 2)
  }

  private func number(_ value: Int, _ bytes: Int) {
    for place in 0..<bytes { output.append(UInt8(truncatingIfNeeded: value >> (8 * place))) }
  }
}
