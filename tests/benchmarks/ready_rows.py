"""The floor of a rebuild: what PostgreSQL alone takes for it, where the rows stand ready and nobody reads or folds."""

import time
from concurrent.futures import ThreadPoolExecutor

from projections.bulk import ASIDE, IN_HELPER, IN_REBUILD, table_sql
from projections.finishing import finish
from projections.rebuild import ALL_DEVELOPMENTS, ALL_DIGESTS, ALL_FACTS, BESIDE
from projections.running import KEEP
from projections.storing import COPY_DEVELOPMENTS, COPY_FACTS
from service.parts import DatabaseRole, connect, under
from tests.benchmarks.copies import copied_in, copied_out

COPIES = (COPY_DEVELOPMENTS, COPY_FACTS, KEEP)


def taken(url: str) -> list[bytes]:
    """The rows of the live tables, as they are copied."""
    with connect(url) as connection:
        return [copied_out(connection, statement.replace("FROM STDIN", "TO STDOUT")) for statement in COPIES]


def stored(url: str, rows: list[bytes], events: int) -> float:
    """Events a second of copying rows, each table by a connection of its own, indexing and comparing them."""
    role = under(url, DatabaseRole.PROJECTOR)

    def copy_in(statement: str, ready: bytes) -> None:
        with connect(role) as connection:
            connection.execute(IN_HELPER)
            copied_in(connection, statement, ready)

    with connect(role) as connection:
        began = time.perf_counter()
        for statement in (BESIDE, IN_REBUILD, table_sql(), ASIDE):
            connection.execute(statement)
        with ThreadPoolExecutor() as threads:
            list(threads.map(copy_in, COPIES, rows))
        finish(connection, events, lambda _: None)
        for schema in ("rebuild", "projection"):
            connection.execute(f"SET search_path = {schema}, public")
            for whole in (ALL_FACTS, ALL_DEVELOPMENTS, ALL_DIGESTS):
                connection.execute(whole)
        return events / (time.perf_counter() - began)
