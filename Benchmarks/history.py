"""A long history: its import, a rebuild of the read model, and whether reports take longer than of a short one."""
import statistics
import time
import urllib.request

import shop
from tools import STORE, free_port, run, serving, settings

REPORTS = ("best-sellers", "top-buyers")


def measure(table, effort, folder):
    long, short = folder / "long", folder / "short"
    shop.catalogue(long)
    orders = effort.lines // 5
    seconds, megabytes = run(["import", "orders", shop.history(long, "lines", orders, 5)], long / "data")
    table.row(f"import of {effort.lines:,} lines in {orders:,} orders", f"{seconds:.1f} s", "of 500,000: aim < 60 s")
    table.row("  its memory", f"{megabytes:.0f} MB", "aim < 150 MB")
    more = effort.orders - orders
    if more > 0:
        run(["import", "orders", shop.history(long, "orders", more, 1, first=orders)], long / "data")
    seconds, megabytes = run(["rebuild"], long / "data")
    table.row(f"rebuild of {effort.orders:,} orders", f"{seconds:.1f} s", "of a million: aim < 60 s")
    table.row("  its memory", f"{megabytes:.0f} MB", "aim < 200 MB")
    shop.catalogue(short)
    run(["import", "orders", shop.history(short, "orders", 1_000, 3)], short / "data")
    compare(table, effort, long, short)


def compare(table, effort, long, short):
    (a, b) = (free_port(), free_port())
    with serving([STORE, "serve"], a, settings(long / "data", a)), \
         serving([STORE, "serve"], b, settings(short / "data", b)):
        for report in REPORTS:
            times = {a: [], b: []}
            for _ in range(100 * effort.rounds):
                for port in (a, b):
                    began = time.monotonic()
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/reports/{report}").read()
                    times[port].append(time.monotonic() - began)
            (slow, fast) = (statistics.median(times[port]) for port in (a, b))
            table.row(f"{report} of {effort.orders:,} orders", f"{slow * 1e3:.2f} ms")
            table.row("  ÷ of a thousand", f"{slow / fast:.2f}", "aim ≤ 1.5")
