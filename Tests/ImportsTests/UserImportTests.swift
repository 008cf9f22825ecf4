import Domain
import Imports
import MemoryEngine
import Testing

@Suite("Importing users")
struct UserImportTests {
  let depot: Depot
  init() throws { depot = try Depot() }

  @Test("Addresses are normalised, roles are words in any case")
  func users() async throws {
    let report = try await depot.take(.users, "role,email,name\nCustomer,Mia@Example.com, Mia \n manager ,b@b.org,Bo\n")
    #expect(report.figures == [2, 2, 2, 0, 0, 0])
    #expect(depot.users.map(\.email.text) == ["b@b.org", "mia@example.com"])
    #expect(depot.users.map(\.name.text) == ["Bo", "Mia"])
    #expect(depot.users.map(\.role) == [.manager, .customer])
  }

  @Test("The same file again changes nothing")
  func twice() async throws {
    let file = "email,name,role\nmia@example.com,Mia,customer\n"
    try await depot.take(.users, file)
    #expect(try await depot.take(.users, file).figures == [1, 1, 0, 1, 0, 0])
    #expect(depot.store.log.count == 1)
  }

  @Test("Each refused row is named with its column and reason")
  func refusals() async throws {
    let report = try await depot.take(
      .users,
      "email,name,role\nmia,Mia,customer\na@b.org,,customer\nb@b.org,Bo,boss\nc@b.org,C,admin\nC@B.org,C,admin\n")
    let roles = "customer, supplier, employee, manager, admin"
    let refused: [RefusedRow] = [
      .init(
        row: 2, column: "email",
        reason: .store(.malformed(field: "email", expected: "an address such as name@example.com"))),
      .init(row: 3, column: "name", reason: .store(.outOfRange(field: "name", allowed: "1 to 100 characters"))),
      .init(row: 4, column: "role", reason: .store(.malformed(field: "role", expected: roles))),
      .init(row: 6, column: "email", reason: .repeated(row: 5)),
    ]
    #expect(report.refusals == refused)
    #expect(report.figures == [5, 5, 1, 0, 4, 4])
  }
}
