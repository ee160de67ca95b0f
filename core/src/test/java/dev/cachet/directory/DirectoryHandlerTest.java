package dev.cachet.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.installation.handler.HandlerResult;
import dev.cachet.installation.handler.HandlerResult.Outcome;
import dev.cachet.storage.SimulatedStorage;
import dev.cachet.storage.StorageFile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked, what is refused, and what a cut leaves. */
class DirectoryHandlerTest {
  @TempDir Path base;

  private static TestArchive sample(String text) {
    return new TestArchive()
        .folder("./", 0755)
        .folder("./bin/", 0755)
        .file("./bin/pump", 0755, text)
        .folder("./etc", 0500)
        .file("./etc/empty", 0600, "")
        .file("./etc/long", 0640, "x".repeat(200_000))
        .link("./etc/program", "../bin/pump")
        .link("current", "bin");
  }

  private HandlerResult unpack(DirectoryHandler handler, byte[] archive) throws IOException {
    SimulatedStorage storage = new SimulatedStorage();
    storage.replace("slots/b/root", archive);
    try (StorageFile file = storage.openToRead("slots/b/root")) {
      return handler.unpack(file, archive.length, "b", "root");
    }
  }

  private DirectoryHandler handler() {
    return new DirectoryHandler(base.resolve("trees"));
  }

