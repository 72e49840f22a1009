import HengDomain
import HengOperations
import HengValues

/// Asks why personal data is needed, and shows it once (显示全文).
struct RevealPage {
  let page: Page

  init(_ payment: Payment, key: PaymentKey, isWhole: Bool = false, problem: String? = nil, typed: MultipartForm? = nil) {
    page = Page(
      title: "显示全文", crumbs: [Crumb(href: Address.payments, text: "资金支付")], here: "显示全文", menu: .payments, template: "reveal",
      model: Model(
        action: Address.reveal(key), back: Address.payments, problem: problem, isWhole: isWhole,
        date: payment.date?.chineseText ?? "未记", voucher: payment.voucher.isEmpty ? "—" : payment.voucher,
        amount: ScreenNumber.yuan(payment.amount), purpose: isWhole ? payment.purpose : PaymentNames.covered(payment.purpose),
        actor: typed?.text("actor") ?? "", reason: typed?.text("reason") ?? ""))
  }

  private struct Model {
    let action: String
    let back: String
    let problem: String?
    let isWhole: Bool
    let date: String
    let voucher: String
    let amount: String
    let purpose: String
    let actor: String
    let reason: String
  }
}
