/// A field: its code and the result that is shown until it is updated (域).
enum WordField {
  static func mark(_ kind: String, into xml: inout XMLWriter) {
    xml.element("w:r") { $0.empty("w:fldChar", ["w:fldCharType": kind]) }
  }

  /// Opens a field; what follows up to `mark("end")` is its result.
  static func begin(_ code: String, into xml: inout XMLWriter) {
    mark("begin", into: &xml)
    xml.element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"]) { $0.text(" \(code) ") } }
    mark("separate", into: &xml)
  }

  /// A field without a result, which only the contents read.
  static func silent(_ code: String, into xml: inout XMLWriter) {
    mark("begin", into: &xml)
    xml.element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"]) { $0.text(" \(code) ") } }
    mark("end", into: &xml)
  }

  static func write(_ code: String, result: String, into xml: inout XMLWriter) {
    begin(code, into: &xml)
    xml.element("w:r") { $0.element("w:t") { $0.text(result) } }
    mark("end", into: &xml)
  }
}
