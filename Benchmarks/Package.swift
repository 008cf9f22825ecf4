// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  dependencies: [.package(name: "store-manager", path: "..")],
  targets: [
    .executableTarget(
      name: "http-plaintext",
      dependencies: [
        .product(name: "EventLoops", package: "store-manager"),
        .product(name: "HTTPServer", package: "store-manager"),
      ],
      swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    .executableTarget(
      name: "cql-bench",
      dependencies: [
        .product(name: "CassandraClient", package: "store-manager"),
        .product(name: "EventLoops", package: "store-manager"),
      ],
      swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
    .executableTarget(
      name: "cql-fake",
      dependencies: [
        .product(name: "CassandraClientTesting", package: "store-manager"),
        .product(name: "CQLProtocol", package: "store-manager"),
        .product(name: "EventLoops", package: "store-manager"),
      ],
      swiftSettings: [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]),
  ]
)
