package dev.cachet.rpm;

import dev.cachet.rootfs.RootFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one installed package says: a list of entries of 16 bytes (tag, type, offset, number) and a
 * store that they point into, behind the lengths of both. Texts are UTF-8; bytes that are not show
 * as {@code \xHH}.
 */
public final class RpmHeader {
  /** Tags, by the names that RPM gives them. */
  public enum Tag {
    /** SHA-256 of the header as it was signed. */
    SHA256HEADER(273),
    /** The name. */
    NAME(1000),
    /** The version without release. */
    VERSION(1001),
    /** The release. */
    RELEASE(1002),
    /** The epoch. */
    EPOCH(1003),
    /** Who distributes it. */
    VENDOR(1011),
    /** Its licences. */
    LICENSE(1014),
    /** Who built it. */
    PACKAGER(1015),
    /** The architecture. */
    ARCH(1022),
    /** What became of each file. */
    FILESTATES(1029),
    /** What each file is for. */
    FILEFLAGS(1037),
    /** The file name of the source package. */
    SOURCERPM(1044),
    /** What it provides. */
    PROVIDENAME(1047),
    /** How each need compares. */
    REQUIREFLAGS(1048),
    /** What it needs. */
    REQUIRENAME(1049),
    /** The version that each need compares with. */
    REQUIREVERSION(1050),
    /** How each provided name is versioned. */
    PROVIDEFLAGS(1112),
    /** The version of each provided name. */
    PROVIDEVERSION(1113),
    /** Of each file the folder, by its place in the list. */
    DIRINDEXES(1116),
    /** Of each file the name. */
    BASENAMES(1117),
    /** The folders, each with a slash at its end. */
    DIRNAMES(1118);

    private static final Map<Long, Tag> BY_NUMBER = new HashMap<>();

    static {
      for (Tag tag : values()) {
        BY_NUMBER.put((long) tag.number, tag);
      }
    }

    private final int number;

    Tag(int number) {
      this.number = number;
    }
  }

  private static final int ENTRY = 16;
  private static final int MAX_ENTRIES = 65_535;
  private static final int INT8 = 2;
  private static final int CHAR = 1;
  private static final int INT32 = 4;
  private static final int STRING = 6;
  private static final int STRINGS = 8;
  private static final int STRINGS_BY_LOCALE = 9;

  private final Map<Tag, List<String>> texts = new HashMap<>();
  private final Map<Tag, long[]> numbers = new HashMap<>();

  private long left;
  private long bytesLeft;

  private RpmHeader(long most, int length) {
    left = most;
    bytesLeft = length;
  }

  /**
   * Reads one.
   *
   * @param blob its bytes
   * @param most the most values that are kept; texts of no length take memory too
   */
  static RpmHeader read(byte[] blob, long most) throws DamagedDatabaseException {
    Bytes bytes = new Bytes(blob);
    long entries = bytes.unsigned32(0);
    long store = 8 + entries * ENTRY;
    if (entries > MAX_ENTRIES || store + bytes.unsigned32(4) > blob.length) {
      throw new DamagedDatabaseException("a header is longer than its row");
    }
    RpmHeader header = new RpmHeader(most, blob.length);
    for (long at = 8; at < store; at += ENTRY) {
      Tag tag = Tag.BY_NUMBER.get(bytes.unsigned32(at));
      if (tag != null && !header.texts.containsKey(tag) && !header.numbers.containsKey(tag)) {
        long type = bytes.unsigned32(at + 4);
        long from = store + bytes.unsigned32(at + 8);
        header.keep(tag, (int) type, bytes, from, bytes.unsigned32(at + 12));
      }
    }
    return header;
  }

  private void keep(Tag tag, int type, Bytes bytes, long from, long count)
      throws DamagedDatabaseException {
    left -= count;
    if (left < 0 || from > bytes.size()) {
      throw new DamagedDatabaseException(tag + " has " + count + " values at " + from);
    }
    switch (type) {
      case CHAR, INT8 -> numbers.put(tag, numbers(bytes, from, (int) count, 1));
      case INT32 -> numbers.put(tag, numbers(bytes, from, (int) count, 4));
      case STRING -> texts.put(tag, texts(bytes, (int) from, 1));
      case STRINGS, STRINGS_BY_LOCALE -> texts.put(tag, texts(bytes, (int) from, (int) count));
      default -> throw new DamagedDatabaseException(tag + " is of type " + type);
    }
  }

  private static long[] numbers(Bytes bytes, long from, int count, int width)
      throws DamagedDatabaseException {
    if (from + (long) count * width > bytes.size()) {
      throw new DamagedDatabaseException("numbers lead out of their header");
    }
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] =
          width == 1 ? bytes.unsigned8(from + i) : bytes.unsigned32(from + (long) i * width);
    }
    return numbers;
  }

  private List<String> texts(Bytes bytes, int from, int count) throws DamagedDatabaseException {
    List<String> texts = new ArrayList<>();
    int at = from;
    for (int i = 0; i < count; i++) {
      int end = bytes.nul(at, bytes.size());
      // Every tag may point at the same long text, which would then be kept once for each.
      bytesLeft -= end + 1 - at;
      if (bytesLeft < 0) {
        throw new DamagedDatabaseException("texts lie in each other");
      }
      texts.add(RootFolder.pathText(bytes.copy(at, end - at)));
      at = end + 1;
    }
    return List.copyOf(texts);
  }

  /** How many more values might have been kept. */
  long left() {
    return left;
  }

  /**
   * The only or first text of a tag.
   *
   * @param tag which
   * @return the text, or null if the header has none
   */
  public @Nullable String text(Tag tag) {
    List<String> found = texts(tag);
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * The texts of a tag.
   *
   * @param tag which
   * @return in the order of the header; empty if it has none
   */
  public List<String> texts(Tag tag) {
    return texts.getOrDefault(tag, List.of());
  }

  /**
   * One of the numbers of a tag.
   *
   * @param tag which
   * @param index which of them, from 0
   * @param absent what to say where there is none
   * @return 0 to 2^32 - 1, or {@code absent}
   */
  public long number(Tag tag, int index, long absent) {
    long[] found = numbers.get(tag);
    return found == null || index >= found.length ? absent : found[index];
  }
}
