extension StoryHandler {
  func startInline(_ name: String, _ attributes: XMLAttributes) throws(ReaderError) {
    switch name {
    case "r":
      let style = styles[flow.paragraph?.style ?? ""]
      flow.run = StoryFlow.Run(isHidden: style.isHidden ?? false, font: style.font)
    case "t":
      guard flow.run != nil else { break }
      piece = []
      keepsSpace = attributes["space"] == "preserve"
    case "tab", "ptab": if flow.run != nil { try add("\t") }
    case "br", "cr": if flow.run != nil { try add("\n") }
    case "noBreakHyphen": if flow.run != nil { try add("-") }
    case "sym": try addSign(attributes)
    case "footnoteReference": try addMark(attributes, to: \.footnotes) { WordScripts.raised("\($0)") }
    case "endnoteReference": try addMark(attributes, to: \.endnotes) { "［尾注\($0)］" }
    case "fldChar": try changeField(attributes["fldCharType"])
    case "instrText": fields.isInCode = true
    case "checkBox", "ddList", "default", "checked", "result", "listEntry": formField.start(name, attributes)
    // A fraction in a formula: (a)/(b), so that two numbers never read as one.
    case "num", "den", "sup", "sub", "deg": try addFormula(name, isStart: true)
    case "blip", "imagedata", "chart", "relIds": unread.note(.pictures, paragraph: paragraphs)
    case "OLEObject": unread.note(.objects, paragraph: paragraphs)
    case "altChunk", "subDoc": unread.note(.inserted, paragraph: max(paragraphs, 1))
    default: break
    }
  }

  func endInline(_ name: String) throws(ReaderError) {
    switch name {
    case "r": flow.run = nil
    case "t":
      guard let bytes = piece else { break }
      piece = nil
      try add(run: bytes)
    case "instrText": fields.isInCode = false
    case "checkBox", "ddList": try addFormField(formField.end(name))
    case "num", "den", "sup", "sub", "deg": try addFormula(name, isStart: false)
    case "sdtContent": try endControl()
    case "sdt": _ = controls.popLast()
    default: break
    }
  }

  // MARK: Words

  /// The words of a `t` in the look of their run.
  private func add(run bytes: [UInt8]) throws(ReaderError) {
    guard let run = flow.run else { return }
    var bytes = bytes[...]
    if !keepsSpace {
      bytes = bytes.drop { $0 <= 0x20 }
      while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
    }
    // Private signs begin with EE or EF, a soft hyphen is C2 AD.
    let isPlain = bytes.allSatisfy { $0 >= 0x20 && $0 != 0xC2 && $0 != 0xEE && $0 != 0xEF && $0 != 0x7F }
    if isPlain, run.script.isEmpty, run.font == nil { return try add(bytes) }
    var text = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0xAD: break
      case 0..<0x20, 0x7F...0x9F: text += " "
      default: text += sign(scalar, font: run.font)
      }
    }
    try add(WordScripts.set(text, run.script))
  }

  private func sign(_ scalar: Unicode.Scalar, font: String?) -> String {
    if let text = SymbolFont.text(scalar, font: font) { return text }
    unread.note(.signs, paragraph: paragraphs)
    return "\u{FFFD}"
  }

  private func addSign(_ attributes: XMLAttributes) throws(ReaderError) {
    guard flow.run != nil, let code = attributes["char"].flatMap({ UInt32($0, radix: 16) }), let scalar = Unicode.Scalar(code) else {
      return
    }
    try add(sign(scalar, font: attributes["font"] ?? flow.run?.font))
  }

  func add(_ text: String) throws(ReaderError) { try add(Array(text.utf8)[...]) }

  /// Adds words to the open paragraph if the eye sees them.
  private func add(_ bytes: ArraySlice<UInt8>) throws(ReaderError) {
    guard flow.paragraph != nil, fields.isVisible, !bytes.isEmpty else { return }
    if flow.run?.isHidden == true {
      if bytes.contains(where: { $0 > 0x20 }) { unread.note(.hidden, paragraph: paragraphs) }
      return
    }
    if let index = controls.lastIndex(where: { $0.sign != nil && $0.isOpen }) {
      return try addControl(index)
    }
    try put(bytes)
  }

  private func put(_ bytes: some Collection<UInt8>) throws(ReaderError) {
    words += bytes.count
    guard words <= limits.sharedBytes else { throw .tooLarge(what: "文档中的文字", limit: "\(limits.sharedBytes >> 20) MB") }
    flow.paragraph?.words.append(contentsOf: bytes)
  }

  // MARK: Check boxes and form fields

  /// A check box is read from its state, not from the sign that stands in it.
  private func addControl(_ index: Int) throws(ReaderError) {
    guard !controls[index].isShown else { return }
    controls[index].isShown = true
    try put((controls[index].sign ?? "").utf8)
  }

  private func endControl() throws(ReaderError) {
    guard let index = controls.indices.last, controls[index].sign != nil else { return }
    if flow.paragraph != nil, fields.isVisible { try addControl(index) }
    controls[index].isOpen = false
  }

  private func addFormField(_ shown: String) throws(ReaderError) {
    guard !shown.isEmpty, flow.paragraph != nil, fields.isOuterVisible else { return }
    try put(shown.utf8)
    fields.hasShown()
  }

  private func changeField(_ type: String?) throws(ReaderError) {
    switch type {
    case "begin":
      guard fields.begin() else { throw damaged("域嵌套过深") }
      formField = FormField()
    case "separate": fields.separate()
    case "end":
      guard let code = fields.end() else { break }
      let shown = WordFields.combined(code)
      if !shown.isEmpty { try add(shown) } else if WordFields.isFormula(code) { unread.note(.formulas, paragraph: paragraphs) }
    default: break
    }
  }

  // MARK: Notes and formulas

  private func addMark(
    _ attributes: XMLAttributes, to list: ReferenceWritableKeyPath<StoryHandler, [Int]>, text: (Int) -> String
  ) throws(ReaderError) {
    guard let number = attributes.number("id"), flow.run != nil, fields.isVisible else { return }
    self[keyPath: list].append(number)
    guard !attributes.toggleOn("customMarkFollows") else { return }
    try add(text(self[keyPath: list].count))
  }

  /// `(a)/(b)`, `^(2)`.
  private func addFormula(_ name: String, isStart: Bool) throws(ReaderError) {
    guard isStart else { return try add(")") }
    switch name {
    case "num": try add("(")
    case "den": try add("/(")
    case "sup": try add("^(")
    default: try add("_(")
    }
  }
}

extension XMLAttributes {
  /// An attribute that says yes; absent is no.
  func toggleOn(_ name: StaticString) -> Bool { flag(name) || self[name] == "on" }
}
