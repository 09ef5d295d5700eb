"""The floor of an HTTP answer: one route, one SELECT by primary key, over the same kind of pool."""

import os

from flask import Flask, jsonify

from service.parts import open_parts

ONE_ROW = "SELECT position, topic, payload FROM log.event WHERE position = %s"


def app() -> Flask:
    """The bare application."""
    pool = open_parts(os.environ["ENTENTE_DATABASE_URL"], 8).pool
    bare = Flask("floor", static_folder=None)

    @bare.get("/one/<int:position>")
    def one(position: int) -> object:
        with pool.connection() as connection:
            row = connection.execute(ONE_ROW, (position,), prepare=True).fetchone()
        return jsonify(row and dict(zip(("position", "topic", "payload"), row, strict=True)))

    return bare
