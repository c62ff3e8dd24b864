import HTTPTypes
import Hummingbird
import NIOCore
import Reports

/// What the site knows of a request besides the request.
struct ReviewContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The client's address, for the limit of log-ins.
  let remote: String
  /// Who asks, once the guard has let them in.
  var session: Session?

  init(source: ApplicationRequestContextSource) {
    coreContext = .init(source: source)
    remote = source.channel.remoteAddress?.ipAddress ?? ""
  }

  /// Bytes of a form; more is refused.
  var maxUploadSize: Int { 64 * 1_024 }

  var viewer: Viewer {
    Viewer(
      name: session?.name, role: session?.role ?? .reader, isAccount: session?.isAccount ?? false)
  }
}

extension Response {
  static func page(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: text)))
  }

  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "application/json; charset=utf-8"],
      body: .init(byteBuffer: ByteBuffer(string: value.indentedText + "\n")))
  }

  static func moved(to address: String) -> Response {
    Response(status: .seeOther, headers: [.location: address])
  }
}

extension Request {
  /// A header by its name, as browsers send it.
  func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

  var fields: FormFields { FormFields(uri.query ?? "") }

  /// True where the client asks for JSON rather than a page.
  var wantsJSON: Bool { header("Accept")?.hasPrefix("application/json") == true }
}
