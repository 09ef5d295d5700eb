// Checks the checkpoint and the inclusion of every leaf as @sigstore/verify does for the entries of Rekor.
//
// sigstore.cjs FOLDER LOG-KEY WITNESS-KEY <PROOFS. It knows neither consistency, tiles nor cosignatures.
const { readFileSync } = require("fs");
const { createPublicKey } = require("crypto");
const { verifyTLogInclusion } = require("@sigstore/verify/dist/tlog");

const [folder, key] = process.argv.slice(2);
const { inclusions } = JSON.parse(readFileSync(0));
const [name, hash, ...encoded] = key.split("+");
const raw = Buffer.from(encoded.join("+"), "base64").subarray(1);
const der = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), raw]);
const log = {
  logID: Buffer.from(hash, "hex"),
  baseURL: name,
  publicKey: createPublicKey({ key: der, format: "der", type: "spki" }),
};
const envelope = readFileSync(`${folder}/checkpoint`, "utf8");
const size = Number(envelope.split("\n")[1]);

function path(index) {
  const width = Math.min(256, size - index * 256);
  return `${folder}/tile/entries/${String(index).padStart(3, "0")}${width < 256 ? `.p/${width}` : ""}`;
}

const leaves = [];
for (let index = 0; leaves.length < size; index++) {
  for (let data = readFileSync(path(index)); data.length > 0; ) {
    const end = 2 + data.readUInt16BE();
    leaves.push(data.subarray(2, end));
    data = data.subarray(end);
  }
}
for (const [index, leaf] of leaves.entries()) {
  const hashes = inclusions[index].map((each) => Buffer.from(each, "base64"));
  const inclusionProof = { logIndex: String(index), hashes, checkpoint: { envelope } };
  verifyTLogInclusion({ canonicalizedBody: leaf, inclusionProof }, [log]);
}
console.log(`${leaves.length} leaves`);
