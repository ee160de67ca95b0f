#!/bin/sh
# prepare.sh FOLDER: makes a SoftHSM token with the keys es256, es384 and ps256 in FOLDER/token, the
# configuration that SOFTHSM2_CONF has to name in FOLDER/softhsm2.conf, and the PIN in FOLDER/pin.txt.
# KEYTOOL and LIBRARY come from the environment. The token is for tests: its PIN is no secret.
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
rm -rf "$folder/token"
mkdir "$folder/token"
cat > "$folder/softhsm2.conf" <<CONF
directories.tokendir = $folder/token
objectstore.backend = file
log.level = ERROR
CONF
export SOFTHSM2_CONF="$folder/softhsm2.conf"
umask 077
echo 123456 > "$folder/pin.txt"
softhsm2-util --init-token --free --label cachet --pin 123456 --so-pin 123456
cat > "$folder/provider.cfg" <<CONF
name = cachet
library = $LIBRARY
slotListIndex = 0
CONF
key() {
  label=$1
  shift
  "$KEYTOOL" -genkeypair -alias "$label" "$@" -dname "CN=$label" -validity 9000 -keystore NONE \
    -storetype PKCS11 -providerClass sun.security.pkcs11.SunPKCS11 \
    -providerArg "$folder/provider.cfg" -storepass:file "$folder/pin.txt"
}
key es256 -keyalg EC -groupname secp256r1 -sigalg SHA256withECDSA
key es384 -keyalg EC -groupname secp384r1 -sigalg SHA384withECDSA
key ps256 -keyalg RSA -keysize 3072 -sigalg SHA256withRSA
key rsa2048 -keyalg RSA -keysize 2048 -sigalg SHA256withRSA
