"""Takes the pictures of the pages that the guide and the README show: `python -m tests.drills.pictures`.

They are of the bundled data, and have 128 colours at the most: palettes make small files.
"""

import struct
import tempfile
import zlib
from base64 import b64decode, b64encode
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from playwright.sync_api import Page, sync_playwright

from tests.served import ROOT, ask, serving, soon
from tests.tools import free_port
from tests.web.conftest import CHROMIUM, QUIET, settled

FOLDER = ROOT / "service" / "static" / "pictures"

MOMENT = "valid_on=2025-08-28"

PICTURES = {
    "overview": f"/overview?{MOMENT}",
    "timeline": f"/timeline?{MOMENT}",
    "difference": f"/difference?{MOMENT}&from_valid_on=2024-06-30",
    "history": f"/history?{MOMENT}",
}

WIDTH, HEIGHT, COLOURS = 1440, 900, 128

UNPACKED = """
    async (address) => {
        const image = new Image();
        image.src = address;
        await image.decode();
        const context = new OffscreenCanvas(image.width, image.height).getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        let bytes = "";
        for (let at = 0; at < data.length; at += 32768) bytes += String.fromCharCode(...data.subarray(at, at + 32768));
        return btoa(bytes);
    }
"""
"""The bytes of a picture, pixel by pixel, in base64."""

Pixels = NDArray[np.uint8]


def main() -> None:
    """Take each anew."""
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data,
        serving(free_port(), Path(data)) as served,
        sync_playwright() as playwright,
    ):
        soon(lambda: ask(served.port, "/readyz").json["lag"] == 0, 60)
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB", timezone_id="UTC")
        page = context.new_page()
        for name, path in PICTURES.items():
            page.goto(f"http://127.0.0.1:{served.port}{path}")
            settled(page)
            page.wait_for_load_state("networkidle")
            (FOLDER / f"{name}.png").write_bytes(_small(_pixels(page)))
        browser.close()


def _pixels(page: Page) -> Pixels:
    """What a page shows, as rows of red, green and blue; a browser unpacks its own picture."""
    picture = b64encode(page.screenshot()).decode()
    unpacking = page.context.new_page()
    raw = b64decode(unpacking.evaluate(UNPACKED, f"data:image/png;base64,{picture}"))
    unpacking.close()
    return np.frombuffer(raw, np.uint8).reshape(HEIGHT, WIDTH, 4)[:, :, :3]


def _small(pixels: Pixels) -> bytes:
    """A PNG with a palette of the colours that are most used; each other one is the nearest of them."""
    colours, places, counts = np.unique(pixels.reshape(-1, 3), axis=0, return_inverse=True, return_counts=True)
    palette = colours[np.argsort(-counts)[:COLOURS]]
    distances = np.abs(colours[:, None].astype(int) - palette[None]).sum(axis=2)
    rows = distances.argmin(axis=1)[places].astype(np.uint8).reshape(HEIGHT, WIDTH)
    lines = b"".join(b"\0" + row.tobytes() for row in rows)
    head = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"PLTE", palette.tobytes()), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


if __name__ == "__main__":
    main()
