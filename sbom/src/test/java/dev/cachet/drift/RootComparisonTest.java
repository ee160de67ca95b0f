package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.format.SbomDocument;
import dev.cachet.format.SbomSpec;
import dev.cachet.listing.LeftOut;
import dev.cachet.os.OsIdentifier;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.root.ExampleRoot;
import dev.cachet.root.RootfsSource;
import dev.cachet.rootfs.RootFolder;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Scope;
import dev.cachet.source.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an inventory of packages alone does not see of a root. */
class RootComparisonTest {
  @TempDir Path folder;
  private Path root;
  private Sbom sbom;

  @BeforeEach
  void takeInventory() throws Exception {
    ExampleRoot.debian(folder);
    root = folder;
    write("/usr/bin/own", "binary");
    mode("/usr/bin/own", 0755);
    write("/var/lib/dpkg/info/own.postinst", "echo 1");
    Files.createSymbolicLink(root.resolve("usr/bin/link"), Path.of("own"));
    sbom = Sbom.of(inventory().content(), Instant.EPOCH);
  }

  @Test
  void theSameRootHasNoFindings() throws Exception {
    assertEquals(List.of(), rules());
  }

  @Test
  void timesAreNotCompared() throws Exception {
    Files.setLastModifiedTime(root.resolve("usr/bin/own"), FileTime.fromMillis(1));
    assertEquals(List.of(), rules());
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/ld.so.preload, what is started or loaded by itself",
    "/etc/systemd/system/evil.service, what is started or loaded by itself",
    "/etc/cron.d/evil, what is started or loaded by itself",
    "/var/spool/cron/crontabs/root, what is started or loaded by itself",
    "/usr/lib/python3/evil.py, 'programs, libraries and scripts'",
    "/var/lib/dpkg/info/own.prerm, scripts of packages",
    "/boot/initrd.img, kernel and boot files",
    "/tmp/evil, other files",
    "/dev/evil, other files",
    "/srv/data, other files",
  })
  void aFileMoreIsToldByItsKind(String path, String kind) throws Exception {
    write(path, "more");
    Finding found = only("drift.files-differ");
    assertTrue(found.message().contains(kind), found.message());
  }

  @Test
  void anExecutableWithoutAnInterpreterIsTold() throws Exception {
    write("/usr/bin/run", "evil\n");
    mode("/usr/bin/run", 0755);
    Finding found = only("drift.files-differ");
    assertTrue(found.message().contains("programs, libraries and scripts ("), found.message());
  }

  @Test
  void anotherMaintainerScriptIsTold() throws Exception {
    write("/var/lib/dpkg/info/own.postinst", "echo 2");
    assertTrue(
        only("drift.files-differ").message().contains("scripts of packages (1 then, 1 now)"));
  }

  @Test
  void anotherTargetOfALinkThatNobodyOwnsIsTold() throws Exception {
    Files.delete(root.resolve("usr/bin/link"));
    Files.createSymbolicLink(root.resolve("usr/bin/link"), Path.of("other"));
    assertTrue(only("drift.files-differ").message().contains("symbolic links (1 then, 1 now)"));
  }

  @Test
  void aFileThatIsGoneIsTold() throws Exception {
    Files.delete(root.resolve("usr/bin/own"));
    only("drift.files-differ");
  }

  @ParameterizedTest
  @CsvSource({"4755", "2755", "6755", "4711"})
  void setuidIsTold(String mode) throws Exception {
    mode("/usr/bin/own", Integer.parseInt(mode, 8));
    only("drift.setuid-differs");
  }

  @ParameterizedTest
  @CsvSource({"0777", "0700", "1755", "0754"})
  void otherPermissionsAreTold(String mode) throws Exception {
    mode("/usr/bin/own", Integer.parseInt(mode, 8));
    only("drift.mode-differs");
  }

  @Test
  void permissionsOfAFolderAreTold() throws Exception {
    mode("/usr/bin", 01777);
    only("drift.mode-differs");
  }

  /** Only root may give a file away; for anybody else the owners of a root are not known. */
  @Test
  void anotherOwnerIsToldOrCannotBeKnown() throws Exception {
    if (!isRoot()) {
      assertTrue(sbom.subject().property("cachet:root:owner") == null);
      return;
    }
    Files.setAttribute(root.resolve("usr/bin/own"), "unix:uid", 1000, LinkOption.NOFOLLOW_LINKS);
    only("drift.owner-differs");
  }

  @Test
  void whatWasTakenOutOfTheDocumentIsAnError() throws Exception {
    sbom = edited(properties -> properties.removeIf(one -> one.name().startsWith("cachet:root:")));
    assertEquals(List.of("drift.files-not-stated"), rules());
  }

  @ParameterizedTest
  @CsvSource({"cachet:root:mode", "cachet:root:setuid"})
  void whatTheDocumentDoesNotStateOfAttributesCannotBeTold(String name) throws Exception {
    sbom = edited(properties -> properties.removeIf(one -> one.name().equals(name)));
    assertEquals(List.of("drift.not-comparable"), rules());
    assertEquals(CheckAnswer.UNKNOWN, CheckAnswer.of(compare()));
  }

  @Test
  void whatADocumentLeavesOutAndTheRootDoesNotCannotBeTold() throws Exception {
    sbom = edited(properties -> properties.add(new Property("cachet:root:left-out", "/usr")));
    assertEquals(List.of("drift.not-comparable"), rules());
  }

  @Test
  void whatCouldNotBeReadCannotBeTold() throws Exception {
    sbom = edited(properties -> properties.add(new Property("cachet:root:unread", "1")));
    assertEquals(List.of("drift.not-comparable"), rules());
  }

  @ParameterizedTest
  @EnumSource(
      value = SbomSpec.class,
      names = {"CYCLONEDX_1_6_JSON", "CYCLONEDX_1_6_XML", "SPDX_2_3_JSON"})
  void formatsKeepTheFacts(SbomSpec spec) throws Exception {
    sbom = SbomDocument.read(spec.write(sbom)).sbom();
    assertEquals(List.of(), rules());
    mode("/usr/bin/own", 04755);
    only("drift.setuid-differs");
  }

  @ParameterizedTest
  @CsvSource({"type", "scope", "cpe", "no cpe"})
  void editedFieldsOfAComponentAreTold(String field) throws Exception {
    UnaryOperator<Component> edit =
        one ->
            switch (field) {
              case "type" -> one.toBuilder().type(ComponentType.DATA).build();
              case "scope" -> one.toBuilder().scope(Scope.EXCLUDED).build();
              case "cpe" -> one.toBuilder().cpe("cpe:2.3:a:x:y:1:*:*:*:*:*:*:*").build();
              default -> one;
            };
    List<Component> components = new ArrayList<>(sbom.content().components());
    components.set(0, edit.apply(components.get(0)));
    sbom = Sbom.of(sbom.content().toBuilder().components(components).build(), Instant.EPOCH);
    assertEquals(field.equals("no cpe") ? List.of() : List.of("drift.field-differs"), rules());
  }

  @Test
  void aListWithoutPackagesIsNoInventoryOfARootFullOfPrograms() throws Exception {
    SbomContent empty =
        sbom.content().toBuilder()
            .components(List.of())
            .dependencies(Dependencies.of(Map.of()))
            .compositions(List.of())
            .build();
    sbom = Sbom.of(empty, Instant.EPOCH);
    assertTrue(rules().contains("drift.no-packages"), rules().toString());
  }

  @Test
  void whatIsDeclaredAsOfTheRunningSystemIsLeftOutByName() throws Exception {
    LeftOut log = LeftOut.declared(List.of("/var/log"));
    RootFolder opened = RootFolder.open(root);
    Inventory made =
        new RootfsSource(opened, new OsIdentifier(product -> List.of()).identify(opened), log)
            .inventory();
    assertEquals("/var/log", made.content().subject().property("cachet:root:left-out"));
    sbom = Sbom.of(made.content(), Instant.EPOCH);
    write("/var/log/today", "more");
    assertEquals(List.of(), new InventoryCheck().check(sbom, opened));
    write("/var/logs", "more");
    assertEquals(
        List.of("drift.files-differ"),
        new InventoryCheck().check(sbom, opened).stream().map(Finding::rule).toList());
  }

  private Sbom edited(Consumer<List<Property>> edit) {
    List<Property> properties = new ArrayList<>(sbom.subject().properties());
    edit.accept(properties);
    Component subject = sbom.subject().toBuilder().properties(properties).build();
    return Sbom.of(sbom.content().toBuilder().subject(subject).build(), Instant.EPOCH);
  }

  private Finding only(String rule) throws Exception {
    List<Finding> found = compare();
    assertEquals(List.of(rule), found.stream().map(Finding::rule).toList(), found.toString());
    assertEquals(CheckAnswer.FOUND, CheckAnswer.of(found));
    return found.get(0);
  }

  private List<String> rules() throws Exception {
    return compare().stream().map(Finding::rule).toList();
  }

  private List<Finding> compare() throws Exception {
    return ThingCheck.compare(sbom, inventory());
  }

  private Inventory inventory() throws Exception {
    RootFolder opened = RootFolder.open(root);
    return new RootfsSource(opened, new OsIdentifier(product -> List.of()).identify(opened))
        .inventory();
  }

  private boolean isRoot() throws IOException {
    return Files.getAttribute(root.resolve("usr/bin/own"), "unix:uid").equals(0);
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void mode(String path, int mode) throws IOException {
    Files.setAttribute(root.resolve(path.substring(1)), "unix:mode", mode);
  }
}
