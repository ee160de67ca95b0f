package dev.cachet.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import dev.cachet.os.OsIdentifier;
import dev.cachet.os.OsIdentity;
import dev.cachet.os.file.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts right, unknown and wrong answers apart, over sets that were labelled before the rules. */
class LabelledSetTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final Set<String> COMMONEST =
      Set.of(
          "almalinux",
          "alpine-linux",
          "amazon-linux",
          "centos",
          "centos-stream",
          "debian",
          "fedora",
          "linuxmint",
          "opensuse",
          "oracle-linux",
          "rhel",
          "rocky-linux",
          "sles",
          "ubuntu",
          "yocto");

  @TempDir Path folder;

  private OsIdentity identify(LabelledSystem system, int number) throws IOException {
    Path root = Files.createDirectories(folder.resolve("root" + number));
    system.writeTo(root);
    return new OsIdentifier(CATALOGUE).identify(RootFolder.open(root));
  }

  private Outcome.Count countSystems(List<LabelledSystem> systems) throws IOException {
    Outcome.Count count = new Outcome.Count();
    for (int i = 0; i < systems.size(); i++) {
      OsIdentity found = identify(systems.get(i), i);
      count.add(systems.get(i).judge(found), systems.get(i) + "\n    " + found);
    }
    return count;
  }

  @Test
  void identifiesTheLabelledSystems() throws IOException {
    List<LabelledSystem> systems = LabelledSystem.read("os-files.txt");
    Outcome.Count count = countSystems(systems);
    System.out.println("OS files: " + count.numbers());
    assertTrue(count.total() >= 150, count.toString());
    assertEquals(0, count.of(Outcome.WRONG), count.toString());
    assertTrue(count.isRightIn(98), count.toString());
  }

  @Test
  void leavesNoStockImageOfACommonDistributionUnknown() throws IOException {
    List<LabelledSystem> stock =
        LabelledSystem.read("os-files.txt").stream()
            .filter(system -> COMMONEST.contains(system.product()) && !system.cycle().equals("-"))
            .toList();
    assertEquals(COMMONEST.size(), stock.stream().map(LabelledSystem::product).distinct().count());
    Outcome.Count count = countSystems(stock);
    assertEquals(stock.size(), count.of(Outcome.RIGHT), count.toString());
  }

  @Test
  void commentsLineEndsAndBlankLinesChangeNoAnswer() throws IOException {
    OsIdentifier identifier = new OsIdentifier(CATALOGUE);
    for (LabelledSystem system : LabelledSystem.read("os-files.txt")) {
      String plain = String.join("\n", system.lines());
      String dressed = "# first\r\n\r\n" + String.join("  \r\n# ID=other\r\n", system.lines());
      OsRelease one = OsRelease.parse("f", plain.getBytes(StandardCharsets.UTF_8));
      OsRelease other = OsRelease.parse("f", dressed.getBytes(StandardCharsets.UTF_8));
      assertEquals(identifier.identify(one), identifier.identify(other), system.toString());
    }
  }

  @Test
  void findsTheLabelledComponents() throws IOException {
    Outcome.Count count = countComponents("components.tsv");
    System.out.println("Component identifiers: " + count.numbers());
    assertTrue(count.total() >= 120, count.toString());
    assertEquals(0, count.of(Outcome.WRONG), count.toString());
    assertTrue(count.isRightIn(95), count.toString());
  }

  @Test
  void answersAlsoWhatWasLabelledAfterTheRules() throws IOException {
    Outcome.Count systems = countSystems(LabelledSystem.read("os-files-held-out.txt"));
    Outcome.Count components = countComponents("components-held-out.tsv");
    System.out.println("OS files held out: " + systems.numbers());
    System.out.println("Component identifiers held out: " + components.numbers());
    assertEquals(0, systems.of(Outcome.WRONG), systems.toString());
    assertEquals(0, components.of(Outcome.WRONG), components.toString());
  }

  private static Outcome.Count countComponents(String resource) throws IOException {
    ComponentLookup lookup = new ComponentLookup(CATALOGUE);
    Outcome.Count count = new Outcome.Count();
    for (String line : LabelledSystem.text(resource).split("\n", -1)) {
      String[] fields = line.split("\t", -1);
      if (fields.length == 4 && !line.startsWith("#")) {
        ComponentMatch found = lookup.find(fields[0]);
        count.add(judge(fields[1], fields[2], found), line + "\n    " + found);
      }
    }
    return count;
  }

  private static Outcome judge(String product, String cycle, ComponentMatch found) {
    String named = found.product();
    List<String> products =
        found.candidates().stream().map(one -> one.split("/", 2)[0]).distinct().toList();
    boolean asked = !product.equals("-");
    if (asked && named == null && products.size() == 1) {
      named = products.get(0);
    }
    return Outcome.of(product, named).and(Outcome.of(cycle, found.cycle()));
  }
}
