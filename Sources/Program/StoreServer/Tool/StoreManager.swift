public import CommandLineTool
import Terminal

/// The program: subcommands over one composition of storage, interfaces and platform.
public enum StoreManager {
  /// Of the product, by semver.org.
  public static let version = "0.1.0"

  /// Runs the subcommand that `arguments` name.
  public static func run(_ arguments: some Sequence<String>, on console: Console = .system) async -> ExitCode {
    let tool = Tool(
      "store-manager", version: version, summary: "A store back office",
      commands: [
        ServeCommand.self, CheckCommand.self, RebuildCommand.self, BackupCommand.self, RestoreCommand.self,
        ImportCommand<ProgramAccess>.self, ExportCommand<ProgramAccess>.self, DemoCommand<ProgramAccess>.self,
        ReportCommand<ProgramAccess>.self,
        VersionCommand<ProgramAccess>.self,
      ])
    return await tool.run(arguments, in: ProgramAccess(settings: StoreSettings.process), on: console)
  }
}
