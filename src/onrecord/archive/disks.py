"""Where a file lies: SQLite's WAL needs a local disk, since its readers and writers share memory."""

from __future__ import annotations

import re
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
NETWORKED = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "lustre",
     "ncpfs", "fuse.sshfs", "fuse.s3fs", "fuse.rclone", "fuse.gcsfuse", "davfs", "fuse.davfs2",
     "fuse.glusterfs", "vboxsf"}
)  # fmt: skip
"""Types of file system whose files other machines change, as Linux names them."""


def network(path: Path, mounts: Path = MOUNTS) -> str | None:
    """The type of the network file system that a path lies on; None on a local disk, or if none can tell."""
    if not mounts.exists():
        return None
    whole = path.resolve()
    found = ("", "")
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        _, point, kind, *_ = line.split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), point)
        if whole.is_relative_to(point) and len(point) >= len(found[0]):
            found = (point, kind)
    return found[1] if found[1] in NETWORKED else None
