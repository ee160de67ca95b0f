# A manufacturer with two holders of root, one of release and one of clearance, and a packed release.
umask 077
echo 'a passphrase for an example' >secret.txt
echo '{"alg":"EdDSA","crv":"Ed25519","kty":"OKP","x":"6H4WykrXEwyzo6WsiVMAFxjsCn43AFRGIGSKYnBotgg"}' >bob.jwk
echo '{"alg":"EdDSA","crv":"Ed25519","kty":"OKP","x":"cvwzwyPFQnKZ4WzK0zybJNDSgGosAaJm4SgsBMWj0wM"}' >carol.jwk
echo '{"alg":"EdDSA","crv":"Ed25519","kty":"OKP","x":"ncyDGftxsEhlaL80MADdJIgtUKeF2Zh_bmf7pkVIbT8"}' >grant.jwk
echo '{"alg":"EdDSA","crv":"Ed25519","kty":"OKP","x":"mW7iv6lt11sj4WPkqwCvNEL2oKhcf9QeF3ADFBJwMJ8"}' >downgrade.jwk
cachet key new --alg EdDSA --out quinn --passphrase-file secret.txt >log
cat >trust.json <<'TRUST'
{ "schemaVersion": 1, "version": 1, "environment": "test", "manufacturer": "example-devices",
  "issued": "2026-11-01T00:00:00Z", "expires": "2036-01-01T00:00:00Z", "onExpiry": "warn",
  "packageExpiry": "required", "authorisation": "none",
  "packageRoles": ["release", "clearance"], "apart": [["release", "clearance"]],
  "roles": [
    { "role": "root", "threshold": 1, "families": ["classical"] },
    { "role": "release", "threshold": 1, "families": ["pq"] },
    { "role": "clearance", "threshold": 1, "families": ["classical"] },
    { "role": "grant", "threshold": 1, "families": ["classical"] },
    { "role": "downgrade", "threshold": 1, "families": ["classical"] } ],
  "keys": [
    { "holder": "alice", "role": "root", "jwk": "alice.jwk" },
    { "holder": "bob", "role": "root", "jwk": "bob.jwk" },
    { "holder": "dana", "role": "release", "jwk": "dana.jwk" },
    { "holder": "quinn", "role": "clearance", "jwk": "quinn.jwk" },
    { "holder": "grant-desk", "role": "grant", "jwk": "grant.jwk" },
    { "holder": "downgrade-desk", "role": "downgrade", "jwk": "downgrade.jwk" } ] }
TRUST
sed 's/"version": 1/"version": 2/; s/bob/carol/g' trust.json >trust-2.json
debian rootfs
echo 'an image' >image.bin
cat >policy.json <<'POLICY'
{ "schemaVersion": 1, "change": { "subject": "embedded" },
  "operatingSystem": { "allowedStates": ["SUPPORTED"], "minimumSupportDaysLeft": 0 },
  "catalogue": { "warnAfterDays": 60, "failAfterDays": 180 },
  "sbom": { "maximumAgeDays": 1 } }
POLICY
cat >pack.json <<'PACK'
{ "schemaVersion": 1, "manufacturer": "example-devices", "product": "infusion-pump",
  "version": "1.0", "counter": 7, "floor": 7, "expires": "2029-01-01T00:00:00Z",
  "target": { "udiDi": ["04012345678901"], "hwModel": ["pump-a"] },
  "change": { "class": "minor", "udiDi": "kept", "reason": "maintenance", "reference": "ticket" },
  "authorisation": "none",
  "payloads": [ { "id": "rootfs", "slot": "rootfs", "kind": "image", "file": "image.bin" } ] }
PACK
cachet sbom generate --rootfs rootfs --out sbom.json
cachet pack pack.json --sbom sbom.json --previous sbom.json --rootfs rootfs --policy policy.json --out release-7 >log
