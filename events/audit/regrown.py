"""The tree over the leaves of an export, grown anew and held against its tiles."""

from collections.abc import Sequence

from events.audit.merkle import Frontier
from events.audit.report import Report
from events.audit.source import Source
from events.audit.tiles import HASH, HEIGHT, WIDTH, Tile


class Regrown:
    """Takes the hashes of leaves in order; keeps of each level of tiles the one that is not whole yet."""

    def __init__(self, source: Source, report: Report) -> None:
        self.source, self.report = source, report
        self.frontier = Frontier()
        self.rows: list[list[bytes]] = []
        self.whole: list[int] = []

    def extend(self, hashes: Sequence[bytes]) -> None:
        """Take in the hashes of the next leaves."""
        for height, (_, row) in enumerate(self.frontier.extend(hashes)):
            level, above = divmod(height, HEIGHT)
            if above:
                continue
            if level == len(self.rows):
                self.rows.append([])
                self.whole.append(0)
            self.rows[level] += row
            while len(self.rows[level]) >= WIDTH:
                self._compare(level, self.rows[level][:WIDTH])
                del self.rows[level][:WIDTH]
                self.whole[level] += 1

    def finish(self) -> None:
        """Hold the partial tiles against the export's, when all leaves have been taken in."""
        for level, row in enumerate(self.rows):
            if row:
                self._compare(level, row)

    def _compare(self, level: int, row: Sequence[bytes]) -> None:
        tile = Tile(level, self.whole[level], len(row))
        path = f"tile/{tile.path()}"
        data, right = self.source.read(path), b"".join(row)
        if data is None:
            self.report.find(path, "truncated", "The tile is not there.")
        elif data != right:
            at = next((at for at, each in enumerate(row) if data[at * HASH : (at + 1) * HASH] != each), len(row))
            leaf = (tile.index * WIDTH + at << HEIGHT * level) + 1
            self.report.find(path, "tile", f"The tile is not that over the leaves, first at that of position {leaf}.")
