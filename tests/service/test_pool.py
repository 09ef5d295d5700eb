"""Many at once: nobody waits for a connection that is held by one who waits as well."""

from concurrent.futures import ThreadPoolExecutor

from service.app import create_app
from service.parts import open_parts


def test_more_dry_runs_at_once_than_there_are_connections_are_all_answered(world):
    """Each holds a connection for what would be, and asks for another for what is."""
    development = world.given("drill-held", participants=["CHN", "RUS"])
    world.project()
    parts = open_parts(world.url, 2)
    try:
        app = create_app(parts)

        def try_out(_):
            said = {"author": "tester", "reason": "a slip"}
            address = f"/v1/developments/{development}/retractions/dry-run"
            return app.test_client().post(address, json=said, headers={"If-Match": '"1"'}).status_code

        with ThreadPoolExecutor(6) as clients:
            assert list(clients.map(try_out, range(6))) == [200] * 6
    finally:
        parts.pool.close()
