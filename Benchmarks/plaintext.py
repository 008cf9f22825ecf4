"""HTTPServer against the library it stands on, and against a Go service, taking turns."""
import statistics

from tools import GO_SERVICE, PLAIN_C, PLAINTEXT, free_port, processor_seconds, serving, wrk


def measure(table, effort, folder):
    opponents = {"HTTPServer": [PLAINTEXT], "C": [PLAIN_C]}
    if GO_SERVICE.exists():
        opponents["Go"] = [GO_SERVICE, "--listen"]
    seen = {name: [] for name in opponents}
    cost = {name: [] for name in opponents}
    for _ in range(effort.rounds):
        for name, command in opponents.items():
            port = free_port()
            arguments = [f"127.0.0.1:{port}"] if name == "Go" else [str(port)]
            path = "plaintext" if name == "Go" else ""
            with serving(command + arguments, port) as process:
                wrk(f"http://127.0.0.1:{port}/{path}", seconds=1)
                before = processor_seconds(process.pid)
                rate = wrk(f"http://127.0.0.1:{port}/{path}", seconds=effort.seconds)
                cost[name].append((processor_seconds(process.pid) - before) / (rate * effort.seconds) * 1e6)
                seen[name].append(rate)
    median = {name: statistics.median(rates) for name, rates in seen.items()}
    for name, rate in median.items():
        loops = "all processors" if name == "Go" else "one loop"
        table.row(f"plaintext, {name}, 64 connections, {loops}", f"{rate:,.0f}/s",
                  f"{statistics.median(cost[name]):.1f} µs of processor a request")
    table.row("plaintext, HTTPServer ÷ C", f"{median['HTTPServer'] / median['C']:.2f}", "aim ≥ 0.85")
    if "Go" in median:
        table.row("plaintext, HTTPServer ÷ Go service", f"{median['HTTPServer'] / median['Go']:.2f}", "aim ≥ 1.3")
