// Reads an export with golang.org/x/mod/sumdb: is the checkpoint signed, are the tiles, leaves and proofs under its root?
//
// sumdb FOLDER LOG-KEY WITNESS-KEY <PROOFS. Go's own Ed25519 verifier knows no cosignatures, so the witness goes unread.
package main

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type proofs struct {
	Inclusions    map[int64][][]byte
	Consistencies map[int64][][]byte
}

// folder holds tiles 8 levels high, under the paths of C2SP, which do not say so.
type folder string

func (f folder) Height() int                     { return 8 }
func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range tiles {
		found = append(found, f.read(strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
	}
	return found, nil
}

func (f folder) read(path string) []byte {
	data, err := os.ReadFile(filepath.Join(string(f), path))
	must(err)
	return data
}

func (f folder) tree(path string, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(f.read(path), note.VerifierList(verifier))
	must(err)
	origin, rest, _ := strings.Cut(opened.Text, "\n")
	if origin != verifier.Name() {
		log.Fatalf("the checkpoint is of %s", origin)
	}
	tree, err := tlog.ParseTree([]byte("go.sum database tree\n" + rest))
	must(err)
	return tree
}

func (f folder) leaves(size int64) [][]byte {
	var found [][]byte
	for index := int64(0); int64(len(found)) < size; index++ {
		tile := tlog.Tile{H: 8, L: -1, N: index, W: 256}
		if size-index*256 < 256 {
			tile.W = int(size - index*256)
		}
		data := f.read(strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1))
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			found, data = append(found, data[2:2+length]), data[2+length:]
		}
	}
	return found
}

func hashes(path [][]byte) []tlog.Hash {
	found := make([]tlog.Hash, len(path))
	for at, hash := range path {
		if copy(found[at][:], hash); len(hash) != tlog.HashSize {
			log.Fatal("a hash is not of 32 bytes")
		}
	}
	return found
}

func main() {
	log.SetFlags(0)
	from := folder(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	var ours proofs
	must(json.NewDecoder(os.Stdin).Decode(&ours))

	tree := from.tree("checkpoint", verifier)
	reader := tlog.TileHashReader(tree, from)
	for at, leaf := range from.leaves(tree.N) {
		index, hash := int64(at), tlog.RecordHash(leaf)
		stored, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		must(err)
		if !bytes.Equal(stored[0][:], hash[:]) {
			log.Fatalf("leaf %d is not the one in the tile", index)
		}
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, hash))
		must(tlog.CheckRecord(hashes(ours.Inclusions[index]), tree.N, tree.Hash, index, hash))
	}
	for size, path := range ours.Consistencies {
		old := from.tree(fmt.Sprintf("checkpoints/%d", size), verifier)
		proof, err := tlog.ProveTree(tree.N, old.N, reader)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
		must(tlog.CheckTree(hashes(path), tree.N, tree.Hash, old.N, old.Hash))
	}
	fmt.Printf("%d leaves, %d older trees\n", tree.N, len(ours.Consistencies))
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
