import Domain

extension EntryPage.Trouble {
  /// What a refusal means for the whole form.
  init(_ refusal: StoreError) {
    switch refusal {
    case .keyReused: self = .alreadyPlaced
    case .changedMeanwhile: self = .changedMeanwhile
    case .wrongStatus: self = .closed
    case .amountTooLarge: self = .amountTooLarge
    case .unavailable(.outcomeUnknown): self = .outcomeUnknown
    case .unavailable: self = .unavailable
    case .notFound(.user, _): self = .noBuyer
    case .notFound, .outOfRange, .malformed, .alreadyExists, .shortage, .notForSale, .notTracked, .notDeletable:
      self = .beside
    }
  }
}

extension EntryLine {
  /// The line as reads have its article, or as the write side sees it where a refusal names the article: that is newer.
  init(_ line: Draft.Line, _ article: ProductDocument?, held: Held?, refusal: StoreError?) {
    product = line.product
    typed = line.quantity
    self.held = held
    var (article, onHand, isForSale) = (article, article?.onHand, article?.status == .active)
    switch refusal {
    case .notFound(.product, "\(line.product)"): article = nil
    case .notForSale(line.product): isForSale = false
    case .shortage(let shortages): onHand = shortages.first { $0.product == line.product }?.available ?? onHand
    default: break
    }
    self.article = article
    self.onHand = onHand
    self.isForSale = isForSale
  }
}