  /** Every name below a folder, with mode and content or target. */
  private static Map<String, String> listing(Path root) throws IOException {
    Map<String, String> found = new TreeMap<>();
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return found;
    }
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        found.put(root.relativize(path).toString(), described(path));
      }
    }
    return found;
  }

  private static String described(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    }
    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    return Files.isDirectory(path) ? mode : mode + " " + Files.readString(path).hashCode();
  }

  private static Map<String, String> expected(String text) {
    Map<String, String> tree = new TreeMap<>();
    tree.put("", "rwxr-xr-x");
    tree.put("bin", "rwxr-xr-x");
    tree.put("bin/pump", "rwxr-xr-x " + text.hashCode());
    tree.put("etc", "r-x------");
    tree.put("etc/empty", "rw------- " + "".hashCode());
    tree.put("etc/long", "rw-r----- " + "x".repeat(200_000).hashCode());
    tree.put("etc/program", "-> ../bin/pump");
    tree.put("current", "-> bin");
    return tree;
  }

  private void assertRefused(String clause, String why, byte[] archive) throws IOException {
    HandlerResult result = unpack(handler(), archive);
    assertEquals(Outcome.REFUSED, result.outcome(), why);
    assertTrue(result.why().startsWith(clause + ": "), result.why());
    assertTrue(result.why().contains(why), result.why());
    assertFalse(Files.exists(base.resolve("trees")), "something was written");
  }

  @Test
  void unpacksFilesFoldersAndLinksWithTheirModes() throws Exception {
    assertEquals(HandlerResult.done(), unpack(handler(), sample("new").end()));
    Path place = handler().place("b", "root");
    assertEquals(base.resolve("trees/b/root"), place);
    assertEquals(expected("new"), listing(place));
    assertEquals(HandlerResult.done(), unpack(handler(), sample("newer").end()));
    assertEquals(expected("newer"), listing(place));
    handler().clear("b");
    assertFalse(Files.exists(base.resolve("trees/b")));
    handler().clear("a");
  }

  @DisplayName("DEV-31: a member that is no file, folder or symbolic link")
  @Test
  void refusesOtherTypes() throws Exception {
    for (char type : new char[] {'1', '3', '4', '6', '7', 'x', 'g', 'L', 'K', 'S', 'V', 0}) {
      String why = type == '1' ? "hard link" : type <= '6' && type >= '3' ? "device" : "type";
      byte[] archive =
          new TestArchive()
              .file("first", 0644, "")
              .member("second", type, 0644, type == '1' ? "first" : "")
              .end();
      assertRefused("DEV-31", why, archive);
    }
  }

  @DisplayName("DEV-31: setuid, setgid and sticky")
  @Test
  void refusesModesThatGiveRights() throws Exception {
    for (int mode : new int[] {04755, 02755, 01777, 07777, 010644}) {
      assertRefused("DEV-31", "mode", new TestArchive().file("su", mode, "").end());
      assertRefused("DEV-31", "mode", new TestArchive().folder("su", mode).end());
    }
  }

  @DisplayName("DEV-31: an archive of another form")
  @Test
  void refusesOtherForms() throws Exception {
    byte[] good = sample("x").end();
    byte[] gnu = TestArchive.header("x", '0', 0644, 0, "");
    TestArchive.put(gnu, 257, "ustar  \0");
    byte[] binary = TestArchive.header("x", '0', 0644, 0, "");
    binary[124] = (byte) 0x80;
    byte[] unprintable = TestArchive.header("caf\u00e9", '0', 0644, 0, "");
    byte[] hidden = TestArchive.header("x", '0', 0644, 0, "");
    hidden[50] = 'y';
    byte[] padded = new TestArchive().file("x", 0644, "abc").end();
    padded[1023] = 1;
    byte[] behind = new byte[good.length + 512];
    System.arraycopy(good, 0, behind, 0, good.length);
    behind[behind.length - 1] = 1;
    byte[] sum = good.clone();
    sum[0] ^= 1;
    assertRefused("DEV-31", "--format=ustar", new TestArchive().raw(TestArchive.signed(gnu)).end());
    assertRefused("DEV-31", "octal", new TestArchive().raw(TestArchive.signed(binary)).end());
    assertRefused("DEV-31", "ASCII", new TestArchive().raw(unprintable).end());
    assertRefused("DEV-31", "its end", new TestArchive().raw(TestArchive.signed(hidden)).end());
    assertRefused("DEV-31", "padding", padded);
    assertRefused("DEV-31", "behind the end", behind);
    assertRefused("DEV-31", "checksum", sum);
    assertRefused("DEV-31", "zeros at the end", sample("x").withoutEnd());
    assertRefused("DEV-31", "zeros at the end", new byte[0]);
    assertRefused("DEV-31", "multiple of 512", new byte[1500]);
    byte[] endless = TestArchive.header("x", '0', 0644, 077777777777L, "");
    assertRefused("DEV-31", "goes on behind", new TestArchive().raw(endless).end());
    byte[] full = TestArchive.header("x", '5', 0755, 512, "");
    assertRefused("DEV-31", "is no file", new TestArchive().raw(full).end());
    assertRefused("DEV-31", "a target", new TestArchive().member("x", '0', 0644, "y").end());
  }

  @DisplayName("DEV-32: names that lead out, are no names, or clash")
  @Test
  void refusesNames() throws Exception {
    for (String name :
        List.of(
            "../x", "a/../../x", "/etc/passwd", ".//x", "..", ".", "./..", "a//b", "x\\y", "")) {
      assertRefused(
          "DEV-32", "path", new TestArchive().folder("a", 0755).file(name, 0644, "").end());
    }
    assertRefused("DEV-32", "no folder a", new TestArchive().file("a/b", 0644, "").end());
    assertRefused(
        "DEV-32", "no folder a", new TestArchive().file("a", 0644, "").file("a/b", 0644, "").end());
    assertRefused(
        "DEV-32", "no folder a", new TestArchive().link("a", "b").file("a/b", 0644, "").end());
    assertRefused(
        "DEV-32", "no folder A", new TestArchive().folder("a", 0755).file("A/b", 0644, "").end());
    assertRefused(
        "DEV-32", "twice", new TestArchive().file("a", 0644, "").file("./a", 0644, "").end());
    assertRefused(
        "DEV-32",
        "upper and lower",
        new TestArchive().file("a", 0644, "").file("A", 0644, "").end());
    assertRefused("DEV-32", "twice", new TestArchive().link("a", "b").folder("a/", 0755).end());
  }

  @DisplayName("DEV-33: a link that leads out, by itself or through another one")
  @Test
  void refusesLinksOut() throws Exception {
    for (String target :
        List.of("/etc", "..", "../x", "b/../..", "b/..", "./b", "b/", "", "b//c", "../../x")) {
      assertRefused("DEV-33", "leads to", new TestArchive().link("a", target).end());
    }
    assertRefused(
        "DEV-33",
        "leads to up/..",
        new TestArchive()
            .folder("d", 0755)
            .folder("d/e", 0755)
            .link("d/e/up", "../..")
            .link("d/e/out", "up/..")
            .end());
  }

  @DisplayName("DEV-34, A46: the power goes at any operation")
  @Test
  void isWholeOrAbsentUnderItsNameWhereverAProcessDies() throws Exception {
    byte[] old = sample("old").end();
    byte[] update = sample("new").end();
    CutTree counting = new CutTree(Integer.MAX_VALUE);
    assertEquals(
        HandlerResult.done(),
        unpack(new DirectoryHandler(base.resolve("trees"), counting), update));
    assertTrue(counting.operations() > 15, "only " + counting.operations());
    for (int cut = 0; cut < counting.operations(); cut++) {
      handler().clear("b");
      assertEquals(HandlerResult.done(), unpack(handler(), old));
      DirectoryHandler dying = new DirectoryHandler(base.resolve("trees"), new CutTree(cut));
      assertThrows(IOException.class, () -> unpack(dying, update));
      Map<String, String> left = listing(handler().place("b", "root"));
      assertTrue(
          left.isEmpty() || left.equals(expected("old")) || left.equals(expected("new")),
          left.toString());
      assertEquals(HandlerResult.done(), unpack(handler(), update));
      assertEquals(expected("new"), listing(handler().place("b", "root")));
      assertEquals(List.of("root"), names(base.resolve("trees/b")));
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @DisplayName("DEV-34, A46: nothing gets its name before all of it is durable")
  @Test
  void syncsEverythingBeforeTheNameAndTheNameAfter() throws Exception {
    CutTree tree = new CutTree(Integer.MAX_VALUE);
    assertEquals(
        HandlerResult.done(),
        unpack(new DirectoryHandler(base.resolve("trees"), tree), sample("new").end()));
    assertEquals(List.of(), tree.notDurableAtTheRename());
    assertEquals(List.of(), tree.notDurable());
  }

  @DisplayName("DEV-34: a link in the place of a folder is not followed")
  @Test
  void followsNoLinkThatSomebodyPutInTheWay() throws Exception {
    Path elsewhere = Files.createDirectories(base.resolve("elsewhere/b/root")).getParent();
    Path kept = Files.writeString(elsewhere.resolve("root/kept"), "x");
    Path trees = base.resolve("trees");
    Path unused = Files.createSymbolicLink(trees, base.resolve("elsewhere"));
    assertInTheWay(trees, () -> handler().clear("b"));
    assertInTheWay(trees, () -> unpack(handler(), sample("new").end()));
    Files.delete(trees);
    Path slot = Files.createDirectories(trees).resolve("b");
    Path unusedToo = Files.createSymbolicLink(slot, elsewhere);
    assertInTheWay(slot, () -> unpack(handler(), sample("new").end()));
    handler().clear("b");
    Path place = Files.createDirectories(slot).resolve("root");
    Path unusedAsWell = Files.createSymbolicLink(place, elsewhere.resolve("root"));
    assertEquals(HandlerResult.done(), unpack(handler(), sample("new").end()));
    assertEquals(expected("new"), listing(place));
    assertEquals(List.of("kept"), names(kept.getParent()));
  }

  @DisplayName("DEV-34: a file in the place of a folder")
  @Test
  void namesAFileThatIsInTheWay() throws Exception {
    Path trees = Files.writeString(base.resolve("trees"), "x");
    assertInTheWay(trees, () -> handler().clear("b"));
    assertInTheWay(trees, () -> unpack(handler(), sample("new").end()));
    assertEquals("x", Files.readString(trees));
  }

  private static void assertInTheWay(Path path, Executable step) {
    FileAlreadyExistsException e = assertThrows(FileAlreadyExistsException.class, step);
    assertEquals(path.toString(), e.getFile());
    assertTrue(e.getMessage().contains("in the way"), e.getMessage());
  }

  /** Without the rights of root a folder cannot be read before its mode is changed. */
  @DisplayName("DEV-34: folders that their owner may not read")
  @Test
  void deletesFoldersWhateverTheirMode() throws Exception {
    for (int mode : new int[] {0, 0111, 0300, 0400, 0555}) {
      byte[] archive =
          new TestArchive()
              .folder("./", mode)
              .folder("in", mode)
              .folder("in/in", mode)
              .file("in/in/x", 0, "x")
              .end();
      assertEquals(HandlerResult.done(), unpack(handler(), archive));
    }
    handler().clear("b");
    assertEquals(List.of(), names(base.resolve("trees")));
  }

  @DisplayName("DEV-34: a disk that runs full half way")
  @Test
  void leavesNothingBesideItsPlaceIfTheDiskIsFull() throws Exception {
    assertEquals(HandlerResult.done(), unpack(handler(), sample("old").end()));
    for (String full : List.of("pump", "empty", "long")) {
      Tree tree = new FullTree(full);
      DirectoryHandler handler = new DirectoryHandler(base.resolve("trees"), tree);
      IOException e = assertThrows(IOException.class, () -> unpack(handler, sample("new").end()));
      assertEquals("No space left on device", e.getMessage());
      assertEquals(expected("old"), listing(handler().place("b", "root")));
      assertEquals(List.of("root"), names(base.resolve("trees/b")));
    }
  }

  @DisplayName("DEV-31: names as long as the form allows, nothing in it, more behind it")
  @Test
  void takesTheEdgesOfTheForm() throws Exception {
    assertEquals(HandlerResult.done(), unpack(handler(), new TestArchive().end()));
    assertEquals(List.of(), names(handler().place("b", "root")));
    String folder = "d".repeat(154);
    String name = "n".repeat(100);
    byte[] file = TestArchive.header(name, '0', 0644, 0, "");
    TestArchive.put(file, 345, folder);
    byte[] within = TestArchive.header("", '5', 0755, 0, "");
    TestArchive.put(within, 345, folder);
    byte[] archive =
        new TestArchive()
            .raw(TestArchive.signed(within))
            .raw(TestArchive.signed(file))
            .link("l", "t".repeat(100))
            .end();
    assertEquals(HandlerResult.done(), unpack(handler(), archive));
    assertEquals(List.of(name), names(handler().place("b", "root").resolve(folder)));
  }

  @DisplayName("DEV-31: only the signed length is read, and no byte is missing of it")
  @Test
  void readsTheSignedLengthOnly() throws Exception {
    byte[] archive = sample("new").end();
    byte[] longer = Arrays.copyOf(archive, archive.length + 512);
    longer[longer.length - 1] = 1;
    SimulatedStorage storage = new SimulatedStorage();
    storage.replace("slots/b/root", longer);
    try (StorageFile file = storage.openToRead("slots/b/root")) {
      assertEquals(HandlerResult.done(), handler().unpack(file, archive.length, "b", "root"));
    }
    storage.replace("slots/b/root", archive);
    try (StorageFile file = storage.openToRead("slots/b/root")) {
      assertThrows(
          EOFException.class, () -> handler().unpack(file, archive.length + 512L, "b", "root"));
    }
    assertEquals(expected("new"), listing(handler().place("b", "root")));
  }
}
