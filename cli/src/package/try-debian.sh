#!/bin/sh
# Compares releases of Debian as the change-class check sees them with what dpkg says:
# try-debian.sh JAR FOLDER. Three roots lie in FOLDER, and are made by mmdebstrap where they are
# not there: "release" (Debian 12, its release suite alone), "updates" (with the suites of updates
# and security) and "previous" (Debian 11). Needs root and python3; ends with 1 at the first thing
# that is not as it should be.
set -eu
[ $# -eq 2 ] || { echo "try-debian.sh: give JAR and FOLDER" >&2; exit 2; }
jar=$1
folder=$2
mirror=${DEBIAN_MIRROR:-http://deb.debian.org/debian}
security=${DEBIAN_SECURITY:-http://deb.debian.org/debian-security}
more=openssl,ca-certificates,curl,openssh-client,python3-minimal

fail() { printf 'try-debian.sh: %s\n' "$*" >&2; exit 1; }
cachet() { java -jar "$jar" "$@"; }
make() {
  root=$1
  suite=$2
  shift 2
  [ -d "$folder/$root/usr" ] ||
    mmdebstrap --variant=minbase --mode=root --include="$more" "$suite" "$folder/$root" "$@"
}

mkdir -p "$folder"
make release bookworm "deb $mirror bookworm main"
make updates bookworm "deb $mirror bookworm main" "deb $mirror bookworm-updates main" \
  "deb $security bookworm-security main"
make previous bullseye "deb $mirror bullseye main"
for root in release updates previous; do
  [ -e "$folder/$root.cdx.json" ] ||
    cachet -q sbom generate --rootfs "$folder/$root" --out "$folder/$root.cdx.json"
done

# What the gate is told of a device: any payload, and the claim of a security patch.
echo application >"$folder/application.bin"
for subject in standalone embedded; do
  cat >"$folder/$subject.json" <<POLICY
{ "schemaVersion": 1,
  "operatingSystem": { "allowedStates": ["SUPPORTED", "SECURITY_ONLY", "EXTENDED_CONTRACT"],
    "minimumSupportDaysLeft": 0 },
  "catalogue": { "warnAfterDays": 3000, "failAfterDays": 3000 },
  "sbom": { "maximumAgeDays": 3000 },
  "change": { "subject": "$subject" } }
POLICY
done
cat >"$folder/pack.json" <<DESCRIPTION
{ "schemaVersion": 1, "manufacturer": "example-devices", "product": "infusion-pump",
  "version": "2.0", "counter": 2, "floor": 1, "expires": "2099-01-01T00:00:00Z",
  "target": { "udiDi": ["04012345678901"], "hwModel": ["pump-a"] },
  "change": { "class": "security-patch", "udiDi": "kept", "reason": "security", "reference": "r" },
  "authorisation": "none",
  "payloads": [ { "id": "application", "slot": "application", "kind": "image",
    "file": "application.bin" } ] }
DESCRIPTION
judge() {
  before=$1
  after=$2
  subject=$3
  code=0
  cachet -q gate --sbom "$folder/$after.cdx.json" --rootfs "$folder/$after" \
    --policy "$folder/$subject.json" --description "$folder/pack.json" \
    --previous "$folder/$before.cdx.json" --out "$folder/evidence.json" --format json \
    >"$folder/said.json" 2>"$folder/said.txt" || code=$?
  cachet gate change --old "$folder/$before.cdx.json" --new "$folder/$after.cdx.json" \
    --class security-patch --udi-di kept --subject "$subject" --format json \
    >"$folder/change-$before-$after-$subject.json" || true
}

for subject in standalone embedded; do
  judge release updates "$subject"
  [ "$code" = 0 ] || [ "$code" = 4 ] ||
    fail "Debian 12 with its updates, $subject: the gate ended with $code: $(tail -1 "$folder/said.txt")"
  # Only an SBOM that passes is in the evidence; the check alone names the same.
  python3 - "$folder" "$subject" <<'PYTHON' || fail "Debian 12 with its updates, $subject"
import json, re, sys
folder, subject = sys.argv[1:]
def installed(root):
    found = {}
    for stanza in open(f"{folder}/{root}/var/lib/dpkg/status", encoding="utf-8").read().split("\n\n"):
        field = lambda name: re.search(f"^{name}: (.*)$", stanza, re.M)
        if field("Package") and field("Status").group(1).split()[2] == "installed":
            found[field("Package").group(1)] = field("Version").group(1)
    return found
before, after = installed("release"), installed("updates")
changed = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
told = json.load(open(f"{folder}/change-release-updates-{subject}.json"))
named = {each["component"] for each in told["reasons"] + told["accepted"]}
print(f"Debian 12, release and updates, {subject}: dpkg says {len(changed)} packages changed,"
      f" the check names {len(named)}, verdict {told['verdict']}, questions:",
      sorted({each["component"] for each in told["reasons"]}) or "none")
if named != changed:
    sys.exit(f"only dpkg: {sorted(changed - named)}; only the check: {sorted(named - changed)}")
if told["verdict"] == "contradict":
    sys.exit("a security patch is contradicted")
PYTHON
  judge previous release "$subject"
  [ "$code" = 1 ] || fail "Debian 11 to 12, $subject: the gate ended with $code"
  grep -q 'change.os-release' "$folder/said.txt" || fail "Debian 11 to 12, $subject: not named"
  python3 - "$folder" "$subject" <<'PYTHON' || fail "Debian 11 to 12, $subject"
import json, sys
folder, subject = sys.argv[1:]
told = json.load(open(f"{folder}/change-previous-release-{subject}.json"))
against = [each for each in told["reasons"] if each["verdict"] == "contradict"]
print(f"Debian 11 to 12, {subject}: {told['verdict']};",
      "; ".join(f"{each['rule']} by {each['clause']}" for each in against))
if told["verdict"] != "contradict" or [each["rule"] for each in against] != ["change.os-release"]:
    sys.exit("not contradicted by the release of the system alone")
if ("6.5.2" in against[0]["clause"]) != (subject == "standalone"):
    sys.exit("6.5.2 is for standalone software alone")
PYTHON
done
echo "ok"
