"""A world where nobody may do anything without a key, and keys to let somebody in."""

from dataclasses import replace
from typing import Any

import pytest

from service.access import keys
from service.access.scopes import Role
from tests.world import World

Bearer = dict[str, str]


def guarded(world: World, **settings: Any) -> World:
    """The same world behind a gate; without settings, a request without a credential may do nothing."""
    access = replace(world.parts.access, **{"anonymous": None, **settings})
    return World(world.url, replace(world.parts, access=access))


@pytest.fixture
def closed(world: World) -> World:
    """A fresh world where nobody may do anything without a credential."""
    return guarded(world)


@pytest.fixture(scope="module")
def shared_closed(shared_world: World) -> World:
    """Such a world, which the tests of a module share."""
    return guarded(shared_world)


def bearer(text: str) -> Bearer:
    """The header that a client sends with a key."""
    return {"Authorization": f"Bearer {text}"}


def given_key(world: World, role: Role = Role.READER, **said: Any) -> tuple[str, Bearer]:
    """A key on record: its id, and the header that its holder sends."""
    key, made = keys.make(world.parts.pool, **{"name": f"a {role}", "role": role, "created_by": "tester", **said})
    return key.id, bearer(made.text)
