"""The lines that imports have refused."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import orjson
from psycopg import Connection

from service.importers.importer import Unreadable

REFUSE = """
    INSERT INTO public.import_refused (job, number, file, line, field, rule, said)
    VALUES (%s, %s, %s, %s, %s, %s, %s)
    ON CONFLICT DO NOTHING
"""

REFUSED = """
    SELECT file, line, field, rule, said FROM public.import_refused WHERE job = %(job)s ORDER BY number
"""

LONGEST = 2000
"""Characters of a refused text that are kept."""


def refuse(connection: Connection[Any], id_: UUID, lines: Sequence[Unreadable], before: int) -> None:
    """Keep lines that were refused, after so many before them."""
    with connection.cursor() as cursor:
        cursor.executemany(
            REFUSE,
            [
                (id_, number, each.file, each.line, each.field, each.rule, _written(each.text))
                for number, each in enumerate(lines, start=before + 1)
            ],
        )


def refused(connection: Connection[Any], id_: UUID) -> list[dict[str, Any]]:
    """The lines that an import has refused, in the order of its files."""
    found = connection.execute(REFUSED, {"job": id_}).fetchall()
    names = ("file", "line", "field", "rule")
    return [{**dict(zip(names, row[:4], strict=True)), "text": orjson.loads(row[4])} for row in found]


def _written(text: Any) -> str:
    said = text if isinstance(text, str) else orjson.dumps(text, default=str).decode()
    return orjson.dumps(said[:LONGEST] if len(said) > LONGEST else text, default=str).decode()
