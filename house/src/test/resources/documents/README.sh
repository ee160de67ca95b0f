debian build/rootfs
printf 'Main-Class: Pump\n' >manifest
jar --create --file build/app.jar --manifest manifest
cachet sbom generate --rootfs build/rootfs --jar build/app.jar --device pump --out released.cdx.json
