// Asks the official Go parser about deployment files: one path a line on standard input, one line of JSON for each.
// Built by ../compare inside a checkout of github.com/akash-network/chain-sdk, whose module it is part of then.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"

	"pkg.akt.dev/go/sdl"
)

type answer struct {
	File    string   `json:"file"`
	Hash    string   `json:"hash,omitempty"`
	Reasons []string `json:"reasons,omitempty"`
}

func judge(file string) (verdict answer) {
	verdict.File = file
	defer func() {
		if broken := recover(); broken != nil {
			verdict = answer{File: file, Reasons: []string{fmt.Sprint("panic: ", broken)}}
		}
	}()
	parsed, err := sdl.ReadFile(file)
	if err == nil {
		var version []byte
		version, err = parsed.Version()
		verdict.Hash = hex.EncodeToString(version)
	}
	if err != nil {
		return answer{File: file, Reasons: []string{err.Error()}}
	}
	return verdict
}

func main() {
	files := bufio.NewScanner(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for files.Scan() {
		_ = answers.Encode(judge(files.Text()))
	}
}
