"""The import of a real month, then the start of the program that serves it."""
import statistics
import time
import urllib.request

from tools import MONTH, STORE, free_port, memory, run, serving, settings


def measure(table, effort, folder):
    if not MONTH.exists():
        table.row("import of the month", "not measured", f"{MONTH} is not there")
        return
    took = sum(run(["import", kind, MONTH / f"{kind}.csv"], folder)[0] for kind in ("products", "users", "orders"))
    table.row("import of the month (1,559 orders, 41,480 lines)", f"{took:.2f} s")
    starts = []
    for _ in range(effort.rounds * 3):
        port = free_port()
        began = time.monotonic()
        with serving([STORE, "serve"], port, settings(folder, port)) as process:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health").read()
            starts.append(time.monotonic() - began)
            time.sleep(0.5)
            rest = memory(process.pid)
    table.row("start to first answer, month imported", f"{statistics.median(starts):.3f} s", "aim ≤ 0.2 s")
    table.row("memory at rest, month imported", f"{rest:.1f} MB", "aim ≤ 40 MB")
