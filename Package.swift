// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "store-manager",
  products: [
    .executable(name: "store-manager", targets: ["store-manager"]),
    .library(name: "EventLoops", targets: ["EventLoops"]),
    .library(name: "HTTPServer", targets: ["HTTPServer"]),
    .library(name: "Markup", targets: ["Markup"]),
    .library(name: "Telemetry", targets: ["Telemetry"]),
    .library(name: "Settings", targets: ["Settings"]),
    .library(name: "CommandLineTool", targets: ["CommandLineTool"]),
    .library(name: "JSON", targets: ["JSON"]),
    .library(name: "CQLProtocol", targets: ["CQLProtocol"]),
    .library(name: "CassandraClient", targets: ["CassandraClient"]),
    .library(name: "CassandraClientTesting", targets: ["CassandraClientTesting"]),
  ],
  targets: [
    // What any Swift server needs; knows no store.
    layer("EventLoops", in: "Platform", over: ["CUV", "CGnuTLS"]),
    layer("HTTPServer", in: "Platform", over: ["EventLoops", "CMicroHTTPD", "CZlib"]),
    layer("Markup", in: "Platform"),
    layer("Telemetry", in: "Platform"),
    layer("Settings", in: "Platform"),
    layer("CommandLineTool", in: "Platform"),
    layer("JSON", in: "Platform"),
    layer("Cryptography", in: "Platform", over: ["CSodium"]),

    // What any Swift program needs to speak with Apache Cassandra; knows no store.
    layer("CQLProtocol", in: "Cassandra", over: ["CLZ4", "CZlib"]),
    layer("CassandraClient", in: "Cassandra", over: ["CQLProtocol", "EventLoops"], exclude: ["README.md"]),
    layer("CassandraClientTesting", in: "Cassandra", over: ["CassandraClient", "CQLProtocol", "EventLoops"]),

    // What a shop is; knows no machine.
    layer("Domain", in: "Store"),
    layer("Commands", in: "Store", over: ["Domain"]),
    layer("Queries", in: "Store", over: ["Domain", "JSON"]),
    layer("Records", in: "Store", over: ["Domain", "Commands", "JSON", "Cryptography"]),
    layer("Imports", in: "Store", over: ["Domain", "Commands"]),

    // Where it is kept.
    layer("MemoryEngine", in: "Engines", over: ["Domain", "Commands", "Queries", "Synchronisation"]),
    layer("SQLEngine", in: "Engines", over: ["Domain", "Commands", "Records", "Cryptography"]),
    layer(
      "Synchronisation", in: "Engines", over: ["Domain", "Commands", "Queries", "Records", "Cryptography"]),
    layer(
      "SQLiteEngine", in: "Engines",
      over: ["Domain", "Commands", "Queries", "Records", "SQLEngine", "Synchronisation", "Cryptography", "CSQLite"]),

    // How people and programs meet it.
    layer(
      "API", in: "Interfaces",
      over: ["Domain", "Commands", "Queries", "Imports", "HTTPServer", "JSON", "Telemetry", "Cryptography"],
      resources: [.embedInCode("Resources")]),
    layer(
      "Web", in: "Interfaces",
      over: ["Domain", "Commands", "Queries", "Imports", "HTTPServer", "Markup", "JSON", "Cryptography"],
      resources: [.embedInCode("Resources")]),
    layer("Terminal", in: "Interfaces", over: ["Domain", "Commands", "Queries", "Imports", "CommandLineTool", "JSON"]),

    // What runs.
    layer(
      "StoreServer", in: "Program",
      over: [
        "Domain", "Commands", "Queries", "Records", "Imports", "SQLEngine", "SQLiteEngine", "Synchronisation", "API",
        "Web", "Terminal",
        "EventLoops", "HTTPServer", "Telemetry", "Settings", "CommandLineTool", "Cryptography", "JSON",
      ]),
    .executableTarget(
      name: "store-manager", dependencies: ["StoreServer", "CommandLineTool"], path: "Sources/Program/store-manager",
      swiftSettings: strict()),

    library("CUV", pkgConfig: "libuv", apt: "libuv1-dev", brew: "libuv"),
    library("CGnuTLS", pkgConfig: "gnutls", apt: "libgnutls28-dev", brew: "gnutls"),
    library("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev", brew: "libmicrohttpd"),
    library("CZlib", pkgConfig: "zlib", apt: "zlib1g-dev", brew: "zlib"),
    library("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev", brew: "libsodium"),
    library("CLZ4", pkgConfig: "liblz4", apt: "liblz4-dev", brew: "lz4"),
    library("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev", brew: "sqlite"),

    samples("Randomness", over: []),
    samples("StoreSamples", over: ["Domain", "Records", "Queries", "Randomness"]),
    .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
    samples("ChildProcesses", over: ["CSpawn"]),
    tests("ChildProcessesTests", of: ["ChildProcesses"]),
    tests("EventLoopsTests", of: ["EventLoops", "ChildProcesses"]),
    .executableTarget(name: "connection-crowd", path: "Tests/ConnectionCrowd", swiftSettings: strict()),
    tests("HTTPServerTests", of: ["HTTPServer", "EventLoops", "ChildProcesses", "connection-crowd"]),
    tests("MarkupTests", of: ["Markup"]),
    tests("TelemetryTests", of: ["Telemetry"]),
    tests("SettingsTests", of: ["Settings"]),
    tests("CommandLineToolTests", of: ["CommandLineTool"]),
    tests("JSONTests", of: ["JSON"]),
    tests("CryptographyTests", of: ["Cryptography"]),
    tests("CQLProtocolTests", of: ["CQLProtocol", "Randomness"]),
    tests(
      "CassandraRoutingTests",
      of: ["CassandraClient", "CassandraClientTesting", "CQLProtocol", "EventLoops", "Randomness"]),
    tests("CassandraClientTests", of: ["CassandraClient", "CassandraClientTesting", "CQLProtocol", "EventLoops"]),
    tests(
      "CassandraClusterTests", of: ["CassandraClient", "CQLProtocol", "EventLoops", "ChildProcesses", "JSON"]),
    tests("DomainTests", of: ["Domain", "StoreSamples", "Randomness"]),
    tests("CommandsTests", of: ["Domain", "Commands", "StoreSamples"]),
    tests(
      "CommandStoreContractTests",
      of: ["Domain", "Commands", "Records", "MemoryEngine", "SQLEngine", "SQLiteEngine", "StoreSamples"]),
    tests(
      "ReadStoreContractTests",
      of: [
        "Domain", "Queries", "Records", "MemoryEngine", "SQLEngine", "SQLiteEngine", "Synchronisation", "JSON",
        "StoreSamples", "Randomness",
      ]),
    tests("QueriesTests", of: ["Domain", "Queries", "JSON", "StoreSamples", "Randomness"]),
    tests("RecordsTests", of: ["Domain", "Commands", "Records", "JSON", "Cryptography", "StoreSamples", "Randomness"]),
    tests("ImportsTests", of: ["Domain", "Commands", "Imports", "MemoryEngine", "StoreSamples", "Randomness"]),
    tests(
      "SynchronisationTests",
      of: ["Domain", "Commands", "Queries", "Records", "Synchronisation", "StoreSamples", "Randomness"]),
    tests(
      "SQLiteEngineTests",
      of: [
        "Domain", "Commands", "Queries", "Records", "SQLEngine", "SQLiteEngine", "Synchronisation", "JSON",
        "Cryptography", "MemoryEngine", "StoreSamples", "Randomness",
      ]),
    tests(
      "APITests", of: ["Domain", "Commands", "Queries", "API", "MemoryEngine", "HTTPServer", "JSON", "Telemetry"]),
    tests(
      "WebTests",
      of: [
        "Domain", "Commands", "Queries", "Imports", "Web", "MemoryEngine", "HTTPServer", "Markup", "JSON",
        "StoreSamples",
      ]),
    tests(
      "TerminalTests",
      of: [
        "Domain", "Commands", "Queries", "Imports", "Terminal", "CommandLineTool", "MemoryEngine", "JSON",
        "StoreSamples",
      ]),
    tests(
      "IntegrationTests",
      of: [
        "Domain", "Commands", "Queries", "StoreServer", "JSON", "EventLoops", "ChildProcesses", "StoreSamples",
        .target(name: "store-manager"), "Randomness",
      ]),
  ]
)

/// The same habits for every target of ours.
func strict() -> [SwiftSetting] {
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
  ]
}

/// A target of ours: the folder says where it belongs, the compiler keeps it there.
func layer(
  _ name: String, in folder: String, over lower: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .target(
    name: name, dependencies: lower, path: "Sources/\(folder)/\(name)", exclude: exclude, resources: resources,
    swiftSettings: strict())
}

/// What several test targets build their cases from.
func samples(_ name: String, over lower: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: lower, path: "Tests/\(name)", swiftSettings: strict())
}

func tests(_ name: String, of subjects: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: subjects, swiftSettings: strict())
}

/// A C library that the distribution keeps patched. One target of ours wraps each.
func library(_ name: String, pkgConfig: String, apt: String, brew: String) -> Target {
  .systemLibrary(
    name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([apt]), .brew([brew])])
}
