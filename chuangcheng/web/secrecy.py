"""只给本机的秘密: a secret in a file that its owner alone reads, made once, whoever asks first.

Settings read it, so it needs nothing of Django.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

_OTHERS = 0o077


def kept_secret(path: Path, fresh: str) -> str:
    """The secret at this path; a fresh one is kept there when there is none.

    Written apart and linked into place: of several processes that start together one makes it, and
    no other ever reads half of it.
    """
    if not path.is_file():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)  # 0600
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                file.write(fresh)
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):
                os.link(name, path)
        finally:
            Path(name).unlink()
    if path.stat().st_mode & _OTHERS:
        path.chmod(0o600)  # whoever copied it here may have opened it to others
    secret = path.read_text("ascii").strip()
    if not secret:
        raise ValueError(f"{path} is empty; remove it and start again")
    return secret
