"""Writes and reads values of every type with the Python driver, for a comparison with what another driver made of them.

    exchange.py write|read KEYSPACE VALUES HOST [--release N] [--user NAME PASSWORD] [--authority FILE]

The table `KEYSPACE.everything` has a column for each type in the file VALUES, in its order: c0, c1 and so on. `write` puts
the n-th value of each type into row n of the writer "python". `read` prints the rows of every writer but that one, as one
JSON line each. Numbers and the like are texts there, so that nothing is rounded; maps are lists of pairs.
"""
import argparse
import collections
import decimal
import ipaddress
import json
import ssl
import uuid

import cassandra.protocol
from cassandra import cqltypes, util
from cassandra.auth import PlainTextAuthProvider
from cassandra.cluster import EXEC_PROFILE_DEFAULT, Cluster, ExecutionProfile
from cassandra.policies import WhiteListRoundRobinPolicy
from cassandra.query import UNSET_VALUE, tuple_factory

EMPTY = {"empty": True}


class Pairs(collections.UserList):
    """What the driver takes for a map, with keys that a dictionary could not have."""

    def items(self):
        return self.data


SCALARS = {  # from and to the texts of the values' file
    "boolean": (bool, bool),
    "blob": (lambda text: bytes.fromhex(text[2:]), lambda value: "0x" + value.hex()),
    "date": (lambda text: util.Date(int(text)), lambda value: str(value.days_from_epoch)),
    "time": (lambda text: util.Time(int(text)), lambda value: str(value.nanosecond_time)),
    "decimal": (decimal.Decimal, lambda value: "{}E{}".format(unscaled(value), value.as_tuple().exponent)),
    "double": (float, repr),
    "float": (float, repr),
    "duration": (lambda text: util.Duration(*map(int, text.split(","))),
                 lambda value: f"{value.months},{value.days},{value.nanoseconds}"),
    "inet": (str, lambda value: str(ipaddress.ip_address(value))),
    "ascii": (str, str),
    "text": (str, str),
    "varchar": (str, str),
    "uuid": (uuid.UUID, str),
    "timeuuid": (uuid.UUID, str),
} | {name: (int, str) for name in ("bigint", "int", "smallint", "timestamp", "tinyint", "varint")}


def unscaled(value):
    sign, digits, _ = value.as_tuple()
    return ("-" if sign else "") + "".join(map(str, digits))


def parts_of(kind):
    """What a type is made of: its name, and the types inside."""
    while kind.typename == "frozen":
        kind = kind.subtypes[0]
    if issubclass(kind, cqltypes.VectorType):
        return "list", [kind.subtype]
    return ("tuple" if issubclass(kind, cqltypes.TupleType) else kind.typename), kind.subtypes


def converted(value, kind, way):
    """The driver's value of one of the file's (way 0), or the reverse (way 1)."""
    if value is None:
        return None
    if value is cqltypes.EMPTY:
        return EMPTY
    name, inside = parts_of(kind)
    if name in ("list", "set"):
        return [converted(item, inside[0], way) for item in value]
    if name == "map":
        pairs = value.items() if way else value
        made = [[converted(item, kind, way) for item, kind in zip(pair, inside)] for pair in pairs]
        return made if way else Pairs(made)
    if name == "tuple":
        made = [converted(item, kind, way) for item, kind in zip(value, inside)]
        return made if way else tuple(made)
    return SCALARS[name][way](value)


def write(session, keyspace, columns):
    names = [f"c{index}" for index in range(len(columns))]
    insert = session.prepare(
        f"INSERT INTO {keyspace}.everything (writer, row, {', '.join(names)}) VALUES (?, ?{', ?' * len(names)})")
    kinds = [marker.type for marker in insert.column_metadata[2:]]
    for row in range(max(len(column) for column in columns)):
        there = [column[row] if row < len(column) else UNSET_VALUE for column in columns]
        values = [value if value in (UNSET_VALUE, EMPTY) else converted(value, kind, 0)
                  for value, kind in zip(there, kinds)]
        session.execute(insert, ["python", row] + [UNSET_VALUE if value == EMPTY else value for value in values])
        for name, kind, value in zip(names, kinds, values):
            if value == EMPTY:  # which the driver cannot bind
                empty = "0x" if kind.typename == "blob" else f"blobAs{kind.typename.capitalize()}(0x)"
                session.execute(f"UPDATE {keyspace}.everything SET {name} = {empty} WHERE writer = 'python' AND row = {row}")


def read(session, keyspace, columns):
    names = ", ".join(f"c{index}" for index in range(len(columns)))
    result = session.execute(f"SELECT writer, row, {names} FROM {keyspace}.everything")
    for writer, row, *values in result:
        if writer != "python":
            kinds = result.column_types[2:]
            cells = [converted(value, kind, 1) for value, kind in zip(values, kinds)]
            print(json.dumps({"writer": writer, "row": row, "cells": cells}))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("write", "read"))
    parser.add_argument("keyspace")
    parser.add_argument("values")
    parser.add_argument("host")
    parser.add_argument("--user", nargs=2)
    parser.add_argument("--authority")
    parser.add_argument("--release", default="5.0")
    arguments = parser.parse_args()

    cqltypes._CassandraType.support_empty_values = True
    # Dates of Python end with the year 9999; the milliseconds are what is compared.
    cqltypes.DateType.deserialize = staticmethod(lambda content, version: int.from_bytes(content, "big", signed=True))
    context = ssl.create_default_context(cafile=arguments.authority) if arguments.authority else None
    profile = ExecutionProfile(
        WhiteListRoundRobinPolicy([arguments.host]), row_factory=tuple_factory, request_timeout=300)
    cluster = Cluster(
        [arguments.host], execution_profiles={EXEC_PROFILE_DEFAULT: profile}, ssl_context=context,
        connect_timeout=300, control_connection_timeout=300,
        auth_provider=PlainTextAuthProvider(*arguments.user) if arguments.user else None)
    session = cluster.connect()
    session.client_protocol_handler = cassandra.protocol._ProtocolHandler  # the one whose types are those above
    with open(arguments.values, encoding="utf-8") as file:
        columns = [column["values"] for column in json.load(file)["columns"]
                   if column.get("since", "") <= arguments.release]
    (write if arguments.what == "write" else read)(session, arguments.keyspace, columns)
    cluster.shutdown()


if __name__ == "__main__":
    main()
