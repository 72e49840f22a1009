import CPQ
import HengStore

/// Texts as an array of C strings that ends with nil, as libpq wants its key words (C 字符串).
struct PQText {
  private let texts: [[CChar]]

  init(_ texts: [String]) { self.texts = texts.map { Array($0.utf8CString) } }

  func withPointers<T>(_ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> T) -> T {
    let bytes = texts.flatMap(\.self)
    return bytes.withUnsafeBufferPointer { buffer in
      var pointers: [UnsafePointer<CChar>?] = []
      var offset = 0
      for text in texts {
        pointers.append(buffer.baseAddress?.advanced(by: offset))
        offset += text.count
      }
      pointers.append(nil)
      return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
    }
  }
}

/// The values of one call in libpq's three arrays (参数).
///
/// Numbers and text go as text and the server infers their types, so that `"42"` fits a number column as it does on SQLite; bytes go as they are.
struct PQParameters {
  private var bytes: [CChar] = []
  private var offsets: [Int?] = []
  private var lengths: [Int32] = []
  private var formats: [Int32] = []

  init(_ values: [SQLValue]) {
    for value in values {
      switch value {
      case .null: offsets.append(nil)
      default: offsets.append(bytes.count)
      }
      switch value {
      case .null: append([], isBinary: false)
      case .integer(let integer): append(String(integer).utf8.map(CChar.init(bitPattern:)), isBinary: false)
      case .text(let text): append(text.utf8.map(CChar.init(bitPattern:)), isBinary: false)
      case .blob(let blob): append(blob.map(CChar.init(bitPattern:)), isBinary: true)
      }
    }
  }

  private mutating func append(_ value: [CChar], isBinary: Bool) {
    bytes += value
    bytes.append(0)
    lengths.append(Int32(clamping: value.count))
    formats.append(isBinary ? 1 : 0)
  }

  func withPointers<T>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?, UnsafePointer<Int32>?) -> T
  ) -> T {
    bytes.withUnsafeBufferPointer { buffer in
      let pointers = offsets.map { offset in offset.flatMap { buffer.baseAddress?.advanced(by: $0) } }
      return pointers.withUnsafeBufferPointer { body($0.baseAddress, lengths, formats) }
    }
  }
}
