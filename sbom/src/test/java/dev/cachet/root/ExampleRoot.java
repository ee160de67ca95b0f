package dev.cachet.root;

import dev.cachet.os.Confidence;
import dev.cachet.os.OsIdentity;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.source.Inventory;
import dev.cachet.source.UnknownSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A hand-written root in a folder of a test. */
public final class ExampleRoot {
  public static final String DEBIAN_STATUS =
      """
      Package: base-files
      Status: install ok installed
      Architecture: amd64
      Version: 12.4+deb12u5
      Maintainer: Santiago Vila <sanvila@debian.org>
      Pre-Depends: awk
      Provides: base
      Description: Debian base system miscellaneous files
       Depends: this-is-text, not a field

      Package: mawk
      Status: install ok installed
      Architecture: amd64
      Multi-Arch: foreign
      Version: 1.3.4.20200120-3.1
      Provides: awk
      Pre-Depends: libc6 (>= 2.34)

      Package: libc6
      Status: hold ok installed
      Architecture: amd64
      Multi-Arch: same
      Source: glibc
      Version: 2.36-9+deb12u4
      Depends: libgcc-s1, libcrypt1 (>= 1:4.4.10-10~)

      Package: libgcc-s1
      Status: install ok installed
      Architecture: amd64
      Source: gcc-12 (12.2.0-14)
      Version: 12.2.0-14+b1
      Depends: gcc-12-base (= 12.2.0-14) | libc6 (>> 2.30),
       libc6 (>= 2.35)

      Package: libcrypt1
      Status: install ok installed
      Architecture: amd64
      Version: 1:4.4.33-2

      Package: gone
      Status: deinstall ok config-files
      Architecture: amd64
      Version: 1.0
      """;

  public static final String DEBIAN_RELEASE =
      "ID=debian\nVERSION_ID=\"12\"\nNAME=\"Debian GNU/Linux\"\n";

  public static final String ALPINE_INSTALLED =
      """
      C:Q1IsVNThdrlbd5lpZVzSFWIBRbVVw=
      P:busybox
      V:1.36.1-r5
      A:x86_64
      T:Size optimized toolbox
      o:busybox
      m:Sören Tempel <soeren+alpine@soeren-tempel.net>
      L:GPL-2.0-only
      D:so:libc.musl-x86_64.so.1 !uclibc
      p:cmd:busybox=1.36.1-r5 /bin/sh
      F:bin
      R:busybox

      C:Q1qKcZ+j23xssAXmgQhkOO8dHnbWw=
      P:musl
      V:1.2.4-r2
      A:x86_64
      L:mit
      o:musl
      p:so:libc.musl-x86_64.so.1=1

      C:Q1lWkYvNmUAeeFQAjoVJvNzCkdwnA=
      P:ssl_client
      V:1.36.1-r5
      A:x86_64
      o:busybox
      L:GPL-2.0-only AND (MIT OR BSD-3-clause)
      D:so:libc.musl-x86_64.so.1 musl>=1.2 /bin/sh
      """;

  private final Path folder;

  private ExampleRoot(Path folder) {
    this.folder = folder;
  }

  public static ExampleRoot in(Path folder) {
    return new ExampleRoot(folder);
  }

  public static ExampleRoot debian(Path folder) throws IOException {
    return in(folder)
        .with("etc/os-release", DEBIAN_RELEASE)
        .with("var/lib/dpkg/status", DEBIAN_STATUS);
  }

  public static ExampleRoot alpine(Path folder) throws IOException {
    return in(folder)
        .with("etc/os-release", "ID=alpine\nVERSION_ID=3.19.1\n")
        .with("lib/apk/db/installed", ALPINE_INSTALLED);
  }

  public ExampleRoot link(String path, String target) throws IOException {
    Path link = folder.resolve(path);
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of(target));
    return this;
  }

  public ExampleRoot with(String path, String text) throws IOException {
    return with(path, text.getBytes(StandardCharsets.UTF_8));
  }

  public ExampleRoot with(String path, byte[] content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    return this;
  }

  public ExampleRoot without(String path) throws IOException {
    Files.delete(folder.resolve(path));
    return this;
  }

  public RootFolder open() throws IOException {
    return RootFolder.open(folder);
  }

  public Inventory inventory(String name, String version)
      throws IOException, UnknownSourceException {
    return new RootfsSource(open(), os(name, version)).inventory();
  }

  public static OsIdentity os(String name, String version) {
    return new OsIdentity(
        name.isEmpty() ? null : name,
        version.isEmpty() ? null : version,
        null,
        List.of(),
        false,
        name,
        version,
        Confidence.STATED,
        "as the test says",
        List.of());
  }
}
