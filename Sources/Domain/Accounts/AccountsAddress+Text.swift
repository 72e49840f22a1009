extension AccountsAddress {
  /// The address in one word (地址): `03/2130502/基本支出`, `01/本年收入合计`.
  package var text: String { parts.joined(separator: "/") }

  /// The same for the key of a figure, fit for a web address: `03.2130502.基本支出`.
  package var key: String { parts.joined(separator: ".") }

  private var parts: [String] {
    let number = table.rawValue < 10 ? "0\(table.rawValue)" : "\(table.rawValue)"
    let column = place.column.label
    return [number, place.row.label] + (column.isEmpty ? [] : [column])
  }
}
