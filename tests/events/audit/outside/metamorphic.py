"""Checks signatures, inclusion and consistency with the package metamorphic-log.

metamorphic.py FOLDER LOG-KEY WITNESS-KEY <PROOFS. It reads no tiles, and no cosignatures.
"""

import hashlib
import json
import sys
from base64 import b64decode
from pathlib import Path

import metamorphic_log

folder, key = Path(sys.argv[1]), sys.argv[2]
proofs = json.load(sys.stdin)
note = (folder / "checkpoint").read_text()
head = metamorphic_log.checkpoint_verify(note, [key])
assert head.origin == key.split("+")[0]

leaves = []
for index in range(-(-head.size // 256)):
    width = min(256, head.size - index * 256)
    data = (folder / "tile" / "entries" / (f"{index:03}" + (f".p/{width}" if width < 256 else ""))).read_bytes()
    while data:
        end = 2 + int.from_bytes(data[:2], "big")
        leaves.append(data[2:end])
        data = data[end:]
assert len(leaves) == head.size
for index, leaf in enumerate(leaves):
    path = [b64decode(hash_) for hash_ in proofs["inclusions"][str(index)]]
    leaf_hash = hashlib.sha256(b"\0" + leaf).digest()
    metamorphic_log.checkpoint_verify_inclusion(note, [key], index, leaf_hash, path)
for size, path in proofs["consistencies"].items():
    older = (folder / "checkpoints" / size).read_text()
    metamorphic_log.checkpoint_verify_consistency(older, note, [key], [b64decode(hash_) for hash_ in path])
print(f"{len(leaves)} leaves, {len(proofs['consistencies'])} older trees")
