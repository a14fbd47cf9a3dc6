"""The jailed picker: hands out parts of a workbook as they are, nothing of them decoded.

`python -m chuangcheng.ledgers.picking` takes one line of JSON, the names of the parts, and behind
it the file's bytes; it prints one line with the size of each part, and behind it their bytes.
"""

import json
import sys
import zipfile
from functools import partial
from io import BytesIO

from chuangcheng.evidence.package import checked_copy
from chuangcheng.kernel.unreadable import Fault, Unreadable
from chuangcheng.ledgers.jail import answered


def main() -> None:
    order, _line_end, content = sys.stdin.buffer.read().partition(b"\n")
    answered(partial(_write, content, json.loads(order)))


def _write(content: bytes, names: list[str], room: int) -> None:
    checked_copy(content)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        known = {name.lower(): name for name in archive.namelist()}
        parts = [archive.read(known[name.lower()]) for name in names]
    if sum(map(len, parts)) > room:
        raise Unreadable(Fault.TOO_MUCH)
    sys.stdout.buffer.write(json.dumps({"sizes": [len(part) for part in parts]}).encode() + b"\n")
    for part in parts:
        sys.stdout.buffer.write(part)


if __name__ == "__main__":
    main()
