package dev.cachet.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.finding.Finding;
import dev.cachet.listing.LeftOut;
import dev.cachet.listing.ListedEntry;
import dev.cachet.listing.ListingReader;
import dev.cachet.listing.ListingWriter;
import dev.cachet.listing.MemoryTree;
import dev.cachet.listing.RootFacts;
import dev.cachet.quality.CheckAnswer;
import dev.cachet.rootfs.EntryKind;
import dev.cachet.rootfs.PathCode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever changes of one entry between a listing and a check is named, or told to be unknown. */
class ListingProperties {
  private static final List<String> NAMES = List.of("a", "b b", "a.b", "%", "ü", "so.1", "-", "?");

  /** One thing that changes. */
  enum Change {
    CONTENT,
    KIND,
    MODE,
    SETUID,
    USER,
    GROUP,
    CAPABILITIES,
    UNREAD,
    UNKNOWN_MODE,
    UNKNOWN_OWNER,
    REMOVED,
    ADDED
  }

  @Property(tries = 400)
  void anyChangeOfOneEntryIsNamedOrToldToBeUnknown(
      @ForAll("roots") List<ListedEntry> root, @ForAll Change change, @ForAll int at)
      throws Exception {
    List<ListedEntry> now = new ArrayList<>(root);
    int index = Math.floorMod(at, root.size());
    ListedEntry old = root.get(index);
    Optional<ListedEntry> next = changed(old, change);
    if (change == Change.ADDED) {
      now.add(new ListedEntry("/zz", EntryKind.PIPE, "0600", "0:0", "-", "-"));
    } else if (next.isEmpty()) {
      now.removeIf(e -> e.path().equals(old.path()) || e.path().startsWith(old.path() + "/"));
    } else if (next.get().equals(old)) {
      return;
    } else {
      now.set(index, next.get());
    }
    String path = change == Change.ADDED ? "/zz" : old.path();

    List<Finding> named = compare(root, now);
    assertFalse(named.isEmpty(), change + " of " + old);
    assertTrue(
        named.stream().anyMatch(finding -> finding.subject().equals(path)), named.toString());
    boolean unknown = named.stream().allMatch(f -> f.rule().equals("drift.not-comparable"));
    assertEquals(unknown ? CheckAnswer.UNKNOWN : CheckAnswer.FOUND, CheckAnswer.of(named));
    // Without a listing the digests in the SBOM tell that something changed.
    assertFalse(
        RootComparison.compare("root", Optional.of(facts(root)), Optional.of(facts(now)), false)
            .isEmpty(),
        change + " of " + old);
  }

  @Property(tries = 200)
  void nothingIsToldOfARootThatIsTheSame(@ForAll("roots") List<ListedEntry> root) throws Exception {
    assertEquals(List.of(), compare(root, root));
    assertEquals(
        List.of(),
        RootComparison.compare("root", Optional.of(facts(root)), Optional.of(facts(root)), false));
  }

  /** A listing that somebody made after the change does not belong to the SBOM. */
  @Property(tries = 100)
  void aListingOfTheChangedRootIsRefused(@ForAll("roots") List<ListedEntry> root, @ForAll int at)
      throws Exception {
    int index = Math.floorMod(at, root.size());
    List<ListedEntry> now = new ArrayList<>(root);
    now.set(index, changed(root.get(index), Change.SETUID).orElseThrow());
    if (now.equals(root)) {
      return;
    }
    List<Finding> found =
        ListingCheck.compare(reader(now), new MemoryTree(now), Optional.of(facts(root)), "root");
    assertEquals(List.of("drift.listing-differs"), found.stream().map(Finding::rule).toList());
  }

  private static List<Finding> compare(List<ListedEntry> listed, List<ListedEntry> now)
      throws IOException {
    return ListingCheck.compare(
        reader(listed), new MemoryTree(now), Optional.of(facts(listed)), "root");
  }

  private static ListingReader reader(List<ListedEntry> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ListingWriter.write(new MemoryTree(entries), LeftOut.none(), out);
    return new ListingReader("listing", new ByteArrayInputStream(out.toByteArray()));
  }

  private static RootFacts facts(List<ListedEntry> entries) throws IOException {
    return BoundRoot.facts(new MemoryTree(entries), LeftOut.none());
  }

