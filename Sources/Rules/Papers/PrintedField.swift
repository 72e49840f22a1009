package import HengValues

/// A labelled field of a form as it stands on a paper (表头栏目): `主管部门及代码`, `年度总体目标`, `实际完成情况`.
package struct PrintedField: Hashable, Sendable {
  /// The label without blanks, 其中, colon and bracketed tail.
  package var label: String
  /// The words of the field; empty where the form leaves it empty.
  package var text: String
  package var citation: Citation

  package init(label: String, text: String, citation: Citation) {
    self.label = label
    self.text = text
    self.citation = citation
  }
}

extension Array where Element == PrintedField {
  /// The first field under a label.
  package subscript(label: String) -> PrintedField? { first { $0.label == label } }

  package func citation(_ label: String) -> Citation? { self[label]?.citation }
}
