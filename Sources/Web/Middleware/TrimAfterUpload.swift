import HTTPTypes
import Hummingbird

#if canImport(Glibc)
  import Glibc
#endif

/// Gives memory back to the system after a large request has been worked on (归还内存): the allocator keeps it otherwise.
struct TrimAfterUpload<Context: RequestContext>: RouterMiddleware {
  /// From this many bytes on a request is large.
  private static var large: Int { HeapTrim.large }

  func handle(
    _ request: Request, context: Context, next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    defer {
      if request.method == .post, Int(request.headers[.contentLength] ?? "").map({ $0 >= Self.large }) ?? true { HeapTrim.soon() }
    }
    return try await next(request, context)
  }
}

/// The allocator of glibc; elsewhere nothing is done.
package enum HeapTrim {
  /// From so many bytes on, work that held them is worth a trim.
  static let large = 1 << 20

  /// After a job that was weighed apart from its request.
  @Sendable package static func afterJob(of bytes: Int) {
    if bytes >= large { soon() }
  }

  /// Large blocks are mapped one by one and go back when they are freed, whatever was allocated before them.
  static func prepare() {
    #if canImport(Glibc)
      typealias SetOption = @convention(c) (Int32, Int32) -> Int32
      guard let symbol = dlsym(nil, "mallopt") else { return }
      let setOption = unsafeBitCast(symbol, to: SetOption.self)
      // M_MMAP_THRESHOLD and M_TRIM_THRESHOLD. Source: malloc.h of glibc.
      _ = setOption(-3, 256 << 10)
      _ = setOption(-1, 1 << 20)
    #endif
  }

  /// Once the request's own buffers are gone.
  static func soon() {
    Task.detached(priority: .background) {
      try? await Task.sleep(for: .milliseconds(200))
      now()
    }
  }

  static func now() {
    #if canImport(Glibc)
      typealias Trim = @convention(c) (Int) -> Int32
      guard let symbol = dlsym(nil, "malloc_trim") else { return }
      _ = unsafeBitCast(symbol, to: Trim.self)(0)
    #endif
  }
}
