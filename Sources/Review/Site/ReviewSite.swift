import Evidence
import Facts
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import Reports
import ServiceLifecycle

/// The site on which reviewers work through stories; it listens and never opens a connection.
///
///     let site = try await ReviewSite(sources, evidence: folder, log: log, options: ReviewOptions())
///     try await site.run { address in print(address) }
public struct ReviewSite: Sendable {
  private let options: ReviewOptions
  private let desk: ReviewDesk
  private let evidence: EvidenceFolder?
  private let clock: @Sendable () -> Int
  private let logger: Logger

  /// Reads and checks all stories.
  /// - Parameter clock: Milliseconds since 1970; the site's only clock.
  /// - Throws: `Diagnostic` where others could reach the site without what protects it, or where the log
  ///   of decisions cannot be used.
  public init(
    _ sources: [StorySource], evidence: EvidenceFolder?, log: DecisionLog, options: ReviewOptions,
    clock: @escaping @Sendable () -> Int, logger: Logger
  ) async throws(Diagnostic) {
    try options.validate()
    self.options = options
    self.evidence = evidence
    self.clock = clock
    self.logger = logger
    let library = await ReviewLibrary(sources, rules: options.rules)
    desk = try ReviewDesk(library: library, log: log, clock: clock)
  }

  /// How many stories are under review, and how many could not be read.
  public var counts: (stories: Int, unread: Int) {
    let stories = desk.library.stories
    return (stories.count, stories.count { !$0.isReadable })
  }

  /// Serves until the program is asked to end; requests that have begun are finished.
  /// - Parameter ready: Called with the address to open, once the site listens.
  /// - Throws: `TM5003`, `TM5004` or `TM5007`.
  public func run(_ ready: @escaping @Sendable (String) -> Void) async throws(Diagnostic) {
    let sessions = Sessions(options.accounts == nil ? .own : .team, clock: clock)
    let port = Gate.Port()
    let gate = Gate(options: options, sessions: sessions, port: port)
    let router = Router(
      context: ReviewContext.self, options: .autoGenerateHeadEndpoints)
    ReviewRoutes(
      desk: desk, evidence: evidence, sessions: sessions, options: options, gate: gate, clock: clock
    ).add(to: router)
    let options = options
    let application = Application(
      router: router, server: try server(),
      configuration: .init(
        address: .hostname(
          options.host == "localhost" ? "127.0.0.1" : options.host, port: options.port),
        availableConnectionsDelegate: MaximumAvailableConnections(
          OpenFiles.raised(), logger: logger)),
      onServerRunning: { channel in
        port.value = channel.localAddress?.port ?? options.port
        let address = options.address(port: port.value)
        ready(options.accounts == nil ? "\(address)/?token=\(sessions.issueToken())" : address)
      }, logger: logger)
    var configuration = ServiceGroupConfiguration(
      services: [application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(30)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      throw problem(error)
    }
  }

  private func server() throws(Diagnostic) -> HTTPServerBuilder {
    let seconds = options.requestSeconds
    let plain = HTTPServerBuilder.http1(
      configuration: .init(
        additionalChannelHandlers: [RequestDeadline(seconds: seconds)],
        idleTimeout: .seconds(Int64(seconds)),
        httpDecoderConfiguration: .init(
          maxHeaderFieldSize: 16_384, maxHeaderListSize: 32_768, maxHeaderFieldCount: 100)))
    guard case .certificate(let path, let key) = options.encryption else { return plain }
    do {
      let chain = try NIOSSLCertificate.fromPEMFile(path).map {
        NIOSSLCertificateSource.certificate($0)
      }
      var configuration = TLSConfiguration.makeServerConfiguration(
        certificateChain: chain,
        privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
      configuration.minimumTLSVersion = .tlsv12
      _ = try NIOSSLContext(configuration: configuration)
      return try .tls(plain, tlsConfiguration: configuration)
    } catch {
      throw ReviewProblem.badCertificate(path, "\(error)").diagnostic
    }
  }

  private func problem(_ error: any Error) -> Diagnostic {
    if let error = error as? IOError, error.errnoCode == EADDRINUSE {
      return ReviewProblem.portTaken(options.port, options.host).diagnostic
    }
    if let error = error as? IOError {
      let why = String(cString: strerror(error.errnoCode)).lowercased()
      return ReviewProblem.noAddress(options.host, why).diagnostic
    }
    return ReviewProblem.noAddress(options.host, "\(error)").diagnostic
  }
}
