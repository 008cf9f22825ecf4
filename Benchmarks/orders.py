"""Orders over HTTP, and what is read after them."""
import time

import shop
from tools import (GO_SERVICE, STORE, free_port, get, memory, processor_seconds, quantile, serving, settings, syncs,
                   taking_turns, wrk)

AIMS = {1: "aim ≥ 2,500/s", 16: "", 64: "aim ≥ 10,000/s"}


def measure(table, effort, folder):
    shop.catalogue(folder)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with serving([STORE, "serve"], port, settings(folder / "data", port)) as process:
        time.sleep(0.5)
        table.row("memory at rest, a thousand products", f"{memory(process.pid):.1f} MB", "aim ≤ 40 MB")
        write(table, effort, folder, base, process)
        time.sleep(2)
        table.row("memory two seconds after the orders", f"{memory(process.pid):.1f} MB", "aim ≤ 40 MB")
        read(table, effort, folder, base)


def write(table, effort, folder, base, process):
    script = shop.order_script(folder)
    wrk(f"{base}/orders", 64, 1, script)
    for clients, aim in AIMS.items():
        before, position = processor_seconds(process.pid), head(base)
        opponents = {"orders": lambda seconds: wrk(f"{base}/orders", clients, seconds, script)}
        if clients == 1:
            opponents["syncs"] = lambda _: syncs(folder)
        rate = taking_turns(effort, opponents)
        cost = (processor_seconds(process.pid) - before) / max(head(base) - position, 1) * 1e6
        table.row(f"orders of three lines, durable, {clients} client{'s' * (clients > 1)}", f"{rate['orders']:,.0f}/s",
                  aim)
        table.row(f"  processor an order, {clients} client{'s' * (clients > 1)}", f"{cost:.0f} µs")
        if clients == 1:
            table.row("  orders ÷ syncs of 4 KiB that the disk takes", f"{rate['orders'] / rate['syncs']:.2f}")
    table.row("reads behind writes, 99 of 100 orders, at most", f"{quantile(base, 'store_read_lag_seconds', 0.99) * 1e3:.0f} ms",
              "aim < 20 ms")


def head(base):
    return get(f"{base}/api/v1/system/read-model")["head"]


def read(table, effort, folder, base):
    reads = {
        "an order's JSON, of a thousand": ([f"/orders/{order}" for order in shop.some_orders(folder)], None, "aim ≥ 0.85"),
        "the 50 newest orders": (["/orders"], None, ""),
        "50 products": (["/products"], None, ""),
        "the products page": (["/products"], "text/html", ""),
        "best sellers": (["/reports/best-sellers"], None, ""),
    }
    opponents = {"/health": reading(folder, base, ["/health"])}
    for name, (paths, accept, _) in reads.items():
        opponents[name] = reading(folder, base, paths, accept)
    go = free_port()
    if GO_SERVICE.exists():
        with serving([GO_SERVICE, "--listen", f"127.0.0.1:{go}"], go):
            opponents["Go"] = reading(folder, f"http://127.0.0.1:{go}", ["/plaintext"])
            rate = taking_turns(effort, opponents)
    else:
        rate = taking_turns(effort, opponents)
    for name, (_, _, aim) in reads.items():
        table.row(f"{name}, 64 clients", f"{rate[name]:,.0f}/s")
        table.row("  ÷ /health of the same server", f"{rate[name] / rate['/health']:.2f}", aim)
        if "Go" in rate:
            table.row("  ÷ the Go service's plaintext", f"{rate[name] / rate['Go']:.2f}")


def reading(folder, base, paths, accept=None):
    """Asks for one of the paths by chance; wrk's own work is the same however many they are."""
    script = shop.read_script(folder, paths)
    return lambda seconds: wrk(base, seconds=seconds, script=script, accept=accept)
