import re

import schemathesis

VERSION = re.compile(r'"[0-9]{1,9}(-[0-9a-f-]{1,40})?"')


@schemathesis.hook
def before_call(context, case, kwargs):
    """Lets more of the well-formed requests through to what they ask for."""
    headers = case.headers or {}
    # A position that was never written is waited for in vain, two seconds each time.
    position = headers.get("X-Min-Position", "")
    if position.isascii() and position.isdigit() and int(position) < 2**63:
        case.headers["X-Min-Position"] = "0"
    # A version out of thin air is a stale one; every other time the latest is meant.
    version = headers.get("If-Match", "")
    if VERSION.fullmatch(version) and len(version) % 2 == 0:
        case.headers["If-Match"] = "*"
