debian rootfs
printf 'a passphrase for a test\n' >secret.txt
chmod 600 secret.txt
printf 'an application' >application
root() { # version
  cat <<ROOT
{ "schemaVersion": 1, "version": $1, "environment": "test", "manufacturer": "example-devices",
  "issued": "2026-11-2${1}T00:00:00Z", "expires": "2036-01-01T00:00:00Z", "onExpiry": "warn",
  "packageExpiry": "required", "authorisation": "none", "packageRoles": ["release"],
  "roles": [
    { "role": "root", "threshold": 1, "families": ["classical"] },
    { "role": "release", "threshold": 1, "families": ["classical", "pq"] },
    { "role": "grant", "threshold": 1, "families": ["classical"] },
    { "role": "downgrade", "threshold": 1, "families": ["classical"] } ],
  "keys": [
    { "holder": "alice", "role": "root", "jwk": "alice.jwk" },
    { "holder": "bob", "role": "release", "jwk": "bob.jwk" },
    { "holder": "bob", "role": "release", "jwk": "bob-pq.jwk" },
    { "holder": "carol", "role": "grant", "jwk": "carol.jwk" },
    { "holder": "dave", "role": "downgrade", "jwk": "dave.jwk" } ] }
ROOT
}
root 1 >trust.json
root 2 >trust-2.json
cachet key new --alg EdDSA --out bob --out carol --out dave --alg ML-DSA-65 --out bob-pq --passphrase-file secret.txt
cachet example papers --payload application
cachet sbom generate --rootfs rootfs --out sbom.cdx.json
for release in release-7 release-8; do
  cachet pack papers/pack.json --sbom sbom.cdx.json --rootfs rootfs --policy papers/policy.json --out $release
done
cachet sign release-8 --key bob.pem --key bob-pq.pem --passphrase-file secret.txt
# What the ceremony printed is on paper, which this stands for.
cat >profile <<'PROFILE'
if [ -e root-1.json ] && [ ! -e digest ]; then
  cachet trust show root-1.json | sed -n 's/.*\([0-9a-f]\{64\}\).*/\1/p' | head -n 1 >digest
fi
[ ! -e digest ] || ROOT_1=$(cat digest)
PROFILE
