debian build/rootfs
cachet sbom generate --rootfs build/rootfs --out device.cdx.json
