import Domain
import HTTPServer
import Queries

extension EntryPage {
  /// Looks up what an order being entered is about.
  struct Query: Sendable {
    /// How many articles or buyers are offered to choose from.
    static let offered = 8

    let store: any ReadStore
    let currency: Currency

    /// The page for the values of its address or form.
    /// - Parameters:
    ///   - key: by which the store knows the form.
    ///   - isSending: whether the order is to be placed or changed; then nothing more is added to it.
    ///   - refusal: why the store refused it, which is newer than what reads may show.
    /// - Throws: `StoreError.unavailable`.
    func model(
      of purpose: Purpose, key: String, _ values: URLEncodedValues, isSending: Bool = false,
      refusal: StoreError? = nil
    ) async throws(StoreError) -> Model {
      var draft = Draft(values)
      let scan = isSending ? pending(values) : try await scanned(values, into: &draft)
      return Model(
        purpose: purpose, key: key, buyer: try await buyer(values),
        lines: try await lines(draft, of: purpose, refusal), scan: scan,
        trouble: refusal.map(Trouble.init) ?? purpose.trouble(values))
    }

    /// The page for an order's own lines.
    /// - Throws: `StoreError.unavailable`.
    func model(changing order: OrderDocument, key: String) async throws(StoreError) -> Model {
      let purpose = Purpose.changing(order)
      return Model(
        purpose: purpose, key: key, buyer: .none, lines: try await lines(Draft(order), of: purpose, nil),
        scan: .none, trouble: order.status == .placed ? nil : .closed)
    }
  }
}

extension EntryPage.Query {
  private func pending(_ values: URLEncodedValues) -> EntryPage.ScanOutcome {
    Scan(values[Draft.Field.add] ?? "") == nil ? .none : .pending(text: values[Draft.Field.add] ?? "")
  }

  /// Adds the article that was picked, or the only one that the text can mean.
  private func scanned(
    _ values: URLEncodedValues, into draft: inout Draft
  ) async throws(StoreError) -> EntryPage.ScanOutcome {
    let typed = values[Draft.Field.add] ?? ""
    let scan = Scan(typed)
    if let picked = values[Draft.Field.pick].flatMap(Product.ID.init), let article = try await article(picked) {
      return add(scan?.units ?? 1, of: article, typed, to: &draft)
    }
    guard let scan else { return .none }
    let found = try await articles(matching: scan.text)
    if let meant = found.meant(by: scan.text) { return add(scan.units, of: meant, typed, to: &draft) }
    guard !found.isEmpty else { return .nothing(text: typed) }
    return .found(text: typed, Array(found.prefix(Self.offered)), hasMore: found.count > Self.offered)
  }

  private func add(
    _ units: Int, of article: ProductDocument, _ typed: String, to draft: inout Draft
  ) -> EntryPage.ScanOutcome {
    draft.add(units, of: article.id) ? .added(units: units, name: article.name) : .noRoom(text: typed)
  }

  private func articles(matching text: String) async throws(StoreError) -> [ProductDocument] {
    guard let search = SearchText(text) else { return [] }
    var query = ProductListQuery()
    query.search = search
    query.status = .active
    query.sort = .sku
    query.limit = PageLength.allowed.upperBound
    var articles: [ProductDocument] = []
    for row in try await store.products(query).products {
      articles.append(try ProductDocument(row.json, onHand: row.onHand, currency: currency))
    }
    return articles
  }

  private func article(_ id: Product.ID) async throws(StoreError) -> ProductDocument? {
    guard let product = try await store.product(id) else { return nil }
    return try ProductDocument(product.json, onHand: product.onHand, currency: currency)
  }
}

extension [ProductDocument] {
  /// The one whose barcode or SKU the text is, else the only one that it found.
  fileprivate func meant(by text: String) -> ProductDocument? {
    let text = text.lowercased()
    let exact = filter { $0.sku.lowercased() == text || $0.barcode?.lowercased() == text }
    if exact.count == 1 { return exact[0] }
    return count == 1 ? self[0] : nil
  }
}

extension EntryPage.Query {
  private func buyer(_ values: URLEncodedValues) async throws(StoreError) -> EntryPage.Buyer {
    if let chosen = values[Draft.Field.choose] ?? values[Draft.Field.buyer], values[Draft.Field.change] == nil,
      let id = User.ID(chosen), let user = try await store.user(id)
    {
      return .chosen(try UserDocument(user, currency: currency))
    }
    let typed = values[Draft.Field.who] ?? ""
    guard let search = SearchText(typed) else { return .none }
    var query = UserListQuery()
    query.search = search
    query.sort = .name
    query.limit = Self.offered
    let page = try await store.users(query)
    var found: [UserDocument] = []
    for user in page.users { found.append(try UserDocument(user, currency: currency)) }
    return .searched(text: typed, found: found, hasMore: page.next != nil)
  }

  private func lines(
    _ draft: Draft, of purpose: EntryPage.Purpose, _ refusal: StoreError?
  ) async throws(StoreError) -> [EntryLine] {
    let held = purpose.held
    var lines: [EntryLine] = []
    for line in draft.lines {
      let article = try await article(line.product)
      lines.append(EntryLine(line, article, held: held[line.product], refusal: refusal))
    }
    return lines
  }
}

extension EntryPage.Purpose {
  /// What became of the order since the form was opened.
  fileprivate func trouble(_ values: URLEncodedValues) -> EntryPage.Trouble? {
    guard case .changing(let order) = self else { return nil }
    if order.status != .placed { return .closed }
    return values[Draft.Field.version] == "\(order.version)" ? nil : .changedMeanwhile
  }

  /// What the order to be changed has sold already.
  fileprivate var held: [Product.ID: EntryLine.Held] {
    guard case .changing(let order) = self else { return [:] }
    return order.lines.reduce(into: [:]) { held, line in
      held[line.product] = EntryLine.Held(
        units: (held[line.product]?.units ?? 0) + line.quantity, unitPrice: line.unitPrice)
    }
  }
}
