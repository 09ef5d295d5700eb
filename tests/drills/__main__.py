"""The drills by hand: `python -m tests.drills hostile 50000`, and so `kills 50` and `growth 10000000`."""

import sys
import tempfile
from pathlib import Path

from tests.drills import growth, hostile, kills
from tests.tools import free_port


def main(name: str, times: str) -> None:
    """Run a drill so many times over and say what came of it."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        run = {"hostile": hostile.run, "kills": kills.run, "growth": growth.run}[name]
        sys.stdout.write(f"{run(Path(folder), free_port(), int(times))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
