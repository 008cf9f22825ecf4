"""CassandraClient against the drivers of Rust and Go on one real node, taking turns, and alone against a node that costs
next to nothing."""
import contextlib
import json
import os
import signal
import statistics
import subprocess

from tools import BESIDE, HERE

BENCH = HERE / ".build/release/cql-bench"
FAKE = HERE / ".build/release/cql-fake"
NODES = BESIDE / "cassandra/cluster"
PEERS = {"Rust": BESIDE / "peers/bin/cql-bench-rust", "Go": BESIDE / "peers/bin/cql-bench-go"}
CASES = [("write", 1), ("write", 16), ("write", 128), ("read", 1), ("read", 16), ("read", 128), ("scan", 1),
         ("lwt", 1), ("lwt", 16)]
# The same rows, taken by the page, which the other programs do not.
BY_PAGE = "ours by page"


def measure(table, effort, folder):
    alone(table, effort)
    if NODES.exists():
        with real_node(folder) as host:
            beside(table, effort, host)
    else:
        print(f"{NODES} is not there: nothing to compare with", flush=True)


def run(program, *arguments):
    output = subprocess.run([str(program), *map(str, arguments)], capture_output=True, text=True, check=True).stdout
    return json.loads(output)


@contextlib.contextmanager
def real_node(folder):
    environment = os.environ | {"CASSANDRA_VERSION": "4.1", "CASSANDRA_DIR": str(folder)}
    try:
        subprocess.run([NODES, "start", "1"], env=environment, check=True, stdout=subprocess.DEVNULL)
        yield "127.0.0.1"
    finally:
        subprocess.run([NODES, "destroy"], env=environment, check=True, stdout=subprocess.DEVNULL)


def beside(table, effort, host):
    drivers = {"ours": BENCH} | {name: path for name, path in PEERS.items() if path.exists()}
    # The node's code is compiled while it runs: whoever came first would pay for it.
    for workload in ("write", "read", "scan", "lwt"):
        run(BENCH, "--hosts", host, "--workload", workload, "--concurrency", 32, "--seconds", effort.seconds, "--warmup", 0)
    for workload, concurrency in CASES:
        seconds = 2 * effort.seconds if workload == "scan" else effort.seconds
        entrants = {name: (program, workload) for name, program in drivers.items()}
        if workload == "scan":
            entrants[BY_PAGE] = (BENCH, "pages")
        seen = {name: [] for name in entrants}
        for _ in range(effort.rounds):
            for name, (program, work) in entrants.items():
                seen[name].append(run(program, "--hosts", host, "--workload", work, "--concurrency", concurrency,
                                      "--seconds", seconds, "--warmup", 1))
        report(table, f"driver, {workload}, {concurrency} at once", seen, workload)


def report(table, what, seen, workload):
    rate = {name: median(runs, "ops_per_second") for name, runs in seen.items()}
    cost = {name: median(runs, "client_cpu_us_per_op") for name, runs in seen.items()}
    for name, runs in seen.items():
        errors = sum(one["errors"] for one in runs)
        table.row(f"{what}, {name}", f"{rate[name]:,.0f}/s",
                  f"{cost[name]:.1f} µs of processor each, p99 {median(runs, 'p99_us') / 1000:.1f} ms"
                  + (f", {errors} ERRORS" if errors else ""))
    for name in PEERS:
        if name in seen:
            table.row(f"{what}, ours ÷ {name}", f"{rate['ours'] / rate[name]:.2f}", "aim ≥ 1")
    if "Rust" in seen and workload != "scan":  # whose programs print tenths of a microsecond, and a row takes about one
        table.row(f"{what}, processor, ours ÷ Rust", f"{cost['ours'] / cost['Rust']:.2f}", "aim ≤ 1")
    if workload == "scan":
        table.row(f"{what}, {BY_PAGE}", f"{rate[BY_PAGE]:,.0f} rows/s", "aim ≥ 1,000,000")


def median(runs, field):
    return statistics.median(one[field] for one in runs)


def alone(table, effort):
    """One loop and one connection to a node in another process that answers at once."""
    seen = {version: [] for version in (4, 5)}
    with fake_node() as host:
        for _ in range(effort.rounds):
            for version, runs in seen.items():
                runs.append(run(BENCH, "--hosts", host, "--workload", "write", "--concurrency", 256, "--seconds",
                                effort.seconds, "--warmup", 1, "--version", version))
    rate = {version: median(runs, "ops_per_second") for version, runs in seen.items()}
    cost = {version: median(runs, "client_cpu_us_per_op") for version, runs in seen.items()}
    for version in seen:
        table.row(f"driver, one connection of version {version} to a fake node", f"{rate[version]:,.0f}/s",
                  f"{cost[version]:.1f} µs of processor each" + (", aim ≥ 150,000/s" if version == 5 else ""))
    table.row("driver, processor, version 5 ÷ version 4", f"{cost[5] / cost[4]:.2f}", "aim ≤ 1.05")
    with fake_node("held") as host:
        held = run(BENCH, "--hosts", host, "--workload", "held", "--concurrency", 10_000, "--size", 1024, "--warmup", 1)
    table.row("driver, memory of 10,000 requests of 1 KiB unanswered", f"{held['megabytes']:.0f} MiB", "aim < 100")


@contextlib.contextmanager
def fake_node(*arguments):
    process = subprocess.Popen([str(FAKE), *arguments], stdout=subprocess.PIPE, text=True)
    try:
        yield f"127.0.0.1:{int(process.stdout.readline())}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)
