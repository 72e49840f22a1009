package import HengDomain
package import HengValues

extension NarrativeFacts {
  /// 九: the budget of the three public expenses and what was done for the money.
  package struct ThreePublicFacts: Hashable, Sendable {
    package var total: ThreePublicEntry
    /// 因公出国（境）费, 购置费, 运行维护费, 接待费.
    package var parts: [ThreePublicEntry]
    package var details: ThreePublicDetails

    package init(total: ThreePublicEntry, parts: [ThreePublicEntry], details: ThreePublicDetails) {
      self.total = total
      self.parts = parts
      self.details = details
    }
  }

  package struct ThreePublicEntry: Hashable, Sendable {
    package var item: ThreePublicItem
    package var execution: Execution
    package var comparison: Comparison
    package var reason: String?

    package init(item: ThreePublicItem, execution: Execution, comparison: Comparison, reason: String? = nil) {
      self.item = item
      self.execution = execution
      self.comparison = comparison
      self.reason = reason
    }
  }

  /// 九（二）: counts beside the money; a use is told where money was spent.
  package struct ThreePublicDetails: Hashable, Sendable {
    package var abroad: Figure
    package var groupsAbroad: Figure
    package var personsAbroad: Figure
    package var abroadUse: String?
    package var purchase: Figure
    package var vehiclesBought: Figure
    package var purchaseUse: String?
    package var running: Figure
    package var vehiclesHeld: Figure
    package var runningUse: String?
    package var reception: ReceptionFacts
    package var domestic: ReceptionFacts
    package var foreignAffairs: ReceptionFacts
    package var receptionUse: String?
    package var receptionAbroad: ReceptionFacts
    package var receptionAbroadUse: String?

    package init(
      abroad: Figure, groupsAbroad: Figure, personsAbroad: Figure, abroadUse: String? = nil, purchase: Figure, vehiclesBought: Figure,
      purchaseUse: String? = nil, running: Figure, vehiclesHeld: Figure, runningUse: String? = nil, reception: ReceptionFacts,
      domestic: ReceptionFacts, foreignAffairs: ReceptionFacts, receptionUse: String? = nil, receptionAbroad: ReceptionFacts,
      receptionAbroadUse: String? = nil
    ) {
      self.abroad = abroad
      self.groupsAbroad = groupsAbroad
      self.personsAbroad = personsAbroad
      self.abroadUse = abroadUse
      self.purchase = purchase
      self.vehiclesBought = vehiclesBought
      self.purchaseUse = purchaseUse
      self.running = running
      self.vehiclesHeld = vehiclesHeld
      self.runningUse = runningUse
      self.reception = reception
      self.domestic = domestic
      self.foreignAffairs = foreignAffairs
      self.receptionUse = receptionUse
      self.receptionAbroad = receptionAbroad
      self.receptionAbroadUse = receptionAbroadUse
    }
  }

  /// 公务接待: money, 批次, 人次.
  package struct ReceptionFacts: Hashable, Sendable {
    package var amount: Figure
    package var batches: Figure
    package var persons: Figure

    package init(amount: Figure, batches: Figure, persons: Figure) {
      self.amount = amount
      self.batches = batches
      self.persons = persons
    }
  }

  /// 十（一）.
  package struct AgencyFacts: Hashable, Sendable {
    package var amount: Figure
    package var comparison: Comparison
    package var reason: String?

    package init(amount: Figure, comparison: Comparison, reason: String? = nil) {
      self.amount = amount
      self.comparison = comparison
      self.reason = reason
    }
  }

  /// 十（二）: 货物, 工程, 服务, and what went to small enterprises.
  package struct ProcurementFacts: Hashable, Sendable {
    package var total: Figure
    package var goods: Figure
    package var works: Figure
    package var services: Figure
    package var smallAndMedium: Share
    package var smallAndMicro: Share

    package init(total: Figure, goods: Figure, works: Figure, services: Figure, smallAndMedium: Share, smallAndMicro: Share) {
      self.total = total
      self.goods = goods
      self.works = works
      self.services = services
      self.smallAndMedium = smallAndMedium
      self.smallAndMicro = smallAndMicro
    }
  }

  /// 十（三）: what is held on 31 December.
  package struct AssetFacts: Hashable, Sendable {
    package var vehicles: Figure
    package var byUse: [Part]
    package var otherUse: String?
    package var equipment: Figure

    package init(vehicles: Figure, byUse: [Part], otherUse: String? = nil, equipment: Figure) {
      self.vehicles = vehicles
      self.byUse = byUse
      self.otherUse = otherUse
      self.equipment = equipment
    }
  }
}
