package dev.cachet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A root filesystem of two packages, and the files that a release of it is described by. */
public final class SmallRoot {
  private SmallRoot() {}

  public static Path write(Path folder) throws IOException {
    write(
        folder.resolve("etc/os-release"),
        """
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        NAME="Debian GNU/Linux"
        VERSION_ID="12"
        VERSION="12 (bookworm)"
        VERSION_CODENAME=bookworm
        ID=debian
        """);
    write(
        folder.resolve("var/lib/dpkg/status"),
        """
        Package: libc6
        Status: install ok installed
        Maintainer: GNU Libc Maintainers <debian-glibc@lists.debian.org>
        Architecture: amd64
        Source: glibc
        Version: 2.36-9+deb12u7

        Package: bash
        Status: install ok installed
        Maintainer: Matthias Klose <doko@debian.org>
        Architecture: amd64
        Version: 5.2.15-2+b7
        Pre-Depends: libc6 (>= 2.36)
        """);
    return folder;
  }

  public static Path policy(Path file, String states) throws IOException {
    return write(
        file,
        """
        { "schemaVersion": 1,
          "operatingSystem": { "allowedStates": [%s], "minimumSupportDaysLeft": 0 },
          "catalogue": { "warnAfterDays": 60, "failAfterDays": 180 },
          "sbom": { "maximumAgeDays": 1 } }
        """
            .formatted(states));
  }

  public static Path description(Path file, String image) throws IOException {
    return write(
        file,
        """
        { "schemaVersion": 1, "manufacturer": "example-devices", "product": "infusion-pump",
          "version": "1.0", "counter": 10, "floor": 10, "expires": "2029-01-01T00:00:00Z",
          "target": { "udiDi": ["04012345678901"], "hwModel": ["pump-a"] },
          "change": { "class": "minor", "udiDi": "kept", "reason": "maintenance", "reference": "ticket" },
          "authorisation": "none",
          "payloads": [ { "id": "rootfs", "slot": "rootfs", "kind": "image", "file": "%s" } ] }
        """
            .formatted(image));
  }

  public static Path trust(Path file) throws IOException {
    return write(
        file,
        """
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
            { "holder": "root-desk", "role": "root", "jwk": "root.jwk" },
            { "holder": "release-desk", "role": "release", "jwk": "release.jwk" },
            { "holder": "quality-desk", "role": "clearance", "jwk": "clearance.jwk" },
            { "holder": "grant-desk", "role": "grant", "jwk": "grant.jwk" },
            { "holder": "downgrade-desk", "role": "downgrade", "jwk": "downgrade.jwk" } ] }
        """);
  }

  public static Path factory(Path file, String rootDigest) throws IOException {
    return write(
        file,
        """
        { "schemaVersion": 1, "environment": "test", "manufacturer": "example-devices",
          "product": "infusion-pump", "udiDi": "04012345678901", "hwModel": "pump-a", "hwRev": 1,
          "serial": "0001", "root1": "%s" }
        """
            .formatted(rootDigest));
  }

  public static Path secret(Path file, String text) throws IOException {
    return Files.setPosixFilePermissions(
        write(file, text), PosixFilePermissions.fromString("rw-------"));
  }

  public static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