  /** Empty for an entry that is gone; the same for a change that such an entry cannot have. */
  private static Optional<ListedEntry> changed(ListedEntry e, Change change) {
    boolean file = e.kind() == EntryKind.FILE;
    boolean link = e.kind() == EntryKind.LINK;
    return switch (change) {
      case CONTENT ->
          Optional.of(
              with(
                  e,
                  e.mode(),
                  e.owner(),
                  e.capabilities(),
                  file ? "cd".repeat(32) : link ? ">else" : e.content()));
      case KIND ->
          Optional.of(
              file
                  ? new ListedEntry(e.path(), EntryKind.SOCKET, e.mode(), e.owner(), "-", "-")
                  : e);
      case MODE ->
          Optional.of(link ? e : with(e, "0111", e.owner(), e.capabilities(), e.content()));
      case SETUID ->
          Optional.of(link ? e : with(e, "4755", e.owner(), e.capabilities(), e.content()));
      case USER -> Optional.of(with(e, e.mode(), "7:0", e.capabilities(), e.content()));
      case GROUP -> Optional.of(with(e, e.mode(), "0:7", e.capabilities(), e.content()));
      case CAPABILITIES ->
          Optional.of(file ? with(e, e.mode(), e.owner(), "0100", e.content()) : e);
      case UNREAD -> Optional.of(with(e, e.mode(), e.owner(), e.capabilities(), "?"));
      case UNKNOWN_MODE ->
          Optional.of(link ? e : with(e, "?", e.owner(), e.capabilities(), e.content()));
      case UNKNOWN_OWNER -> Optional.of(with(e, e.mode(), "?", e.capabilities(), e.content()));
      case REMOVED -> Optional.empty();
      case ADDED -> Optional.of(e);
    };
  }

  private static ListedEntry with(
      ListedEntry e, String mode, String owner, String capabilities, String content) {
    return new ListedEntry(e.path(), e.kind(), mode, owner, capabilities, content);
  }

  @Provide
  Arbitrary<List<ListedEntry>> roots() {
    Arbitrary<String> names =
        Arbitraries.of(NAMES).map(name -> PathCode.of(name.getBytes(StandardCharsets.UTF_8)));
    Arbitrary<String> paths =
        names.list().ofMinSize(1).ofMaxSize(3).map(list -> "/" + String.join("/", list));
    Arbitrary<ListedEntry> entries =
        Combinators.combine(
                paths,
                Arbitraries.of(
                    EntryKind.FILE, EntryKind.LINK, EntryKind.CHARACTER_DEVICE, EntryKind.PIPE),
                Arbitraries.of("0755", "0644", "2755", "1777"),
                Arbitraries.of("0:0", "0:5", "33:33"))
            .as(ListingProperties::entry);
    return entries.list().ofMinSize(1).ofMaxSize(12).map(ListingProperties::closed);
  }

  private static ListedEntry entry(String path, EntryKind kind, String mode, String owner) {
    return switch (kind) {
      case FILE -> new ListedEntry(path, kind, mode, owner, "-", "ab".repeat(32));
      case LINK -> new ListedEntry(path, kind, "-", owner, "-", ">target");
      case CHARACTER_DEVICE -> new ListedEntry(path, kind, mode, owner, "-", "1:3");
      default -> new ListedEntry(path, kind, mode, owner, "-", "-");
    };
  }

  /** Every parent is a folder, each path stands once, and one entry is of root. */
  private static List<ListedEntry> closed(List<ListedEntry> entries) {
    Map<String, ListedEntry> all = new LinkedHashMap<>();
    for (ListedEntry e : entries) {
      for (int at = e.path().indexOf('/', 1); at > 0; at = e.path().indexOf('/', at + 1)) {
        String parent = e.path().substring(0, at);
        all.put(parent, new ListedEntry(parent, EntryKind.FOLDER, "0755", "0:0", "-", "-"));
      }
      all.putIfAbsent(e.path(), e);
    }
    all.put("/etc", new ListedEntry("/etc", EntryKind.FOLDER, "0755", "0:0", "-", "-"));
    all.put("/etc/x", new ListedEntry("/etc/x", EntryKind.FOLDER, "0755", "1:1", "-", "-"));
    return Stream.of(all.values())
        .flatMap(values -> new MemoryTree(List.copyOf(values)).entries().stream())
        .toList();
  }
}
