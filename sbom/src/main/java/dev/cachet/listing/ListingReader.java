package dev.cachet.listing;

import dev.cachet.rootfs.EntryKind;
import dev.cachet.source.Digests;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a listing entry by entry (docs/spec/listing.md). What a writer of listings never writes is
 * refused, so that one root has one listing; only {@link #next} at the end says that it is whole.
 */
public final class ListingReader implements Closeable {
  /** Entries of the largest listing that is read. */
  public static final int MAX_ENTRIES = 2_000_000;

  /** Longer than two paths of the longest that Linux has, each byte as three characters. */
  static final int MAX_LINE = 32_768;

  private static final Pattern ENTRY =
      Pattern.compile(
          "(/[!-~]+) ([fdlbcps?]) ([0-7]{4}|[-?]) ((?:0|[1-9][0-9]{0,9}):(?:0|[1-9][0-9]{0,9})|\\?)"
              + " ((?:[0-9a-f]{2}){1,64}|[-?]) ([!-~]+)");
  private static final Pattern END = Pattern.compile("end (0|[1-9][0-9]{0,6}) ([0-9a-f]{64})");

  private final String name;
  private final InputStream in;
  private final MessageDigest digest = Digests.of("SHA-256");
  private final LeftOut leftOut;
  private final Deque<String> folders = new ArrayDeque<>(List.of(""));
  private @Nullable String line;
  private @Nullable ListedEntry last;
  private int number;
  private int count;

  /**
   * Opens a listing.
   *
   * @param file the file
   * @return a reader that stands before the first entry; the caller closes it
   * @throws InvalidListingException if it does not begin as a listing does
   * @throws IOException if it cannot be read
   */
  public static ListingReader open(Path file) throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new ListingReader(file.toString(), in);
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  /**
   * Reads a listing from a stream.
   *
   * @param name what errors call it
   * @param in its bytes, closed with this reader
   * @throws InvalidListingException if it does not begin as a listing does
   * @throws IOException if it cannot be read
   */
  public ListingReader(String name, InputStream in) throws IOException {
    this.name = name;
    this.in = in;
    line = line();
    if (!ListingWriter.FIRST.equals(line)) {
      throw wrong("is no listing of a root: the first line is not '" + ListingWriter.FIRST + "'");
    }
    this.leftOut = leftOut();
  }

  private LeftOut leftOut() throws IOException {
    List<String> paths = new ArrayList<>();
    String mark = ListingWriter.LEFT_OUT + " ";
    take();
    for (line = line(); line != null && line.startsWith(mark); line = line()) {
      String path = line.substring(mark.length());
      if (paths.size() >= LeftOut.MAX_PATHS
          || (!paths.isEmpty() && paths.get(paths.size() - 1).compareTo(path) >= 0)) {
        throw wrong("paths that are left out are sorted, each once, at most " + LeftOut.MAX_PATHS);
      }
      paths.add(code(path));
      take();
    }
    try {
      return LeftOut.ofCodes(paths);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What the listing leaves out by name.
   *
   * @return the paths
   */
  public LeftOut leftOutPaths() {
    return leftOut;
  }

  /**
   * Reads the next entry.
   *
   * @return the entry, or null at the end of a listing that is whole
   * @throws InvalidListingException if the listing is not as a writer makes it, or not whole
   * @throws IOException if it cannot be read
   */
  public @Nullable ListedEntry next() throws IOException {
    String text = line;
    if (text == null) {
      throw wrong("ends without its last line 'end', so a part is missing; list the root again");
    }
    Matcher end = END.matcher(text);
    if (end.matches()) {
      requireWhole(end);
      return null;
    }
    ListedEntry entry = entry(text);
    take();
    count++;
    line = line();
    if (count > MAX_ENTRIES) {
      throw wrong("has more than " + MAX_ENTRIES + " entries");
    }
    last = entry;
    return entry;
  }

  private void requireWhole(Matcher end) throws IOException {
    if (Integer.parseInt(end.group(1)) != count || !end.group(2).equals(Digests.hex(digest))) {
      throw wrong("was changed after it was written; list the root again");
    }
    if (in.read() >= 0) {
      throw wrong("goes on after its last line");
    }
  }

  private ListedEntry entry(String text) throws InvalidListingException {
    Matcher match = ENTRY.matcher(text);
    if (!match.matches()) {
      throw wrong("is no entry: path, kind, mode, owner, capabilities and content are needed");
    }
    ListedEntry entry =
        new ListedEntry(
            code(match.group(1)),
            kind(match.group(2).charAt(0)),
            match.group(3),
            match.group(4),
            match.group(5),
            match.group(6));
    requireContent(entry);
    requireParent(entry);
    if (last != null && EntryOrder.BY_PATH.compare(last, entry) >= 0) {
      throw wrong("stands behind " + last.path() + ", which is not the order of a listing");
    }
    if (leftOut.covers(entry.path())) {
      throw wrong("lists what is left out by name");
    }
    return entry;
  }

  private void requireContent(ListedEntry entry) throws InvalidListingException {
    String content = entry.content();
    boolean known =
        switch (entry.kind()) {
          case FILE -> content.matches("[0-9a-f]{64}");
          case LINK ->
              content.startsWith(ListedEntry.TARGET) && !code(content.substring(1)).isEmpty();
          case BLOCK_DEVICE, CHARACTER_DEVICE -> content.matches("[0-9]{1,10}:[0-9]{1,10}");
          case FOLDER, PIPE, SOCKET -> content.equals(ListedEntry.NONE);
          case OTHER -> false;
        };
    boolean link = entry.kind() == EntryKind.LINK;
    boolean file = entry.kind() == EntryKind.FILE;
    if ((!known && !content.equals(ListedEntry.UNKNOWN))
        || link != entry.mode().equals(ListedEntry.NONE)
        || (!file && !entry.capabilities().equals(ListedEntry.NONE))) {
      throw wrong("has a mode, capabilities or a content that such an entry does not have");
    }
  }

  /** Nothing lies in a folder that is not listed, or in anything but a folder. */
  private void requireParent(ListedEntry entry) throws InvalidListingException {
    int slash = entry.path().lastIndexOf('/');
    String name = entry.path().substring(slash + 1);
    String parent = entry.path().substring(0, slash);
    while (!parent.equals(folders.peek())) {
      if (folders.isEmpty()) {
        throw wrong("lies in " + parent + ", which is not listed as a folder");
      }
      folders.pop();
    }
    if (name.isEmpty() || name.equals(".") || name.equals("..")) {
      throw wrong("has a name that no entry can have");
    }
    if (entry.kind() == EntryKind.FOLDER) {
      folders.push(entry.path());
    }
  }

  private static EntryKind kind(char letter) {
    return Arrays.stream(EntryKind.values())
        .filter(kind -> kind.letter() == letter)
        .findFirst()
        .orElse(EntryKind.OTHER);
  }

  private String code(String text) throws InvalidListingException {
    if (!EntryOrder.isCode(text)) {
      throw wrong("has a path in another spelling than that of a listing");
    }
    return text;
  }

  private void take() {
    digest.update((line + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** The next line without its line feed; null at the end of the file. */
  private @Nullable String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(160);
    number++;
    for (int each = in.read(); each >= 0; each = in.read()) {
      if (each == '\n') {
        return bytes.toString(StandardCharsets.US_ASCII);
      }
      if (bytes.size() >= MAX_LINE || each < ' ' || each > '~') {
        throw wrong("holds a byte that is no printable ASCII, or is too long");
      }
      bytes.write(each);
    }
    return null;
  }

  private InvalidListingException wrong(String what) {
    return new InvalidListingException(name + ", line " + number + ": " + what);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
