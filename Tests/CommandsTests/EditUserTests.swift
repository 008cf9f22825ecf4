import Commands
import Domain
import StoreSamples
import Testing

@Suite("Editing, anonymising and deleting users")
struct EditUserTests {
  let mia: User
  let tom: User
  let shop: Shop

  init() throws {
    mia = try Samples.user(1, email: "mia@example.com")
    tom = try Samples.user(2, email: "tom@example.com", name: "Tom")
    shop = Shop(.userAdded(mia), .userAdded(tom), .productAdded(try Samples.product(1)))
  }

  @Test("Changes what is said, keeps the rest, and counts a version")
  func edit() throws {
    var edits = EditUser.Edits()
    edits.email = try EmailAddress("Mia@Example.org")
    edits.role = .manager
    let expected = User(
      id: mia.id, name: mia.name, email: try EmailAddress("mia@example.org"), role: .manager, version: 2)
    let decision = try shop.decide(EditUser(mia.id, version: 1, edits))
    #expect(decision.outcome == expected)
    #expect(decision.changes == [.userEdited(from: mia, to: expected)])
    #expect(try shop.decide(EditUser(mia.id, version: 1, EditUser.Edits())).changes == [])
    #expect(throws: StoreError.changedMeanwhile(current: 1)) { try shop.decide(EditUser(mia.id, version: 2, edits)) }
  }

  @Test("An address is of one user at a time, and free once its user has another")
  func addresses() throws {
    var shop = shop
    var edits = EditUser.Edits()
    edits.email = tom.email
    let taken = StoreError.alreadyExists(.user, field: "email", value: "tom@example.com")
    #expect(throws: taken) { try shop.decide(EditUser(mia.id, version: 1, edits)) }
    try shop.execute(AnonymiseUser(tom.id))
    #expect(try shop.decide(EditUser(mia.id, version: 1, edits)).outcome.email == tom.email)
  }

  @Test("Who is anonymous has neither name nor address, and is no less a buyer; twice is once")
  func anonymise() throws {
    var shop = shop
    let decision = try shop.execute(AnonymiseUser(mia.id, version: 1))
    let expected = User(
      id: mia.id, name: try User.Name("Anonymous"), email: try EmailAddress("\(mia.id)@anonymous.invalid"),
      role: .customer, version: 2)
    #expect(decision.changes == [.userAnonymised(expected)])
    #expect(try shop.decide(AnonymiseUser(mia.id)).changes == [])
    #expect(throws: StoreError.changedMeanwhile(current: 2)) { try shop.decide(AnonymiseUser(mia.id, version: 1)) }
  }

  @Test("Who never bought is deleted, and the address is free; who bought is not")
  func delete() throws {
    var shop = shop
    #expect(try shop.execute(DeleteUser(tom.id, version: 1)).changes == [.userDeleted(tom)])
    #expect(throws: StoreError.notFound(.user, key: "\(tom.id)")) { try shop.decide(DeleteUser(tom.id)) }
    #expect(try shop.decide(AddUser(try Samples.user(3, email: "tom@example.com"))).changes.count == 1)
    try shop.execute(
      try PlaceOrder(
        id: Samples.orderID(1), buyer: mia.id, items: [.init(try Quantity(1), of: Samples.productID(1))]))
    #expect(throws: StoreError.notDeletable(.bought(mia.id))) { try shop.decide(DeleteUser(mia.id)) }
  }
}
