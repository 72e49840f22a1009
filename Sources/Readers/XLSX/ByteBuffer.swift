import Glibc

/// Bytes in one piece of memory (字节缓冲) that can be looked at where they stand.
struct ByteBuffer: ~Copyable {
  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init(capacity: Int = 64 << 10) {
    self.capacity = capacity
    memory = .allocate(capacity: capacity)
  }

  deinit { memory.deallocate() }

  var start: UnsafePointer<UInt8> { UnsafePointer(memory) }

  /// Valid until something is added.
  subscript(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: memory + range.lowerBound, count: range.count)
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let base = bytes.baseAddress else { return }
    if count + bytes.count > capacity { grow(to: max(count + bytes.count, capacity + capacity / 2)) }
    memcpy(memory + count, base, bytes.count)
    count += bytes.count
  }

  mutating func shorten(to count: Int) { self.count = min(count, self.count) }

  private mutating func grow(to capacity: Int) {
    let wider = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    memcpy(wider, memory, count)
    memory.deallocate()
    memory = wider
    self.capacity = capacity
  }
}
