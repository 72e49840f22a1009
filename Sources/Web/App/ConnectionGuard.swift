import NIOCore
import NIOHTTP1

/// Holds one connection to its pace (连接限时): a request's head, its body and the taking of the answer each have a time.
///
/// Only time in which the site waits for the other side counts: while a request is worked on, or the site itself does not read, no clock runs.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  /// For a head to come whole, and between requests.
  private static let head = TimeAmount.seconds(15)
  /// For a body or an answer, before their pace counts.
  private static let grace = TimeAmount.seconds(10)
  /// Bytes in a second, on this machine's own network.
  private static let pace: Int64 = 16 << 10

  private enum Phase {
    case head(since: NIODeadline)
    case body(bytes: Int64, waited: TimeAmount)
    case working
    case answer(since: NIODeadline, bytes: Int64)
  }

  private let keeper: ConnectionKeeper
  private var phase = Phase.head(since: .now())
  /// Since when the site has asked for more of a body.
  private var askedAt: NIODeadline?
  /// Requests whose answers have not gone out yet.
  private var open = 0
  private var clock: RepeatedTask?

  init(_ keeper: ConnectionKeeper) { self.keeper = keeper }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { begin(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    begin(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    end(context)
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { end(context) }

  func read(context: ChannelHandlerContext) {
    if askedAt == nil { askedAt = .now() }
    context.read()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      open += 1
      phase = .body(bytes: 0, waited: .zero)
      keeper.entered(.awaitingBody, context.channel)
    case .body(let bytes): count(Int64(bytes.readableBytes))
    case .end:
      if case .body = phase {
        phase = .working
        keeper.entered(.working, context.channel)
      }
    }
    context.fireChannelRead(data)
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    count(0)
    askedAt = nil
    context.fireChannelReadComplete()
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: phase = .answer(since: .now(), bytes: 0)
    case .body(let part):
      if case .answer(let since, let bytes) = phase { phase = .answer(since: since, bytes: bytes + Int64(part.readableBytes)) }
    case .end:
      let written = promise ?? context.eventLoop.makePromise(of: Void.self)
      let (guardian, channel) = (NIOLoopBound(self, eventLoop: context.eventLoop), context.channel)
      written.futureResult.whenComplete { _ in
        guardian.value.answered(channel)
      }
      context.write(data, promise: written)
      return
    }
    context.write(data, promise: promise)
  }

  /// The answer has gone out; another request may be waiting already.
  private func answered(_ channel: any Channel) {
    open -= 1
    phase = open > 0 ? .working : .head(since: .now())
    keeper.entered(open > 0 ? .working : .awaitingHead, channel)
  }

  private func begin(_ context: ChannelHandlerContext) {
    guard clock == nil else { return }
    phase = .head(since: .now())
    keeper.opened(context.channel)
    let (guardian, channel) = (NIOLoopBound(self, eventLoop: context.eventLoop), context.channel)
    clock = context.eventLoop.scheduleRepeatedTask(initialDelay: .seconds(1), delay: .seconds(1)) { _ in
      if guardian.value.isOverdue { channel.close(promise: nil) }
    }
  }

  private func end(_ context: ChannelHandlerContext) {
    clock?.cancel()
    clock = nil
    keeper.closed(context.channel)
  }

  /// Adds what came of a body, and how long the site waited for it.
  private func count(_ more: Int64) {
    guard case .body(let bytes, let waited) = phase else { return }
    let now = NIODeadline.now()
    phase = .body(bytes: bytes + more, waited: waited + (askedAt.map { now - $0 } ?? .zero))
    askedAt = askedAt.map { _ in now }
  }

  private var isOverdue: Bool {
    switch phase {
    case .head(let since): .now() - since > Self.head
    case .body(let bytes, let waited): Self.isTooSlow(waited + (askedAt.map { .now() - $0 } ?? .zero), bytes)
    case .working: false
    case .answer(let since, let bytes): Self.isTooSlow(.now() - since, bytes)
    }
  }

  private static func isTooSlow(_ time: TimeAmount, _ bytes: Int64) -> Bool {
    time > grace + .nanoseconds(bytes * 1_000_000_000 / pace)
  }
}

/// Puts a guard where requests and answers are seen in parts, right behind the decoder.
final class ConnectionGuardInstaller: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny
  private let keeper: ConnectionKeeper

  init(_ keeper: ConnectionKeeper) { self.keeper = keeper }

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    do {
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
      try pipeline.addHandler(ConnectionGuard(keeper), position: .after(decoder))
    } catch {
      // Without its guard a connection is not served.
      context.close(promise: nil)
    }
  }
}
