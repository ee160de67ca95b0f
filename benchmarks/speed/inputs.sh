#!/usr/bin/env bash
# inputs.sh DIR: makes what measure.sh and compare-updaters.sh measure: keys, a hybrid root, and the packages
#   small.cachet      64 KiB
#   raw.cachet        1 GiB that does not compress
#   zstd.cachet       1 GiB of compressed chunks (1.4 GB of base64 text)
#   large.cachet      more than 4 GiB of compressed chunks (5.8 GB of base64 text)
# and in DIR/pack what PackPairs packs: a tar of the root file system ROOT, of this machine's files without it. Needs openssl, a built
# cli/target/cachet.jar, 20 GB of room. MIB=64 makes everything smaller, to try it; LARGE=no leaves large.cachet out.
set -eu
dir=${1:?folder}
mib=${MIB:-1024}
here=$(cd "$(dirname "$0")/../.." && pwd)
export CACHET_PASSPHRASE="known to everybody, for measuring only"
# Another way to start it: CACHET="java -cp ... dev.cachet.cli.Main"
cachet() { ${CACHET:-java -jar "$here/cli/target/cachet.jar"} "$@" >>"$dir/log.txt" 2>&1 || { tail -3 "$dir/log.txt" >&2; exit 1; }; }
mkdir -p "$dir/keys" "$dir/root/etc" "$dir/root/var/lib/dpkg" "$dir/pack"
dir=$(cd "$dir" && pwd)
: >"$dir/log.txt"

printf 'NAME="Debian GNU/Linux"\nVERSION_ID="12"\nVERSION_CODENAME=bookworm\nID=debian\n' >"$dir/root/etc/os-release"
printf 'Package: libc6\nStatus: install ok installed\nMaintainer: Nobody <nobody@example.org>\nArchitecture: amd64\nVersion: 2.36-9+deb12u7\n' \
  >"$dir/root/var/lib/dpkg/status"
cat >"$dir/policy.json" <<'POLICY'
{ "schemaVersion": 1,
  "operatingSystem": { "allowedStates": ["SUPPORTED", "SECURITY_ONLY", "EXTENDED_CONTRACT"], "minimumSupportDaysLeft": 0 },
  "catalogue": { "warnAfterDays": 60, "failAfterDays": 180 },
  "sbom": { "maximumAgeDays": 1 } }
POLICY
cachet sbom generate --rootfs "$dir/root" --out "$dir/sbom.json"

for key in root release grant downgrade; do cachet key new --alg EdDSA --out "$dir/keys/$key-ed25519"; done
for key in root release; do cachet key new --alg ML-DSA-65 --out "$dir/keys/$key-mldsa65"; done
cat >"$dir/trust.json" <<'TRUST'
{ "schemaVersion": 1, "version": 1, "environment": "test", "manufacturer": "example-devices",
  "issued": "2026-01-01T00:00:00Z", "expires": "2046-01-01T00:00:00Z", "onExpiry": "warn",
  "packageExpiry": "optional", "authorisation": "none", "packageRoles": ["release"],
  "roles": [
    { "role": "root", "threshold": 1, "families": ["classical"] },
    { "role": "release", "threshold": 1, "families": ["classical", "pq"] },
    { "role": "grant", "threshold": 1, "families": ["classical"] },
    { "role": "clearance", "threshold": 1, "families": ["classical"] },
    { "role": "downgrade", "threshold": 1, "families": ["classical"] } ],
  "keys": [
    { "holder": "root-desk", "role": "root", "jwk": "keys/root-ed25519.jwk" },
    { "holder": "release-desk", "role": "release", "jwk": "keys/release-ed25519.jwk" },
    { "holder": "release-desk", "role": "release", "jwk": "keys/release-mldsa65.jwk" },
    { "holder": "quality-desk", "role": "clearance", "jwk": "keys/clearance-ed25519.jwk" },
    { "holder": "grant-desk", "role": "grant", "jwk": "keys/grant-ed25519.jwk" },
    { "holder": "downgrade-desk", "role": "downgrade", "jwk": "keys/downgrade-ed25519.jwk" } ] }
TRUST
cachet key new --alg EdDSA --out "$dir/keys/clearance-ed25519"
cachet trust new "$dir/trust.json" --key "$dir/keys/root-ed25519.pem" --out "$dir/root-1.json"
digest=$(sed -n 's/.* sha256 //p' "$dir/log.txt" | tail -1)
cat >"$dir/factory.json" <<FACTORY
{ "schemaVersion": 1, "environment": "test", "manufacturer": "example-devices", "product": "pump",
  "udiDi": "04012345678901", "hwModel": "pump-a", "hwRev": 1, "serial": "0001", "root1": "$digest" }
FACTORY

describe() { # name, level
  cat <<PACK
{ "schemaVersion": 1, "manufacturer": "example-devices", "product": "pump",
  "version": "$1", "counter": 10, "floor": 10,
  "target": { "udiDi": ["04012345678901"], "hwModel": ["pump-a"] },
  "change": { "class": "minor", "udiDi": "kept", "reason": "maintenance", "reference": "benchmark" },
  "authorisation": "none", "compressionLevel": $2,
  "payloads": [ { "id": "image", "slot": "image", "kind": "image", "file": "$1.bin" } ] }
PACK
}
release() { # name, level
  describe "$1" "$2" >"$dir/$1.json"
  rm -rf "$dir/$1"
  cachet pack "$dir/$1.json" --sbom "$dir/sbom.json" --rootfs "$dir/root" --policy "$dir/policy.json" --out "$dir/$1"
  cachet sign "$dir/$1" --package "$(sha256sum <"$dir/$1/manifest.json" | cut -c1-64)" --key "$dir/keys/release-ed25519.pem" --key "$dir/keys/release-mldsa65.pem"
  cachet seal "$dir/$1" --root "$dir/root-1.json" --root-sha256 "$digest" --out "$dir/$1.cachet"
  rm -rf "$dir/$1/payload"
}
head -c 65536 /dev/urandom >"$dir/small.bin"
head -c $((mib * 1048576)) /dev/urandom >"$dir/raw.bin"
openssl rand -base64 $((mib * 1048576 * 97 / 100)) >"$dir/zstd.bin"
for payload in small raw zstd; do rm -f "$dir/$payload.cachet"; release "$payload" 1; done
rm "$dir/zstd.bin"
if [ "${LARGE:-yes}" = yes ]; then
  # openssl takes no more than 2 GiB at once.
  for _ in 1 2 3 4; do openssl rand -base64 $((mib * 1048576)); done >"$dir/large.bin"
  rm -f "$dir/large.cachet"
  release large 1
  rm "$dir/large.bin"
fi

describe payload 9 >"$dir/pack/pack.json"
cp -r "$dir/root" "$dir/sbom.json" "$dir/policy.json" "$dir/pack/"
if [ -n "${ROOT:-}" ]; then
  tar -C "$ROOT" -cf "$dir/pack/payload.bin" .
else
  tar -C / -cf - usr/bin usr/share usr/lib 2>/dev/null | head -c $((mib * 1048576 / 4)) >"$dir/pack/payload.bin" || true
fi
ls -l "$dir"/*.cachet "$dir/pack/payload.bin"
