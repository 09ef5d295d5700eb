#!/bin/sh
# Makes the passwords that docker-compose.yml hands to its containers; those that are there already are left as they are.
# The directory is closed to others on this machine; the files are not, as users of the containers read them.
set -eu
umask 022
directory="$(dirname "$0")/../.secrets"
mkdir -p -m 700 "$directory"
for name in owner web projector webhooks imports; do
    file="$directory/${name}_password"
    if [ ! -s "$file" ]; then
        od -An -N32 -tx1 /dev/urandom | tr -d ' \n' > "$file"
    fi
done
