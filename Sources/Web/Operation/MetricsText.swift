/// The figures in the text format of Prometheus (指标文本).
struct MetricsText {
  private var lines: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  init(_ measures: RequestMeasures.State, _ gauges: [Gauge]) {
    add("heng_http_requests_total", "Requests by route pattern and class of status.", "counter")
    for (key, count) in measures.counts.sorted(by: {
      ($0.key.route, $0.key.method, $0.key.kind) < ($1.key.route, $1.key.method, $1.key.kind)
    }) {
      lines.append("heng_http_requests_total{method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.kind)xx\"} \(count)")
    }
    let name = "heng_http_request_duration_seconds"
    add(name, "Time until an answer was ready.", "histogram")
    var sum = 0
    for (bound, count) in zip(RequestMeasures.bounds + ["+Inf"], measures.buckets) {
      sum += count
      lines.append("\(name)_bucket{le=\"\(bound)\"} \(sum)")
    }
    lines += ["\(name)_sum \(measures.seconds)", "\(name)_count \(sum)"]
    for gauge in gauges {
      add(gauge.name, gauge.help, "gauge")
      lines.append("\(gauge.name) \(gauge.value)")
    }
  }

  private mutating func add(_ name: String, _ help: String, _ type: String) {
    lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(type)"]
  }
}
