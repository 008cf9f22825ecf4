"""Shops to measure with, the same every time: chance is seeded."""
import csv
import random
import sqlite3

from tools import run

PRODUCTS = 1_000
BUYERS = 1_000


def catalogue(folder):
    """A store in `folder` with products of ample stock and with buyers."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = ((f"BENCH-{n}", f"Product {n}", f"{1 + n % 90}.99", 999_999) for n in range(PRODUCTS))
    load(folder, "products", ["sku", "name", "price", "on_hand"], rows)
    load(folder, "users", ["email", "name", "role"],
         ((f"buyer-{n}@example.com", f"Buyer {n}", "customer") for n in range(BUYERS)))


def history(folder, name, orders, lines_each, first=0):
    """A file of past orders, each of so many lines, a year of them."""
    chance = random.Random(first)
    path = folder / f"{name}.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["reference", "placed_at", "buyer_email", "sku", "quantity", "unit_price"])
        for order in range(first, first + orders):
            minute = order * 525_600 // (first + orders)
            day, rest = divmod(minute, 1_440)
            placed = f"2024-{day // 31 + 1:02}-{day % 31 % 28 + 1:02}T{rest // 60:02}:{rest % 60:02}:00Z"
            buyer = f"buyer-{chance.randrange(BUYERS)}@example.com"
            for _ in range(lines_each):
                product = chance.randrange(PRODUCTS)
                writer.writerow(
                    [f"H-{order}", placed, buyer, f"BENCH-{product}", chance.randint(1, 9), f"{1 + product % 90}.99"])
    return path


def load(folder, kind, header, rows):
    path = folder / f"{kind}.csv"
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
    run(["import", kind, path], folder / "data")


def order_script(folder):
    """A wrk script that orders three of the products for one of the buyers."""
    with sqlite3.connect(folder / "data/store.db") as store:
        products, buyers = (
            [f"'\"{text(row[0])}\"'" for row in store.execute(f"SELECT id FROM {table}")]
            for table in ("products", "users"))
    return script_of_orders(folder / "orders.lua", products, buyers)


def numbered_order_script(folder):
    """The same for a service whose products and buyers have numbers."""
    return script_of_orders(
        folder / "numbered-orders.lua", map(str, range(1, PRODUCTS + 1)), map(str, range(1, BUYERS + 1)))


def script_of_orders(script, products, buyers):
    """A wrk script in the file `script`; products and buyers are what Lua writes as JSON."""
    script.write_text(f"""
local products, buyers = {{{",".join(products)}}}, {{{",".join(buyers)}}}
math.randomseed(1)
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
request = function()
  local items = {{}}
  for line = 1, 3 do
    items[line] = '{{"product_id":' .. products[math.random(#products)] .. ',"quantity":1}}'
  end
  local buyer = buyers[math.random(#buyers)]
  return wrk.format(nil, nil, nil, '{{"user_id":' .. buyer .. ',"items":[' .. table.concat(items, ",") .. ']}}')
end
""")
    return script


def some_orders(folder, count=1_000):
    """Identifiers of orders, from anywhere in the store."""
    with sqlite3.connect(folder / "data/store.db") as store:
        orders = [text(row[0]) for row in store.execute("SELECT id FROM orders ORDER BY id")]
    return random.Random(1).sample(orders, min(count, len(orders)))


def read_script(folder, paths):
    """A wrk script that asks for one of the paths by chance. Its requests are written beforehand."""
    script = folder / f"read-{len(paths)}-{paths[0].strip('/').replace('/', '-')}.lua"
    script.write_text(f"""
local paths, requests = {{{",".join(f'"{path}"' for path in paths)}}}, {{}}
math.randomseed(1)
init = function()
  for place, path in ipairs(paths) do requests[place] = wrk.format("GET", path) end
end
request = function() return requests[math.random(#requests)] end
""")
    return script


def text(identifier):
    digits = identifier.hex()
    return "-".join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])
