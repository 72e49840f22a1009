import CZlib

/// One entry's bytes on their way through zlib (压缩流).
final class Deflater {
  private var stream = z_stream()
  private let room = UnsafeMutablePointer<UInt8>.allocate(capacity: Deflater.roomSize)
  private(set) var check: UInt32 = 0
  private(set) var size = 0
  private(set) var packed = 0
  private(set) var isSound = true

  private static let roomSize = 128 << 10
  /// Half the time of zlib's usual level for a tenth more bytes.
  private static let level: Int32 = 2

  init?() {
    let version = ZLIB_VERSION
    let code = deflateInit2_(
      &stream, Self.level, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY, version, Int32(MemoryLayout<z_stream>.size))
    guard code == Z_OK else {
      room.deallocate()
      return nil
    }
  }

  deinit {
    deflateEnd(&stream)
    room.deallocate()
  }

  func add(_ bytes: [UInt8], to output: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { input in
      check = UInt32(truncatingIfNeeded: crc32(UInt(check), input.baseAddress, UInt32(input.count)))
      size += input.count
      run(input, Z_NO_FLUSH, &output)
    }
  }

  func finish(to output: inout [UInt8]) { run(UnsafeBufferPointer(start: nil, count: 0), Z_FINISH, &output) }

  private func run(_ input: UnsafeBufferPointer<UInt8>, _ flush: Int32, _ output: inout [UInt8]) {
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(input.count)
    repeat {
      stream.next_out = room
      stream.avail_out = UInt32(Self.roomSize)
      let code = deflate(&stream, flush)
      if code == Z_STREAM_ERROR { isSound = false }
      let made = Self.roomSize - Int(stream.avail_out)
      packed += made
      output.append(contentsOf: UnsafeBufferPointer(start: room, count: made))
    } while stream.avail_out == 0 && isSound
    stream.next_in = nil
  }
}
