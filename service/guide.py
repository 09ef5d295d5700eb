"""The guides: how Entente is run and used, a page a subject."""

from service.page import Shelf
from service.settings import table

GUIDES = Shelf(
    "guide",
    "How Entente is run and used.",
    {
        "access": "Keys, people, roles and quotas: who may do what, and how it is refused.",
        "pages": "What the pages show, what can be taken home of them, and a chart in a page of one's own.",
        "operation": "Settings, health, logs, metrics and stopping: running it on a server of one's own.",
        "backup": "Dumps, restores that are verified, erasures and backups, and what to do when events were lost.",
        "formats": "CSV, NDJSON, GeoJSON, CloudEvents and feeds: how each is asked for, and what stands in it.",
        "imports": "Archives in the field's formats: what becomes what, vintages, dry runs, refused lines.",
        "parquet": "The history as Parquet: its columns, and how DuckDB answers from it as the service does.",
        "http": "What holds for every request: past answers, caches, pages, waiting, proxies, browsers.",
        "archives": "ATOP, COW, SIPRI, the UN's votes, UCDP and sanctions: what each row of them becomes.",
        "mapping": "Any table of one's own, by a small file that says what its columns are.",
        "client": "Appends that cannot double, the log as it grows, and a client for Python.",
        "webhooks": "Being told when what we know of the past changes: subscribing, verifying, and what was not taken.",
        "scaling": "Reads from standbys, PgBouncer, a primary that is lost, and the log past 100 million events.",
        "faults": "A full disk, no database, a clock set back, a second projector: what happens, and what to do.",
    },
    {"settings": table},
)
