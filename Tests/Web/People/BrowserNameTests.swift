import Testing

@testable import HengWeb

@Suite("Names of browsers")
struct BrowserNameTests {
  @Test(
    "a browser is named as its owner names it, and by the first it was not made from",
    arguments: [
      (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36",
        "Chrome 126，Windows"
      ),
      (
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/125.0.1",
        "Edge 125，Windows"
      ),
      ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.4 Safari/605.1", "Safari 17，macOS"),
      ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36 MicroMessenger/8.0.4", "微信 8，安卓"),
      ("Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox 127，Linux"),
      ("curl/8.5.0", "curl 8"), ("something else", "没有说明的浏览器"), ("", "没有说明的浏览器"),
    ])
  func names(words: String, name: String) { #expect(BrowserName.of(words) == name) }
}
