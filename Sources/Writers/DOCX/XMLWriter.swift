/// Puts XML together byte by byte (标记): names are literals, values and texts are escaped.
struct XMLWriter {
  typealias Attributes = KeyValuePairs<StaticString, String>

  private(set) var bytes: [UInt8] = []

  /// A part of its own: declaration and root element.
  static func part(_ root: StaticString, _ attributes: Attributes, _ inside: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter()
    xml.startPart(root, attributes)
    inside(&xml)
    xml.end(root)
    return xml.bytes
  }

  /// Declaration and start of the root element.
  mutating func startPart(_ root: StaticString, _ attributes: Attributes) {
    append("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    open(root, attributes)
  }

  mutating func element(_ name: StaticString, _ attributes: Attributes = [:], _ inside: (inout XMLWriter) -> Void) {
    start(name, attributes)
    append(">")
    inside(&self)
    end(name)
  }

  mutating func empty(_ name: StaticString, _ attributes: Attributes = [:]) {
    start(name, attributes)
    append("/>")
  }

  /// `<w:jc w:val="center"/>`, the commonest form of a property.
  mutating func value(_ name: StaticString, _ value: String) { empty(name, ["w:val": value]) }
  mutating func value(_ name: StaticString, _ value: Int) { empty(name, ["w:val": String(value)]) }

  mutating func open(_ name: StaticString, _ attributes: Attributes = [:]) {
    start(name, attributes)
    append(">")
  }

  mutating func end(_ name: StaticString) {
    append("</")
    append(name)
    append(">")
  }

  mutating func text(_ text: String) { escape(text) }

  /// Sets finished bytes in at a place written earlier.
  mutating func insert(_ other: XMLWriter, at offset: Int) { bytes.insert(contentsOf: other.bytes, at: offset) }

  private mutating func start(_ name: StaticString, _ attributes: Attributes) {
    append("<")
    append(name)
    for (key, value) in attributes {
      append(" ")
      append(key)
      append("=\"")
      escape(value)
      append("\"")
    }
  }

  private mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  private mutating func escape(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): append("&amp;")
      case UInt8(ascii: "<"): append("&lt;")
      case UInt8(ascii: ">"): append("&gt;")
      case UInt8(ascii: "\""): append("&quot;")
      default: bytes.append(byte)
      }
    }
  }
}
