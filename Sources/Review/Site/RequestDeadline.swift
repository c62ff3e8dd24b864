import NIOCore
import NIOHTTPTypes

/// Ends connections whose request does not arrive whole in time, however slowly its bytes drip in, and
/// those whose answer went out before the request had ended.
final class RequestDeadline: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  private let seconds: Int
  private var deadline: Scheduled<Void>?
  private var isReading = false

  init(seconds: Int) { self.seconds = seconds }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      isReading = true
      let channel = context.channel
      deadline = context.eventLoop.scheduleTask(in: .seconds(Int64(seconds))) {
        channel.close(promise: nil)
      }
    case .body: break
    case .end:
      isReading = false
      deadline?.cancel()
      deadline = nil
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    guard case .end = unwrapOutboundIn(data), isReading else {
      context.write(data, promise: promise)
      return
    }
    // What still comes of a refused request is not worth reading.
    context.writeAndFlush(data, promise: promise)
    context.close(promise: nil)
  }

  func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

  func channelInactive(context: ChannelHandlerContext) {
    deadline?.cancel()
    context.fireChannelInactive()
  }
}
