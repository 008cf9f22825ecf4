import Commands
import Domain
import StoreSamples
import Testing

@Suite("Editing, anonymising and deleting users")
struct EditUserTests {
  let mia: User
  let tom: User
  let past: [Change]

  init() throws {
    mia = try Samples.user(1, email: "mia@example.com")
    tom = try Samples.user(2, email: "tom@example.com", name: "Tom")
    past = [.userAdded(mia), .userAdded(tom), .productAdded(try Samples.product(1))]
  }

  @Test("Changes what is said, keeps the rest, and counts a version", arguments: Engine.allCases)
  func edit(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    var edits = EditUser.Edits()
    edits.email = try EmailAddress("Mia@Example.org")
    edits.role = .manager
    let expected = User(
      id: mia.id, name: mia.name, email: try EmailAddress("mia@example.org"), role: .manager, version: 2)
    let decision = try await shop.decide(EditUser(mia.id, version: 1, edits))
    #expect(decision.outcome == expected)
    #expect(decision.changes == [.userEdited(from: mia, to: expected)])
    #expect(try await shop.decide(EditUser(mia.id, version: 1, EditUser.Edits())).changes == [])
    await #expect(throws: StoreError.changedMeanwhile(current: 1)) {
      try await shop.decide(EditUser(mia.id, version: 2, edits))
    }
  }

  @Test("An address is of one user at a time, and free once its user has another", arguments: Engine.allCases)
  func addresses(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    var edits = EditUser.Edits()
    edits.email = tom.email
    let taken = StoreError.alreadyExists(.user, field: "email", value: "tom@example.com")
    await #expect(throws: taken) { try await shop.decide(EditUser(mia.id, version: 1, edits)) }
    try await shop.execute(AnonymiseUser(tom.id))
    #expect(try await shop.decide(EditUser(mia.id, version: 1, edits)).outcome.email == tom.email)
  }

  @Test("Nobody becomes anonymous at an address that somebody else has taken", arguments: Engine.allCases)
  func takenAddress(engine: Engine) async throws {
    let address = "\(mia.id)@anonymous.invalid"
    let shop = Shop(on: engine, past + [.userAdded(try Samples.user(3, email: address))])
    await #expect(throws: StoreError.alreadyExists(.user, field: "email", value: address)) {
      try await shop.decide(AnonymiseUser(mia.id))
    }
  }

  @Test(
    "Who is anonymous has neither name nor address, and is no less a buyer; twice is once", arguments: Engine.allCases)
  func anonymise(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    let decision = try await shop.execute(AnonymiseUser(mia.id, version: 1))
    let expected = User(
      id: mia.id, name: try User.Name("Anonymous"), email: try EmailAddress("\(mia.id)@anonymous.invalid"),
      role: .customer, version: 2)
    #expect(decision.changes == [.userAnonymised(expected)])
    #expect(try await shop.decide(AnonymiseUser(mia.id)).changes == [])
    await #expect(throws: StoreError.changedMeanwhile(current: 2)) {
      try await shop.decide(AnonymiseUser(mia.id, version: 1))
    }
  }

  @Test("Who never bought is deleted, and the address is free; who bought is not", arguments: Engine.allCases)
  func delete(engine: Engine) async throws {
    let shop = Shop(on: engine, past)
    #expect(try await shop.execute(DeleteUser(tom.id, version: 1)).changes == [.userDeleted(tom)])
    await #expect(throws: StoreError.notFound(.user, key: "\(tom.id)")) { try await shop.decide(DeleteUser(tom.id)) }
    #expect(try await shop.decide(AddUser(try Samples.user(3, email: "tom@example.com"))).changes.count == 1)
    try await shop.execute(
      try PlaceOrder(
        id: Samples.orderID(1), buyer: mia.id, items: [.init(try Quantity(1), of: Samples.productID(1))]))
    await #expect(throws: StoreError.notDeletable(.bought(mia.id))) { try await shop.decide(DeleteUser(mia.id)) }
  }
}
