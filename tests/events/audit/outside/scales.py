"""Reads checkpoint, cosignature, tiles and leaves with the package tlog-scales, and checks its own proofs and ours.

scales.py FOLDER LOG-KEY WITNESS-KEY <PROOFS
"""

import json
import sys
from base64 import b64decode
from pathlib import Path

from tlog_scales.backend import LocalBackend
from tlog_scales.reader import TilesReader
from tlog_scales.signing import Vkey
from tlog_scales.tiles import leaf_hash
from tlog_scales.tlog import Checkpoint, ConsistencyProof, InclusionProof

folder, keys = Path(sys.argv[1]), [Vkey.from_string(key) for key in sys.argv[2:]]
proofs = json.load(sys.stdin)
reader = TilesReader(LocalBackend(folder))
newest = reader.get_checkpoint()
for key in keys:
    newest.verify(key)
assert newest.origin == keys[0].name
assert newest.root_hash == reader.calculate_root_hash(), "the tiles have another root"
for index in range(newest.size):
    path = [b64decode(hash_) for hash_ in proofs["inclusions"][str(index)]]
    for proof in (InclusionProof(index, newest.size, path), reader.get_inclusion_proof(index, newest.size)):
        proof.check(leaf_hash(reader.get_entry(index)), newest.root_hash)
for size, encoded in proofs["consistencies"].items():
    older = Checkpoint.from_text((folder / "checkpoints" / size).read_text())
    older.verify(keys[0])
    path = [b64decode(hash_) for hash_ in encoded]
    for grown in (
        ConsistencyProof(older.size, newest.size, path),
        reader.get_consistency_proof(older.size, newest.size),
    ):
        grown.check(older.root_hash, newest.root_hash)
print(f"{newest.size} leaves, {len(proofs['consistencies'])} older trees")
