#!/usr/bin/env python3
"""Whole-system figures of Store Manager, each as a ratio within one run where there is something to compare with.

Scripts/bench builds what is needed and calls this. On a shared machine absolute figures drift: opponents take turns,
three rounds each, and the median counts. `--quick` makes one short round, to see that everything works.
"""
import argparse
import contextlib
import json
import pathlib
import random
import re
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
STORE = ROOT / ".build/release/store-manager"
PLAINTEXT = HERE / ".build/release/http-plaintext"
PLAIN_C = HERE / ".build/plaintext-c"
BESIDE = ROOT.parent / "shared"
GO_SERVICE = BESIDE / "peers/bin/service-go"
MONTH = BESIDE / "data/retail-2010-12"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port, limit=10.0):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.002)
    raise SystemExit(f"nothing listens on port {port} after {limit} s")


@contextlib.contextmanager
def serving(command, port, environment=None):
    """The process of a server that listens on `port`, stopped at the end."""
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_open(port)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wrk(url, connections=64, seconds=4, script=None):
    """Requests a second, and the latencies wrk saw; refuses to report a run with errors."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if script:
        command += ["-s", str(script)]
    output = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"wrk {url}: {output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))


def memory(pid, field="VmRSS"):
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"{field}:\s+(\d+)", status).group(1)) / 1024


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def post(url, body):
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def shop_settings(folder, port):
    return {"PATH": "/usr/bin:/bin", "PORT": str(port), "DATA_DIR": str(folder), "STORE_AUTH": "open",
            "LOG_LEVEL": "error"}


class Bench:
    def __init__(self, quick):
        self.rounds = 1 if quick else 3
        self.seconds = 1 if quick else 4
        self.rows = []

    def row(self, what, figure, aim=""):
        self.rows.append((what, figure, aim))
        print(f"{what:58} {figure:>16}  {aim}", flush=True)

    def plaintext(self):
        """HTTPServer against the library it stands on, and against a Go service, taking turns."""
        opponents = {"HTTPServer": [PLAINTEXT], "C": [PLAIN_C]}
        if GO_SERVICE.exists():
            opponents["Go"] = [GO_SERVICE, "--listen"]
        seen = {name: [] for name in opponents}
        cost = {name: [] for name in opponents}
        for _ in range(self.rounds):
            for name, command in opponents.items():
                port = free_port()
                arguments = [f"127.0.0.1:{port}"] if name == "Go" else [str(port)]
                path = "plaintext" if name == "Go" else ""
                with serving([str(part) for part in command] + arguments, port) as process:
                    wrk(f"http://127.0.0.1:{port}/{path}", seconds=1)
                    before = processor_seconds(process.pid)
                    rate = wrk(f"http://127.0.0.1:{port}/{path}", seconds=self.seconds)
                    cost[name].append((processor_seconds(process.pid) - before) / (rate * self.seconds) * 1e6)
                    seen[name].append(rate)
        median = {name: statistics.median(rates) for name, rates in seen.items()}
        for name, rate in median.items():
            self.row(f"plaintext, {name}, 64 connections, {'all processors' if name == 'Go' else 'one loop'}", f"{rate:,.0f}/s",
                     f"{statistics.median(cost[name]):.1f} µs of processor a request")
        self.row("plaintext, HTTPServer ÷ C", f"{median['HTTPServer'] / median['C']:.2f}", "aim ≥ 0.85")
        if "Go" in median:
            self.row("plaintext, HTTPServer ÷ Go service", f"{median['HTTPServer'] / median['Go']:.2f}", "aim ≥ 1.3")

    def store(self, folder):
        port = free_port()
        settings = shop_settings(folder / "orders", port)
        base = f"http://127.0.0.1:{port}"
        with serving([str(STORE), "serve"], port, settings) as process:
            self.row("memory at rest, empty store", f"{memory(process.pid):.1f} MB", "aim ≤ 40 MB")
            script = self.order_script(folder, base)
            for clients in (1, 64):
                rates = [wrk(f"{base}/orders", clients, self.seconds, script) for _ in range(self.rounds)]
                self.row(f"orders of three lines, durable, {clients} client{'s' * (clients > 1)}",
                         f"{statistics.median(rates):,.0f}/s")
            order = json.load(urllib.request.urlopen(f"{base}/orders?limit=1"))["orders"][0]["id"]
            health, document = [], []
            for _ in range(self.rounds):
                health.append(wrk(f"{base}/health", seconds=self.seconds))
                document.append(wrk(f"{base}/orders/{order}", seconds=self.seconds))
            self.row("an order's JSON, 64 clients", f"{statistics.median(document):,.0f}/s")
            self.row("an order's JSON ÷ /health of the same server",
                     f"{statistics.median(document) / statistics.median(health):.2f}")
            self.row("memory after the load", f"{memory(process.pid):.1f} MB")

    def order_script(self, folder, base):
        """A wrk script that orders three of a thousand products with ample stock."""
        buyer = post(f"{base}/users", {"name": "Buyer", "email": "buyer@example.com", "role": "customer"})["id"]
        products = []
        for number in range(1_000):
            product = {"sku": f"BENCH-{number}", "name": f"Product {number}", "price": "9.99"}
            products.append(post(f"{base}/products", product)["id"])
        for product in products:
            post(f"{base}/stocks/{product}/receipts", {"quantity": 999_999})
        random.seed(1)
        lines = ",".join(f'"{product}"' for product in products)
        script = folder / "orders.lua"
        script.write_text(f"""
local products = {{{lines}}}
math.randomseed(os.time())
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
request = function()
  local items = {{}}
  for line = 1, 3 do
    items[line] = '{{"product_id":"' .. products[math.random(#products)] .. '","quantity":1}}'
  end
  return wrk.format(nil, nil, nil, '{{"user_id":"{buyer}","items":[' .. table.concat(items, ",") .. ']}}')
end
""")
        return script

    def month(self, folder):
        """The import of a real month, then the start of the program that serves it."""
        if not MONTH.exists():
            self.row("import of the month", "not measured", f"{MONTH} is not there")
            return
        port = free_port()
        settings = shop_settings(folder / "month", port)
        began = time.monotonic()
        for kind in ("products", "users", "orders"):
            subprocess.run([str(STORE), "import", kind, str(MONTH / f"{kind}.csv")], env=settings, check=True,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.row("import of the month (1,559 orders, 41,480 lines)", f"{time.monotonic() - began:.2f} s")
        starts = []
        for _ in range(self.rounds * 3):
            began = time.monotonic()
            with serving([str(STORE), "serve"], port, settings):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health").read()
                starts.append(time.monotonic() - began)
        self.row("start to first answer, month imported", f"{statistics.median(starts):.3f} s", "aim ≤ 0.2 s")
        with serving([str(STORE), "serve"], port, settings) as process:
            time.sleep(0.5)
            self.row("memory at rest, month imported", f"{memory(process.pid):.1f} MB", "aim ≤ 40 MB")
            for report in ("top-buyers", "best-sellers"):
                rate = wrk(f"http://127.0.0.1:{port}/reports/{report}", seconds=self.seconds)
                self.row(f"{report} of the month, 64 clients", f"{rate:,.0f}/s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("--only", choices=["plaintext", "store", "month"], help="one part")
    arguments = parser.parse_args()
    bench = Bench(arguments.quick)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="store-bench-"))
    try:
        parts = {"plaintext": bench.plaintext, "store": lambda: bench.store(folder), "month": lambda: bench.month(folder)}
        for name, part in parts.items():
            if arguments.only in (None, name):
                part()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
