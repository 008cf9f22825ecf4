import SQLEngine

extension Migrator {
  /// The schema of the write file. What is shipped here is never edited; what comes later is appended.
  static let sqlite = Migrator([
    Migration(
      1, "the first shop",
      [
        "PRAGMA application_id = \(StoreFiles.applicationID)",
        """
        CREATE TABLE change_log_head (
          id INTEGER PRIMARY KEY CHECK (id = 1), epoch BLOB NOT NULL, created_at INTEGER NOT NULL,
          position INTEGER NOT NULL, hash BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE change_log (
          position INTEGER PRIMARY KEY, time INTEGER NOT NULL, actor BLOB, command TEXT NOT NULL,
          changes TEXT NOT NULL, hash BLOB NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE idempotency (
          sequence INTEGER PRIMARY KEY, scope BLOB NOT NULL UNIQUE, fingerprint BLOB NOT NULL, answer TEXT,
          position INTEGER NOT NULL, time INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE products (
          id BLOB PRIMARY KEY, sku TEXT NOT NULL, sku_key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
          price INTEGER NOT NULL CHECK (price >= 0), category TEXT, barcode TEXT, reorder_point INTEGER,
          target_level INTEGER, status TEXT NOT NULL, version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE users (
          id BLOB PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE, role TEXT NOT NULL,
          version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE stocks (
          product_id BLOB PRIMARY KEY, on_hand INTEGER NOT NULL CHECK (on_hand >= 0)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE stock_movements (
          position INTEGER NOT NULL, ordinal INTEGER NOT NULL, product_id BLOB NOT NULL, delta INTEGER NOT NULL,
          balance INTEGER NOT NULL CHECK (balance >= 0), reason TEXT NOT NULL, order_id BLOB, note TEXT,
          time INTEGER NOT NULL, actor BLOB, PRIMARY KEY (position, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE orders (
          id BLOB PRIMARY KEY, reference TEXT NOT NULL, buyer_id BLOB NOT NULL,
          total INTEGER NOT NULL CHECK (total >= 0), status TEXT NOT NULL, origin TEXT NOT NULL,
          placed_at INTEGER NOT NULL, version INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE order_lines (
          order_id BLOB NOT NULL, ordinal INTEGER NOT NULL, product_id BLOB NOT NULL, sku TEXT NOT NULL,
          name TEXT NOT NULL, unit_price INTEGER NOT NULL, quantity INTEGER NOT NULL CHECK (quantity > 0),
          amount INTEGER NOT NULL, from_stock INTEGER NOT NULL, PRIMARY KEY (order_id, ordinal)
        ) STRICT, WITHOUT ROWID
        """,
        """
        CREATE TABLE imported_orders (
          reference TEXT PRIMARY KEY, order_id BLOB NOT NULL
        ) STRICT, WITHOUT ROWID
        """,
      ]),
    Migration(
      2, "what was sold, and who bought",
      [
        "CREATE TABLE sold_products (product_id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
        "INSERT INTO sold_products SELECT DISTINCT product_id FROM order_lines",
        "CREATE TABLE buyers (user_id BLOB PRIMARY KEY) STRICT, WITHOUT ROWID",
        "INSERT INTO buyers SELECT DISTINCT buyer_id FROM orders",
      ]),
    Migration(3, "who placed an order", ["ALTER TABLE orders ADD COLUMN placed_by BLOB"]),
    // SQLite fills pages one after another where a number is the key, and else spreads what comes at the end over the
    // last few, again and again.
    Migration(
      4, "the ledger by one number",
      [
        """
        CREATE TABLE ledger (
          place INTEGER PRIMARY KEY, product_id BLOB NOT NULL, delta INTEGER NOT NULL,
          balance INTEGER NOT NULL CHECK (balance >= 0), reason TEXT NOT NULL, order_id BLOB, note TEXT,
          time INTEGER NOT NULL, actor BLOB
        ) STRICT
        """,
        """
        INSERT INTO ledger
        SELECT position << 20 | ordinal, product_id, delta, balance, reason, order_id, note, time, actor
        FROM stock_movements ORDER BY position, ordinal
        """,
        "DROP TABLE stock_movements",
        "ALTER TABLE ledger RENAME TO stock_movements",
      ]),
  ])
}
