package dev.cachet.cli.sbom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.Cachet;
import dev.cachet.cli.SmallRoot;
import dev.cachet.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An SBOM, the listing of its root, and what became of the root. */
class RootListingTest {
  private static final String DAY = "2026-05-01";

  @TempDir Path folder;
  private Path root;
  private Path sbom;
  private Path listing;

  @BeforeEach
  void makeARoot() throws IOException {
    root = SmallRoot.write(folder.resolve("root"));
    SmallRoot.write(root.resolve("usr/bin/tool"), "program");
    sbom = folder.resolve("s.json");
    listing = folder.resolve("root.listing");
  }

  @Test
  void everyEntryIsComparedAndNamed() throws IOException {
    generate("--rootfs", root, "--listing", listing);
    Cachet same = check("--listing", listing);
    assertEquals(ExitCode.DONE, same.exit(), same.err());
    assertTrue(same.out().contains("yes      names of what differs: "), same.out());
    assertTrue(same.out().contains("unknown  capabilities: "), same.out());
    assertTrue(same.out().contains("no       services: "), same.out());

    Files.setAttribute(root.resolve("usr/bin/tool"), "unix:mode", 04755);
    SmallRoot.write(root.resolve("etc/ld.so.preload"), "/tmp/x.so");
    Cachet changed = check("--listing", listing);
    assertEquals(ExitCode.REFUSED, changed.exit(), changed.out());
    assertTrue(changed.out().contains("drift.setuid-differs: /usr/bin/tool: "), changed.out());
    assertTrue(changed.out().contains("drift.entry-added: /etc/ld.so.preload: "), changed.out());
    assertFalse(changed.out().contains("drift.files-differ"), changed.out());

    Cachet without = check();
    assertEquals(ExitCode.REFUSED, without.exit(), without.out());
    assertTrue(without.out().contains("drift.files-differ"), without.out());
    assertTrue(check("--format", "json").out().replace(" ", "").contains("\"compared\":\"yes\""));
  }

  /** An image of ext has the folder for its repair, and the folder that it was made of has not. */
  @Test
  void theFolderForRepairIsNoEntryButWhatLiesInItIs() throws IOException {
    generate("--rootfs", root, "--listing", listing);
    Files.createDirectory(root.resolve("lost+found"));
    assertEquals(ExitCode.DONE, check("--listing", listing).exit());
    SmallRoot.write(root.resolve("lost+found/x.so"), "hidden");
    Cachet found = check("--listing", listing);
    assertEquals(ExitCode.REFUSED, found.exit(), found.out());
    assertTrue(found.out().contains("drift.entry-added: /lost+found/x.so: "), found.out());
    Files.move(root.resolve("lost+found"), root.resolve("opt+found"));
    assertTrue(check("--listing", listing).out().contains("drift.entry-added: /opt+found: "));
  }

  @Test
  void aListingOfAnotherRootIsToldAndABrokenOneIsNotRead() throws IOException {
    generate("--rootfs", root, "--listing", listing);
    SmallRoot.write(root.resolve("usr/bin/more"), "program");
    Path other = folder.resolve("other.listing");
    Path unused = folder.resolve("o.json");
    Cachet.done(
        "sbom", "generate", "--rootfs", root, "--listing", other, "--as-of", DAY, "--out", unused);
    Cachet found = check("--listing", other);
    assertEquals(ExitCode.REFUSED, found.exit(), found.out());
    assertTrue(found.out().contains("drift.listing-differs"), found.out());
    assertTrue(found.out().contains("drift.files-differ"), found.out());

    Files.writeString(listing, Files.readString(listing).replace(" f 0644", " f 0755"));
    Cachet broken = check("--listing", listing);
    assertEquals(ExitCode.UNREADABLE, broken.exit(), broken.err());
    assertTrue(broken.err().contains("was changed after it was written"), broken.err());
  }

  /** An image of a build that leaves no package database. */
  @Test
  void anImageWithoutADatabaseIsTiedToTheManifestsOfItsBuild() throws IOException {
    Files.delete(root.resolve("var/lib/dpkg/status"));
    Path manifest =
        SmallRoot.write(folder.resolve("i.rootfs.manifest"), "busybox core2_64 1.36.1-r0\n");
    generate("--yocto", manifest, "--bind", root, "--listing", listing, "--run-time", "/var/log");
    SmallRoot.write(root.resolve("var/log/boot"), "today");
    Cachet same = check("--listing", listing);
    assertEquals(ExitCode.DONE, same.exit(), same.out() + same.err());
    assertTrue(same.out().contains("declared run-time paths: /var/log"), same.out());
    assertTrue(same.out().contains("no       components: the root has no package"), same.out());
    assertEquals(ExitCode.DONE, run(manifest).exit());

    SmallRoot.write(root.resolve("usr/bin/tool"), "progran");
    Files.delete(root.resolve("etc/os-release"));
    Cachet changed = check("--listing", listing);
    assertEquals(ExitCode.REFUSED, changed.exit(), changed.out());
    assertTrue(changed.out().contains("drift.entry-changed: /usr/bin/tool: "), changed.out());
    assertTrue(changed.out().contains("drift.entry-removed: /etc/os-release: "), changed.out());
    Cachet without = check();
    assertEquals(ExitCode.REFUSED, without.exit(), without.out());
    assertTrue(without.out().contains("os-release (1 then, 0 now)"), without.out());
  }

  @Test
  void whatIsNotBoundIsNotCompared() throws IOException {
    Files.delete(root.resolve("var/lib/dpkg/status"));
    Path manifest =
        SmallRoot.write(folder.resolve("i.rootfs.manifest"), "busybox core2_64 1.36.1-r0\n");
    generate("--yocto", manifest);
    Cachet found = check();
    assertEquals(ExitCode.UNREADABLE, found.exit(), found.out());
    assertTrue(found.err().contains("no package database"), found.err());
  }

  @Test
  void saysWhichOptionsGoTogether() throws IOException {
    for (String words :
        new String[] {
          "--rootfs ROOT --bind ROOT",
          "--jar a.jar --bind ROOT",
          "--jar a.jar --run-time /var",
          "--jar a.jar --listing l",
          "--rootfs ROOT --run-time var",
        }) {
      Object[] line =
          ("sbom generate --as-of " + DAY + " --device d --out " + sbom + " " + words)
              .replace("ROOT", root.toString())
              .split(" ");
      Cachet ran = Cachet.run(line);
      assertTrue(ran.exit() == ExitCode.USAGE || words.contains("a.jar"), words + ran.err());
      assertFalse(Files.exists(sbom), words);
    }
    generate("--rootfs", root);
    assertEquals(ExitCode.USAGE, Cachet.run("sbom", "check", sbom, "--listing", listing).exit());
  }

  private void generate(Object... options) {
    Object[] line = {"sbom", "generate", "--as-of", DAY, "--device", "Pump", "--out", sbom};
    Object[] all = new Object[line.length + options.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(options, 0, all, line.length, options.length);
    Cachet.done(all);
  }

  private Cachet check(Object... options) {
    Object[] line = {"sbom", "check", sbom, "--against", root, "--as-of", DAY};
    Object[] all = new Object[line.length + options.length];
    System.arraycopy(line, 0, all, 0, line.length);
    System.arraycopy(options, 0, all, line.length, options.length);
    return Cachet.run(all);
  }

  private Cachet run(Path thing) {
    return Cachet.run("sbom", "check", sbom, "--against", thing, "--as-of", DAY);
  }
}
