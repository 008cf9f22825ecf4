public import CommandLineTool

/// `store-manager version`
public struct VersionCommand<Access: StoreAccess>: Command {
  public static var name: String { "version" }
  public static var summary: String { "Shows the version" }

  public init(reading arguments: inout ArgumentReader) {}

  public func run(in access: Access, on console: Console) async throws { console.print(access.version) }
}
