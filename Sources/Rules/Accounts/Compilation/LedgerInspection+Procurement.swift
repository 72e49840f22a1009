import HengDomain
import HengValues

extension LedgerInspection {
  /// Contracts awarded to small and micro enterprises are part of those awarded to small and medium ones, and those of the whole (采购台账).
  var procurement: [CompilationProblem] {
    ledger.procurement.flatMap { entry -> [CompilationProblem] in
      let parts = [
        ("授予小微企业", entry.toSmallAndMicro, "授予中小企业", entry.toSmallAndMedium), ("授予中小企业", entry.toSmallAndMedium, "采购金额", entry.amount),
      ]
      return parts.filter { _, part, _, whole in part > whole }.map { name, part, wholeName, whole in
        CompilationProblem(
          .partAboveWhole, "采购“\(entry.name)”\(name)的\(part.yuan.grouped)元大于\(wholeName)\(whole.yuan.grouped)元",
          remedy: "小微企业含在中小企业内，中小企业含在采购金额内：请在采购台账中更正", places: [entry.citation])
      }
    }
  }
}
