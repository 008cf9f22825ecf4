import CommandLineTool
import Commands
import Domain
import MemoryEngine
import Testing

@Suite("store-manager import")
struct ImportCommandTests {
  let shop = ShopAccess()
  let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  let products = "sku,name,price\nA,Lamp,19.99\nB,Vase,5.00\n"

  @Test("Takes a file and says what became of it; the same file again changes nothing")
  func imports() async throws {
    let file = try folder.file("products.csv", products)
    #expect(
      await shop.answer("import", "products", file)
        == Answer(.success, "2 products added, 0 unchanged, 0 refused (2 rows)\n"))
    #expect(shop.memory.rows.products.count == 2)
    #expect(
      await shop.answer("import", "products", file)
        == Answer(.success, "0 products added, 2 unchanged, 0 refused (2 rows)\n"))
  }

  @Test("Users and orders too, an order for each reference")
  func usersAndOrders() async throws {
    let users = try folder.file("users.csv", "email,name,role\nmia@example.com,Mia,customer\n")
    let orders = try folder.file(
      "orders.csv",
      """
      reference,placed_at,buyer_email,sku,quantity,unit_price
      1,2010-12-01T08:26:00Z,mia@example.com,A,1,2.55
      1,2010-12-01T08:26:00Z,mia@example.com,B,1,2.55

      """)
    _ = await shop.answer("import", "products", try folder.file("products.csv", products))
    #expect(
      await shop.answer("import", "users", users)
        == Answer(.success, "1 user added, 0 unchanged, 0 refused (1 row)\n"))
    #expect(
      await shop.answer("import", "orders", orders)
        == Answer(.success, "1 order added, 0 unchanged, 0 refused (2 rows)\n"))
  }

  @Test("Progress goes where errors go")
  func progress() async throws {
    let errors = MemoryStream()
    _ = await shop.run(
      ["import", "products", try folder.file("products.csv", products)],
      on: Console(output: MemoryStream(), errors: errors))
    #expect(errors.text.hasPrefix("Importing products, bytes: 40 in "))
  }

  @Test("Refused rows are named, the others are taken, and the program fails")
  func refusals() async throws {
    let file = try folder.file("products.csv", "sku,name,price\nA,Lamp,free\nB,Vase,5.00\nC\nb,Vase,5.00\n")
    let answer = await shop.answer("import", "products", file)
    #expect(
      answer
        == Answer(
          .failure, "1 product added, 0 unchanged, 3 refused (4 rows)\n",
          """
          row 2, price: must be an amount such as 999.95, at most 2 decimals
          row 4: has 1 field where the header has 3
          row 5, sku: stands in row 3 already
          error: 3 rows of \(file) were refused; correct the file and import it again, or use --refused FILE to get only these rows
          """))
  }

  @Test("With --refused, they are in a file to correct and import again")
  func refusedFile() async throws {
    let file = try folder.file("products.csv", "sku,name,price\nA,Lamp,free\nB,Vase,5.00\n")
    let answer = await shop.answer("import", "products", file, "--refused", folder("refused.csv"))
    #expect(
      answer.errors.last
        == "error: 1 row of \(file) was refused; correct it in \(folder("refused.csv")) and import that")
    let refused = try #require(folder.text("refused.csv"))
    #expect(
      refused
        == "sku,name,price,refused\r\nA,Lamp,free,\"price: must be an amount such as 999.95, at most 2 decimals\"\r\n")

    let corrected = try folder.file("corrected.csv", refused.replacing("free", with: "7.00"))
    #expect(
      await shop.answer("import", "products", corrected, "--refused", folder("again.csv"))
        == Answer(.success, "1 product added, 0 unchanged, 0 refused (1 row)\n"))
    #expect(folder.text("again.csv") == nil, "nothing was refused")
  }

  @Test("A file that is there already is never overwritten, and nothing is imported")
  func refusedFileExists() async throws {
    let file = try folder.file("products.csv", products)
    let answer = await shop.answer("import", "products", file, "--refused", file)
    #expect(
      answer
        == Answer(
          .failure, "", "error: \(file) is there already; choose another name, so that nothing in it is lost"))
    #expect(folder.text("products.csv") == products)
    #expect(shop.opened == 0)
  }

  @Test("A dry run checks the file and does not open the store")
  func dryRun() async throws {
    let file = try folder.file("products.csv", products + "C,,1.00\n")
    let answer = await shop.answer("import", "products", file, "--dry-run")
    #expect(answer.output == "2 products could be imported, 1 refused (3 rows)\n")
    #expect(answer.errors.first == "row 4, name: must be 1 to 150 characters")
    #expect(answer.code == .failure)
    #expect(shop.opened == 0)
  }

  @Test("More refused rows than are kept are counted")
  func manyRefusals() async throws {
    let file = try folder.file("users.csv", "email,name,role\n" + String(repeating: "x,X,admin\n", count: 2_001))
    let answer = await shop.answer("import", "users", file)
    #expect(answer.errors.count == 1_002)
    #expect(answer.errors[999] == "row 1001, email: must be 3 to 254 characters")
    #expect(answer.errors[1_000] == "and 1,001 more")
    #expect(answer.errors[1_001].hasPrefix("error: 2,001 rows of \(file) were refused"))
  }

  @Test("What is no file to import is refused with a sentence that says what to do")
  func faults() async throws {
    let sentences = [
      ("", "is empty; its first row has to name the columns"),
      ("sku,price\n", "lacks the column name; name the columns in the first row"),
      ("name\n", "lacks the columns sku, price; name the columns in the first row"),
      ("sku,name,price,price\n", "has the column \"price\" twice; remove one of them"),
      (
        "sku,name,cost\n",
        "has a column \"cost\" that is not known; remove or rename it; there are sku, name, price, category, barcode, "
          + "on_hand, reorder_point"
      ),
      ("sku,name,price\0\n", "is not UTF-8 text; save it as CSV in UTF-8"),
    ]
    for (text, sentence) in sentences {
      let file = try folder.file("products.csv", text)
      #expect(await shop.answer("import", "products", file) == Answer(.failure, "", "error: \(file) \(sentence)"))
    }
    let open = try folder.file("products.csv", products + "\"C,Chair,9.00\n")
    #expect(
      await shop.answer("import", "products", open)
        == Answer(
          .failure, "",
          "error: a quote that opens in row 4 of \(open) is not closed (2 products were added before); close it, or "
            + "write a quote within quotes twice, then import the file again: what is there already is passed over"))
  }

  @Test("A file that is not there, or is a folder")
  func noFile() async throws {
    #expect(
      await shop.answer("import", "users", folder("none.csv"))
        == Answer(.failure, "", "error: \(folder("none.csv")) cannot be read: No such file or directory"))
    #expect(
      await shop.answer("import", "users", folder.path)
        == Answer(.failure, "", "error: \(folder.path) is a folder, not a file"))
    let file = try folder.file("users.csv", "email,name,role\n")
    #expect(
      await shop.answer("import", "users", file, "--refused", folder("none/refused.csv"))
        == Answer(.failure, "", "error: \(folder("none/refused.csv")) cannot be made: No such file or directory"))
  }

  @Test("A store that cannot go on stops the import, and says what to do")
  func storeStops() async throws {
    struct Full: CommandStore {
      func execute<C: Commands.Command>(_ command: C, by actor: User.ID?, once: Idempotency?) async throws(StoreError)
        -> Receipt<C.Outcome>
      { throw .unavailable(.full) }
    }
    let file = try folder.file("products.csv", products)
    #expect(
      await ShopAccess(commands: Full()).answer("import", "products", file)
        == Answer(.failure, "", "error: the disk of the store is full; free some space"))
  }

  @Test("A setting that is wrong is named before anything is read")
  func settings() async throws {
    let file = try folder.file("products.csv", products)
    #expect(
      await ShopAccess(hasCurrency: false).answer("import", "products", file)
        == Answer(.failure, "", "error: STORE_CURRENCY must be an ISO 4217 code such as EUR"))
  }

  @Test("A command line that cannot be understood exits with 2")
  func usage() async throws {
    let answer = await shop.answer("import", "product", "x.csv", "--dry")
    #expect(answer.code == .usage)
    #expect(
      answer.errors == [
        "error: there is no option --dry",
        "error: \"product\" is not allowed for KIND, it must be products, users or orders; did you mean products?",
        "Run 'store-manager import --help' to see what is possible.",
      ])
    #expect(await shop.answer("import").code == .usage)
  }
}
