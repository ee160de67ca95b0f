package dev.cachet.node;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cachet.finding.Finding;
import dev.cachet.root.ExampleRoot;
import dev.cachet.sbom.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs of npm packages are resolved as Node.js does: from where a package really lies. */
class NodeResolutionTest {
  private static final String APP = "opt/app/node_modules/";

  @TempDir Path host;
  private Path folder;
  private ExampleRoot root;

  @BeforeEach
  void layOut() throws Exception {
    folder = host.resolve("root");
    root = ExampleRoot.debian(folder);
  }

  private void pack(String place, String name, String version, String more) throws Exception {
    String stated = version.isEmpty() ? "" : ",\"version\":\"" + version + "\"";
    root.with(place + "/package.json", "{\"name\":\"" + name + "\"" + stated + more + "}");
  }

  private static String needing(String field, String name) {
    return ",\"" + field + "\":{\"" + name + "\":\"*\"}";
  }

  private void link(String place, String target) throws Exception {
    Path path = folder.resolve(place);
    Files.createDirectories(path.getParent());
    Files.createSymbolicLink(path, Path.of(target));
  }

  private List<String> needs(String ref) throws Exception {
    return root.inventory("debian", "12").content().dependencies().neededBy(ref);
  }

  private List<String> npm() throws Exception {
    return root.inventory("debian", "12").content().components().stream()
        .map(Component::ref)
        .filter(ref -> ref.startsWith("pkg:npm/"))
        .toList();
  }

  private List<String> findings() throws Exception {
    return root.inventory("debian", "12").findings().stream().map(Finding::message).toList();
  }

  @Test
  void findsWhatLiesBesideAPackageInTheStoreOfPnpm() throws Exception {
    String store = APP + ".pnpm/";
    pack(store + "debug@4.0.0/node_modules/debug", "debug", "4.0.0", needing("dependencies", "ms"));
    pack(store + "ms@2.0.0/node_modules/ms", "ms", "2.0.0", "");
    link(APP + "debug", ".pnpm/debug@4.0.0/node_modules/debug");
    link(store + "debug@4.0.0/node_modules/ms", "../../ms@2.0.0/node_modules/ms");
    assertEquals(List.of("pkg:npm/ms@2.0.0"), needs("pkg:npm/debug@4.0.0"));
    assertEquals(List.of("pkg:npm/debug@4.0.0", "pkg:npm/ms@2.0.0"), npm());
    assertEquals(List.of(), findings());
  }

  @Test
  void followsALinkThatIsAScopeOrTheWholeFolder() throws Exception {
    pack("srv/deps/a", "a", "1.0.0", needing("dependencies", "@s/b"));
    pack("srv/scoped/b", "@s/b", "2.0.0", "");
    link("opt/app/node_modules", "/srv/deps");
    link("srv/deps/@s", "/srv/scoped");
    link("srv/node_modules", "deps");
    assertEquals(List.of(), npm());
    pack("opt/two/node_modules/c", "c", "1.0.0", needing("dependencies", "@s/b"));
    link("opt/two/node_modules/@s", "/srv/store/node_modules/@s");
    pack("srv/store/node_modules/@s/b", "@s/b", "2.0.0", "");
    assertEquals(List.of("pkg:npm/%40s/b@2.0.0"), needs("pkg:npm/c@1.0.0"));
  }

  @Test
  void listsPackagesOfWorkspacesAndOfFoldersWithTheirFilesAndNeeds() throws Exception {
    pack("opt/app/packages/one", "@w/one", "1.0.0", needing("dependencies", "two"));
    root.with("opt/app/packages/one/start.sh", "#!/bin/sh\n");
    pack("opt/app/packages/one/node_modules/own", "own", "1.0.0", "");
    pack("opt/lib", "two", "", needing("dependencies", "three"));
    pack(APP + "three", "three", "3.0.0", "");
    link(APP + "@w/one", "../../packages/one");
    link(APP + "two", "../../lib");
    assertEquals(
        List.of(
            "pkg:npm/%40w/one@1.0.0", "pkg:npm/own@1.0.0", "pkg:npm/three@3.0.0", "pkg:npm/two"),
        npm());
    assertEquals(List.of("pkg:npm/two"), needs("pkg:npm/%40w/one@1.0.0"));
    assertEquals(List.of("/opt/lib needs three, which is not installed"), suffixes("three"));
    assertEquals(
        List.of("/opt/app/packages/one/package.json", "/opt/app/packages/one/start.sh"),
        root.inventory("debian", "12").files().get("pkg:npm/%40w/one@1.0.0"));
  }

  private List<String> suffixes(String name) throws Exception {
    return findings().stream()
        .filter(m -> m.contains(name))
        .map(m -> m.substring(m.indexOf("/opt/")))
        .toList();
  }

  @Test
  void drawsEdgesToOptionalPackagesAndPeersThatAreThereAndMissesNoOther() throws Exception {
    pack(
        APP + "a",
        "a",
        "1.0.0",
        needing("optionalDependencies", "b")
            + needing("peerDependencies", "c")
            + ",\"peerDependenciesMeta\":{\"c\":{\"optional\":true}}"
            + needing("dependencies", "b"));
    assertEquals(List.of(), needs("pkg:npm/a@1.0.0"));
    assertEquals(List.of(), findings());
    pack(APP + "b", "b", "1.0.0", "");
    pack(APP + "c", "c", "1.0.0", "");
    assertEquals(List.of("pkg:npm/b@1.0.0", "pkg:npm/c@1.0.0"), needs("pkg:npm/a@1.0.0"));
  }

  @Test
  void survivesLinksThatLoopOrLeadOutOfTheRoot() throws Exception {
    Path secret = Files.createDirectories(host.resolve("secret"));
    Files.writeString(secret.resolve("package.json"), "{\"name\":\"secret\",\"version\":\"1\"}");
    link(APP + "a", "b");
    link(APP + "b", "a");
    link(APP + "out", secret.toString());
    link(APP + "up", "../../../../secret");
    link(APP + "self", ".");
    String more = needing("dependencies", "a") + needing("peerDependencies", "out");
    pack(APP + "c", "c", "1.0.0", more);
    assertEquals(List.of("pkg:npm/c@1.0.0"), npm());
    assertEquals(List.of("/" + APP + "c needs a, which is not installed"), suffixes("needs a"));
  }
}
