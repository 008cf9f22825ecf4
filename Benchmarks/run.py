#!/usr/bin/env python3
"""Whole-system figures of Store Manager, each as a ratio within one run where there is something to compare with.

Scripts/bench builds what is needed and calls this. On a shared machine absolute figures drift: opponents take turns,
three rounds each, and the median counts. `--quick` makes one short round with little data, to see that everything works.
"""
import argparse
import pathlib
import shutil
import tempfile

import driver
import history
import month
import orders
import plaintext
import service
from tools import Effort, Table

PARTS = {"plaintext": plaintext, "orders": orders, "month": month, "history": history, "service": service,
         "driver": driver}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one short round")
    parser.add_argument("part", nargs="?", choices=PARTS, help="only that part")
    arguments = parser.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="store-bench-"))
    try:
        for name, part in PARTS.items():
            if arguments.part in (None, name):
                part.measure(Table(), Effort(arguments.quick), folder / name)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
