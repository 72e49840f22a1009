import HengWriters

/// A printed number as a screen shows it (屏上的数): separators of thousands, a true minus, the unit set apart.
///
/// Texts that are no plain number stay as they are, a year above all; no digit is added or dropped.
struct ScreenNumber: Hashable {
  let text: String
  /// With sign and separators, without the point; nil for other words.
  private(set) var whole: String?
  /// Digits behind the point.
  private(set) var fraction = ""
  private(set) var unit = ""

  init(_ text: String) {
    self.text = text
    var rest = Substring(text).utf8
    let isNegative = rest.first == UInt8(ascii: "-") || rest.starts(with: "−".utf8)
    if isNegative { rest = rest.dropFirst(rest.first == UInt8(ascii: "-") ? 1 : "−".utf8.count) }
    let digits = rest.prefix(while: Self.isDigit)
    guard (1...18).contains(digits.count) else { return }
    rest = rest.dropFirst(digits.count)
    var places = rest.prefix(0)
    if rest.first == UInt8(ascii: ".") {
      places = rest.dropFirst().prefix(while: Self.isDigit)
      guard (1...6).contains(places.count) else { return }
      rest = rest.dropFirst(1 + places.count)
    }
    let tail = String(Substring(rest))
    guard tail.isEmpty || Self.units.contains(tail) else { return }
    unit = tail
    fraction = String(Substring(places))
    whole = (isNegative ? "−" : "") + Self.grouped(String(Substring(digits)))
  }

  private static let units: Set<String> = ["亿元", "万元", "元", "%", "个", "条", "笔", "分", "人次", "人", "户", "亩", "公里"]

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// `2,070.1万元` without mark-up.
  var plain: String {
    guard let whole else { return text }
    return (fraction.isEmpty ? whole : "\(whole).\(fraction)") + unit
  }

  /// `2,070.1<span class="unit">万元</span>`
  var html: String {
    guard let whole else { return HTMLEscape.words(text) }
    let number = fraction.isEmpty ? whole : "\(whole).\(fraction)"
    return unit.isEmpty || unit == "%" ? number + unit : "\(number)<span class=\"unit\">\(HTMLEscape.text(unit))</span>"
  }

  /// In a column whose head names `unit`, with room for `places` digits behind the point so that all points stand below each other.
  func html(in unit: String, places: Int) -> String {
    guard let whole, self.unit == unit || self.unit.isEmpty else { return html }
    let tail = fraction.isEmpty ? "" : ".\(fraction)"
    return places == 0 ? whole : "<span class=\"amount d\(min(places, 6))\">\(whole)<span class=\"frac\">\(tail)</span></span>"
  }

  /// The most digits behind the point in a column.
  static func places(_ texts: [String]) -> Int { texts.map { ScreenNumber($0).fraction.count }.max() ?? 0 }

  static func grouped(_ digits: String) -> String {
    let bytes = digits.utf8
    guard bytes.count > 3 else { return digits }
    var (out, left) = ("", bytes.count)
    out.reserveCapacity(left + left / 3)
    for byte in bytes {
      if left < bytes.count, left.isMultiple(of: 3) { out += "," }
      out.unicodeScalars.append(Unicode.Scalar(byte))
      left -= 1
    }
    return out
  }
}
