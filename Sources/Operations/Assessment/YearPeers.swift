import HengDomain
import HengRules
import HengValues

/// The objectives of the projects of a county's year, against which each of them is held (同年度项目的目标).
struct YearPeers: Sendable {
  private struct Entry: Sendable {
    let id: ID<Project>
    let target, evaluation: ScoringSheet.Peer?

    init(_ ledger: ProjectLedger) {
      id = ledger.project.id
      let name = ledger.project.name
      target = ledger.targetSheet.map { ScoringSheet.Peer(project: name, objective: $0.objective) }
      evaluation = ledger.selfEvaluations.last.map { ScoringSheet.Peer(project: name, objective: $0.objective) }
    }
  }

  private var entries: [Entry]

  init(_ ledgers: [ProjectLedger]) { entries = ledgers.map(Entry.init) }

  /// Those of the target sheets in force of all projects but one.
  func targets(but id: ID<Project>) -> [ScoringSheet.Peer] { entries.compactMap { $0.id == id ? nil : $0.target } }

  /// Those of the newest self-evaluations of all projects but one.
  func evaluations(but id: ID<Project>) -> [ScoringSheet.Peer] { entries.compactMap { $0.id == id ? nil : $0.evaluation } }

  /// Those of some projects alone.
  func only(_ ids: Set<ID<Project>>) -> YearPeers {
    var peers = self
    peers.entries.removeAll { !ids.contains($0.id) }
    return peers
  }

  /// With other papers of projects that are among them.
  func replacing(_ ledgers: [ProjectLedger]) -> YearPeers {
    var peers = self
    let places = Dictionary(entries.enumerated().map { ($0.element.id, $0.offset) }) { first, _ in first }
    for ledger in ledgers { if let place = places[ledger.project.id] { peers.entries[place] = Entry(ledger) } }
    return peers
  }

  /// What the judgement of a project takes from the others (有关的目标): whether there are any, and those with the same letters.
  struct Bearing: Hashable, Sendable {
    fileprivate var hasTargets = false
    fileprivate var hasEvaluations = false
    fileprivate var targets: [ScoringSheet.Peer] = []
    fileprivate var evaluations: [ScoringSheet.Peer] = []
  }

  /// The bearings on all projects, in their order.
  func bearings() -> [Bearing] {
    func alike(_ peer: (Entry) -> ScoringSheet.Peer?) -> (count: Int, places: [String: [Int]]) {
      var places: [String: [Int]] = [:]
      var count = 0
      for (place, entry) in entries.enumerated() {
        guard let peer = peer(entry) else { continue }
        count += 1
        places[peer.letters, default: []].append(place)
      }
      return (count, places)
    }
    let targets = alike(\.target), evaluations = alike(\.evaluation)
    return entries.indices.map { own in
      let entry = entries[own]
      return Bearing(
        hasTargets: targets.count > (entry.target == nil ? 0 : 1), hasEvaluations: evaluations.count > (entry.evaluation == nil ? 0 : 1),
        targets: entry.target.map { peer in (targets.places[peer.letters] ?? []).filter { $0 != own }.compactMap { entries[$0].target } }
          ?? [],
        evaluations: entry.evaluation.map { peer in
          (evaluations.places[peer.letters] ?? []).filter { $0 != own }.compactMap { entries[$0].evaluation }
        } ?? [])
    }
  }
}
