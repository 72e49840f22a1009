import HengDomain

/// The papers of one sending while they wait and are weighed (核查进度), and how each ended. It asks for itself anew, without script.
struct SendingPage {
  let page: Page

  init(_ sending: String, _ jobs: [(job: Job, before: Int)]) {
    let open = jobs.count { !$0.job.state.isEnded }
    var page = Page(
      title: open > 0 ? "正在核查" : "核查完毕",
      crumbs: [Crumb(href: Address.home, text: "总览"), Crumb(href: Address.audits, text: "文书核查")], here: "核查进度", template: "sending",
      model: Model(
        lead: open > 0
          ? "共 \(jobs.count) 份，还有 \(open) 份没有完成。本页每 2 秒自动更新；离开本页约半分钟后，没有完成的自动取消。"
          : "共 \(jobs.count) 份，核查了 \(jobs.count { $0.job.state == .done }) 份。",
        rows: jobs.map(Row.init), isOpen: open > 0, cancel: Address.sending(sending) + "/cancel", again: Address.sending(sending),
        back: Address.audits))
    page.refreshSeconds = open > 0 ? 2 : nil
    self.page = page
  }

  private struct Model {
    let lead: String
    let rows: [Row]
    let isOpen: Bool
    let cancel: String
    let again: String
    let back: String
  }

  private struct Row {
    let href: String?
    let name: String
    let state: String
    let message: String

    init(_ entry: (job: Job, before: Int)) {
      let job = entry.job
      href = job.state == .done ? Address.audit(job.result) : nil
      name = job.payload
      state = job.state.label
      switch job.state {
      case .waiting: message = entry.before == 0 ? "下一个就是" : "前面还有 \(entry.before) 份"
      case .running: message = job.isLong ? "内容较多，需要一些时间" : ""
      case .done, .failed, .cancelled: message = job.message
      }
    }
  }
}
