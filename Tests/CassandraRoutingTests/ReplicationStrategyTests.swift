import Testing

@testable import CassandraClient

@Suite("Replication settings")
struct ReplicationStrategyTests {
  @Test("A class is known by its short name and by its full one")
  func names() {
    for package in ["", "org.apache.cassandra.locator."] {
      #expect(
        ReplicationStrategy(["class": package + "SimpleStrategy", "replication_factor": "3"]) == .simple(factor: 3))
      #expect(
        ReplicationStrategy(["class": package + "NetworkTopologyStrategy", "dc1": "3", "dc2": "2"])
          == .networkTopology(["dc1": 3, "dc2": 2]))
      #expect(ReplicationStrategy(["class": package + "LocalStrategy"]) == .other)
    }
  }

  @Test("Of transient replication the whole copies count (case 31)", arguments: [("3/1", 2), ("5/0", 5), ("2/2", 0)])
  func transient(factor: String, copies: Int) {
    let simple = ReplicationStrategy(["class": "SimpleStrategy", "replication_factor": factor])
    #expect(simple == .simple(factor: copies))
    let topology = ReplicationStrategy(["class": "NetworkTopologyStrategy", "dc1": factor])
    #expect(topology == .networkTopology(copies == 0 ? [:] : ["dc1": copies]))
  }

  @Test(
    "What is no number of copies routes nothing",
    arguments: ["", "x", "-1", "3/", "/1", "3/4", "3/-1", "3/1/1", "99999999999999999999"])
  func refuses(factor: String) {
    #expect(ReplicationStrategy(["class": "SimpleStrategy", "replication_factor": factor]) == .other)
    #expect(
      ReplicationStrategy(["class": "NetworkTopologyStrategy", "dc1": factor, "dc2": "1"])
        == .networkTopology(["dc2": 1]))
  }

  @Test("Settings without a class or of an unknown one route nothing")
  func unknown() {
    #expect(ReplicationStrategy([:]) == .other)
    #expect(ReplicationStrategy(["class": ""]) == .other)
    #expect(ReplicationStrategy(["class": "SimpleStrategy"]) == .other)
    #expect(ReplicationStrategy(["class": "com.example.MyStrategy", "replication_factor": "3"]) == .other)
  }

  @Test("A data centre that keeps no copies is as one not named (case 31)")
  func none() {
    let one = ReplicationStrategy(["class": "NetworkTopologyStrategy", "dc1": "1", "dc2": "0"])
    #expect(one == ReplicationStrategy(["class": "NetworkTopologyStrategy", "dc1": "1"]))
  }
}
