public import CQLProtocol

/// What the keyspaces of a cluster are made of, as one node had it at one moment; see ``CassandraSession/schema()``.
public struct SchemaDescription: Hashable, Sendable {
  /// The keyspaces, those of the nodes themselves too, in the order of their names.
  public let keyspaces: [KeyspaceDescription]

  /// The keyspace of that name, as the system tables spell it; nil where there is none.
  public subscript(name: String) -> KeyspaceDescription? { keyspaces.first { $0.name == name } }
}

/// A keyspace and what is in it.
public struct KeyspaceDescription: Hashable, Sendable {
  /// The keyspace's name, as the system tables spell it.
  public let name: String
  /// The class that places copies, under `class`, and what it is told: how many copies each data centre keeps.
  public let replication: [String: String]
  /// Whether writes go through the commit log.
  public let hasDurableWrites: Bool
  /// The tables, in the order of their names.
  public let tables: [TableDescription]
  /// The materialized views, in the order of their names.
  public let views: [ViewDescription]
  /// The types that somebody created, in the order of their names.
  public let types: [UserDefinedType]

  /// The functions that somebody created, in the order of their names and arguments.
  public let functions: [FunctionDescription]
  /// The aggregates that somebody created, in the order of their names and arguments.
  public let aggregates: [AggregateDescription]

  /// The table of that name; nil where there is none.
  public func table(_ name: String) -> TableDescription? { tables.first { $0.name == name } }

  /// The materialized view of that name; nil where there is none.
  public func view(_ name: String) -> ViewDescription? { views.first { $0.table.name == name } }

  /// The type of that name; nil where there is none.
  public func type(_ name: String) -> UserDefinedType? { types.first { $0.name == name } }
}
