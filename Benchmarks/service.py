"""The store beside a Go service that keeps its orders in MariaDB and reads them from Redis: the same orders, the same reads."""
import contextlib
import getpass
import json
import shutil
import subprocess
import time
import urllib.request

import shop
from tools import GO_SERVICE, STORE, free_port, get, serving, settings, taking_turns, wrk

AIMS = {"an order's JSON": "aim ≥ 2"}


def measure(table, effort, folder):
    missing = [name for name in ("mariadbd", "redis-server") if not shutil.which(name)]
    missing += [] if GO_SERVICE.exists() else [str(GO_SERVICE)]
    if missing:
        table.row("beside a Go service with MariaDB and Redis", "not measured", f"missing: {', '.join(missing)}")
        return
    shop.catalogue(folder)
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with serving([STORE, "serve"], port, settings(folder / "data", port)), go_service(folder) as other:
        ours = shop.order_script(folder)
        theirs = shop.numbered_order_script(folder)
        for clients in (1, 16, 64):
            compare(table, effort, f"orders of three lines, {clients} client{'s' * (clients > 1)}", "", {
                "ours": lambda seconds: wrk(f"{base}/orders", clients, seconds, ours),
                "Go": lambda seconds: wrk(f"{other}/orders", clients, seconds, theirs)})
        order = get(f"{base}/orders?limit=1")["orders"][0]["id"]
        for name, our_path, their_path in (
            ("an order's JSON", f"/orders/{order}", f"/orders/{place(other)}"),
            ("the 50 newest orders", "/orders", "/orders"),
            ("best sellers", "/reports/best-sellers", "/reports/best-sellers"),
        ):
            compare(table, effort, f"{name}, 64 clients", AIMS.get(name, ""), {
                "ours": lambda seconds: wrk(base + our_path, seconds=seconds),
                "Go": lambda seconds: wrk(other + their_path, seconds=seconds)})


def compare(table, effort, name, aim, opponents):
    rate = taking_turns(effort, opponents)
    table.row(name, f"{rate['ours']:,.0f}/s")
    table.row("  ÷ the Go service with MariaDB and Redis", f"{rate['ours'] / rate['Go']:.2f}", aim)


def place(base):
    """An order like those of the store's: its number."""
    body = json.dumps({"user_id": 1, "items": [{"product_id": number, "quantity": 1} for number in (1, 2, 3)]})
    request = urllib.request.Request(f"{base}/orders", body.encode(), {"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request, timeout=30))["id"]


@contextlib.contextmanager
def go_service(folder):
    """Its address, while it and the servers beneath it run with data of their own."""
    sql, cache, port = free_port(), free_port(), free_port()
    data = folder / "mariadb"
    server = ["mariadbd", "--no-defaults", f"--datadir={data}", f"--socket={folder}/mariadb.sock", f"--port={sql}",
              "--bind-address=127.0.0.1", f"--user={getpass.getuser()}", f"--pid-file={folder}/mariadb.pid",
              f"--init-file={folder}/mariadb.sql"]
    (folder / "mariadb.sql").write_text(
        "CREATE DATABASE peer;\nCREATE USER peer@'127.0.0.1' IDENTIFIED BY 'peer';\nGRANT ALL ON peer.* TO peer@'127.0.0.1';\n")
    subprocess.run(
        ["mariadb-install-db", "--no-defaults", f"--datadir={data}", f"--user={getpass.getuser()}",
         "--skip-name-resolve"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    redis = ["redis-server", "--port", cache, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"]
    with serving(server, sql), serving(redis, cache):
        time.sleep(1)
        command = [GO_SERVICE, "--listen", f"127.0.0.1:{port}", "--redis", f"127.0.0.1:{cache}",
                   "--mysql", f"peer:peer@tcp(127.0.0.1:{sql})/peer"]
        with serving(command, port):
            yield f"http://127.0.0.1:{port}"
