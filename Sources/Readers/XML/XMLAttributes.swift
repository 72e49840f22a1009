/// The attributes of a start tag while its handler runs (属性), found by local name: `r:id` and `id` are both `id`.
struct XMLAttributes {
  private let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  init(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) { self.list = list }

  subscript(_ name: StaticString) -> String? {
    guard let list else { return nil }
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      if Self.isSame(key, name) { return String(cString: value) }
      index += 2
    }
    return nil
  }

  /// All of them, by whole name.
  func forEach(_ body: (String, String) -> Void) {
    guard let list else { return }
    var index = 0
    while let key = list[index], let value = list[index + 1] {
      body(String(cString: key), String(cString: value))
      index += 2
    }
  }

  func number(_ name: StaticString) -> Int? { self[name].flatMap { Int($0) } }

  /// `1` and `true`; absent is false.
  func flag(_ name: StaticString) -> Bool {
    let text = self[name]
    return text == "1" || text == "true"
  }

  private static func isSame(_ key: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    var start = 0, index = 0
    while key[index] != 0 {
      if key[index] == 58 { start = index + 1 }  // a colon ends the prefix
      index += 1
    }
    let count = index - start
    guard count == name.utf8CodeUnitCount else { return false }
    // A plain loop: this runs for every attribute of every cell.
    let (found, wanted) = (key + start, name.utf8Start)
    index = 0
    while index < count {
      if UInt8(bitPattern: found[index]) != wanted[index] { return false }
      index += 1
    }
    return true
  }
}
