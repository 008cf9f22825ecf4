"""What every part needs: servers that are started and stopped, wrk, what a process took, and a table of figures."""
import contextlib
import json
import os
import pathlib
import re
import signal
import socket
import statistics
import subprocess
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


class Table:
    """Figures as they come, each with its aim beside it."""

    def row(self, what, figure, aim=""):
        print(f"{what:62} {figure:>16}  {aim}", flush=True)


class Effort:
    """How long to measure and how much to measure with: a quick run is to see that everything works."""

    def __init__(self, quick):
        self.rounds = 1 if quick else 3
        self.seconds = 1 if quick else 4
        self.lines = 20_000 if quick else 500_000
        self.orders = 20_000 if quick else 1_000_000


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_open(port, limit=60.0):
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
    process = subprocess.Popen(
        [str(part) for part in command], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
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


def settings(folder, port=0):
    return {"PATH": "/usr/bin:/bin", "PORT": str(port), "DATA_DIR": str(folder), "STORE_AUTH": "open",
            "LOG_LEVEL": "error"}


def wrk(url, connections=64, seconds=4, script=None, accept=None):
    """Requests a second; refuses to report a run with errors."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    command += ["-s", str(script)] if script else []
    command += ["-H", f"Accept: {accept}"] if accept else []
    output = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in output or "Socket errors" in output:
        raise SystemExit(f"wrk {url}: {output}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))


def taking_turns(effort, opponents):
    """The median of each opponent's rates: a dictionary of functions that take seconds and give a rate."""
    rates = {name: [] for name in opponents}
    for _ in range(effort.rounds):
        for name, measure in opponents.items():
            rates[name].append(measure(effort.seconds))
    return {name: statistics.median(seen) for name, seen in rates.items()}


def memory(pid):
    """Resident megabytes."""
    status = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def processor_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / 100


def run(arguments, folder):
    """Runs the program to its end: seconds, and the most memory it took in megabytes."""
    began = time.monotonic()
    process = subprocess.Popen(
        [str(STORE)] + [str(part) for part in arguments], env=settings(folder), stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"store-manager {' '.join(map(str, arguments))}: exit code {process.returncode}")
    return time.monotonic() - began, usage.ru_maxrss / 1024


def get(url):
    return json.load(urllib.request.urlopen(url, timeout=30))


def syncs(folder, seconds=1):
    """How often a second the disk takes 4 KiB and says that it is safe: what one client's orders cannot exceed."""
    path = folder / "syncs"
    with open(path, "wb", buffering=0) as file:
        count, end = 0, time.monotonic() + seconds
        while time.monotonic() < end:
            file.write(bytes(4096))
            os.fdatasync(file.fileno())
            count += 1
    path.unlink()
    return count / seconds


def quantile(base, name, share):
    """The bound of the bucket of a histogram in /metrics below which `share` of its values lie."""
    text = urllib.request.urlopen(f"{base}/metrics").read().decode()
    buckets = [(float(bound), int(float(count))) for bound, count in
               re.findall(rf'{name}_bucket\{{le="([^"]+)"\}} (\S+)', text)]
    return next((bound for bound, count in buckets if count >= buckets[-1][1] * share), 0)
