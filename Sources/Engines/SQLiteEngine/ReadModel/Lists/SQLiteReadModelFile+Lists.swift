/// The tables of lists, each with an index for each way to sort it.
extension SQLiteReadModelFile {
  static let lists = productLists + userLists + orderLists

  private static let productLists = [
    """
    CREATE TABLE product_list (
      number INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, sku TEXT NOT NULL,
      price INTEGER NOT NULL, category TEXT, status TEXT NOT NULL, words TEXT NOT NULL) STRICT
    """,
    "CREATE UNIQUE INDEX product_list_by_id ON product_list (id)",
    "CREATE INDEX product_list_by_name ON product_list (name, id)",
    "CREATE INDEX product_list_by_sku ON product_list (sku, id)",
    "CREATE INDEX product_list_by_price ON product_list (price, id)",
    "CREATE INDEX product_list_by_category ON product_list (category)",
    search("product_search"),
    // A row for each product, narrow, because sales write here: units are null where stock is not tracked. What else
    // of the product is here lets one table say what is out, low and worth how much.
    """
    CREATE TABLE on_hand (
      product BLOB PRIMARY KEY NOT NULL, units INTEGER, price INTEGER NOT NULL DEFAULT 0, reorder_point INTEGER,
      target_level INTEGER, is_for_sale INTEGER NOT NULL DEFAULT 0, last_movement INTEGER) STRICT, WITHOUT ROWID
    """,
    // Partial, so that a sale writes to them only when a product comes to be one of theirs, or ceases to be.
    "CREATE INDEX on_hand_out ON on_hand (product) WHERE units = 0 AND is_for_sale",
    "CREATE INDEX on_hand_low ON on_hand (product) WHERE units <= reorder_point AND is_for_sale",
    "CREATE INDEX on_hand_untracked ON on_hand (product) WHERE units IS NULL AND is_for_sale",
  ]

  private static let userLists = [
    """
    CREATE TABLE user_list (
      number INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
      role TEXT NOT NULL, words TEXT NOT NULL) STRICT
    """,
    "CREATE UNIQUE INDEX user_list_by_id ON user_list (id)",
    "CREATE INDEX user_list_by_name ON user_list (name, id)",
    "CREATE INDEX user_list_by_email ON user_list (email, id)",
    search("user_search"),
  ]

  /// Two rows in `order_list` and one in `order_references` are all that an order needs: what is asked of any status
  /// is merged from one range of rows for each.
  private static let orderLists = [
    """
    CREATE TABLE order_list (
      list BLOB NOT NULL, status INTEGER NOT NULL, rank INTEGER NOT NULL, order_id BLOB NOT NULL,
      reference TEXT NOT NULL, PRIMARY KEY (list, status, rank, order_id)) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE order_references (
      reference TEXT NOT NULL, order_id BLOB NOT NULL, rank INTEGER NOT NULL,
      PRIMARY KEY (reference, order_id)) STRICT, WITHOUT ROWID
    """,
  ]

  /// Rows are numbered as those of the list. Words come folded, and signs are written as letters, so the plainest
  /// tokenizer does: it only splits at blanks.
  private static func search(_ name: String) -> String {
    """
    CREATE VIRTUAL TABLE \(name) USING
      fts5 (terms, content = '', columnsize = 0, detail = none, tokenize = 'ascii', prefix = '1 2 3')
    """
  }
}
