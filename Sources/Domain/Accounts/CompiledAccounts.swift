package import HengValues

/// Final accounts computed from the ledger, each figure with the way it came about (编制出的决算).
package struct CompiledAccounts: Hashable, Sendable {
  package var accounts: FinalAccounts
  /// Down to the entries of the ledger; a cell without a trace prints blank.
  package var traces: [AccountsAddress: Trace]

  package init(accounts: FinalAccounts, traces: [AccountsAddress: Trace]) {
    self.accounts = accounts
    self.traces = traces
  }

  /// The amount at an address; zero for a blank cell of a table that is there.
  package func amount(_ address: AccountsAddress) -> Money { accounts[address]?.amount.value?.money ?? .zero }

  /// How the cell came about; a blank cell is a sum of nothing.
  package func trace(_ address: AccountsAddress) -> Trace {
    traces[address]
      ?? Trace(
        accounts[address.table]?.label(of: address.place) ?? address.text, value: "0.00",
        origin: .definition("台账中没有这一项的发生额，按零计（表内空白）"))
  }

  /// The cell as a figure, printed as it stands in the table; nil for a blank cell.
  package func figure(_ address: AccountsAddress) -> Figure? {
    guard let cell = accounts[address], !cell.printed.isEmpty, let trace = traces[address] else { return nil }
    return Figure(key: "accounts.\(address.key)", text: cell.printed, trace: trace)
  }
}
