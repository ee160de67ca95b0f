package dev.cachet.rpm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.rpm.RpmHeader.Tag;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Databases that this test writes itself, whole and damaged. */
class RpmDatabaseTest {
  private static final byte[] BASH = HeaderBytes.of("bash", "5.2", "1.fc40", "x86_64").bytes();

  /** Larger than any page, so that it runs over. */
  private static final byte[] LARGE =
      HeaderBytes.of("large", "1", "2", "noarch").text(1014, "x".repeat(200_000)).bytes();

  @ParameterizedTest
  @ValueSource(ints = {512, 1024, 4096, 65536})
  void readsRowsOfAnySizeFromPagesOfAnySize(int pageSize) {
    byte[][] blobs = new byte[30][];
    for (int i = 0; i < 30; i++) {
      blobs[i] = HeaderBytes.of("p" + i, "1", "1", "noarch").text(1014, "y".repeat(i * 37)).bytes();
    }
    blobs[7] = LARGE;

    RpmDatabase database = RpmDatabase.read(DatabaseBytes.sqlite(pageSize, blobs));

    assertEquals(List.of(), database.problems());
    assertEquals(30, database.headers().size());
    for (int i = 0; i < 30; i++) {
      RpmHeader header = database.headers().get(i);
      assertEquals(i == 7 ? "large" : "p" + i, header.text(Tag.NAME));
      assertEquals(i == 7 ? 200_000 : i * 37, header.text(Tag.LICENSE).length());
    }
  }

  @Test
  void readsItsOwnFormatTheSame() {
    RpmDatabase database = RpmDatabase.read(DatabaseBytes.ndb(BASH, LARGE));

    assertEquals(List.of(), database.problems());
    assertEquals(
        List.of("bash", "large"),
        database.headers().stream().map(header -> header.text(Tag.NAME)).toList());
  }

  @Test
  void showsBytesThatAreNoTextAndAbsentTagsAsSuch() {
    byte[] header = HeaderBytes.of("n\u00fc", "1", "1", "noarch").numbers(1003, -1, 7).bytes();
    RpmHeader read = only(header);
    assertEquals("n\u00fc", read.text(Tag.NAME));
    assertEquals(0xffff_ffffL, read.number(Tag.EPOCH, 0, -5));
    assertEquals(7, read.number(Tag.EPOCH, 1, -5));
    assertEquals(-5, read.number(Tag.EPOCH, 2, -5));
    assertEquals(List.of(), read.texts(Tag.BASENAMES));

    int at = indexOf(header, (byte) 0xc3);
    header[at] = (byte) 0xff;
    assertEquals("n\\xff\\xbc", only(header).text(Tag.NAME));
  }

  @Test
  void oneUnreadableHeaderCostsOnlyItself() {
    byte[] wrong = BASH.clone();
    wrong[0] = 1;
    RpmDatabase database = RpmDatabase.read(DatabaseBytes.sqlite(512, BASH, wrong, BASH));
    assertEquals(2, database.headers().size());
    assertEquals(1, database.problems().size());
    assertTrue(database.problems().get(0).contains("in row 2"), database.problems().get(0));
  }

  @Test
  void saysWhatIsNoDatabase() {
    for (byte[] none :
        new byte[][] {{}, {1}, "SQLite".getBytes(StandardCharsets.UTF_8), new byte[5000]}) {
      RpmDatabase database = RpmDatabase.read(none);
      assertEquals(List.of("is neither SQLite nor ndb"), database.problems());
    }
  }

  @Test
  void aPageThatLeadsBackEndsTheReading() {
    byte[] file = DatabaseBytes.sqlite(512, BASH, BASH, BASH);
    // The last child of the root is the root itself.
    ByteBuffer.wrap(file).putInt(512 + 8, DatabaseBytes.ROOT);
    assertDamaged(file, "page 2 is used twice", 2);

    byte[] over = DatabaseBytes.sqlite(512, LARGE);
    // The first page that the row runs over into is followed by itself.
    ByteBuffer.wrap(over).putInt(3 * 512, 4);
    assertDamaged(over, "page 4 is used twice", 0);
  }

  @Test
  void aTreeWithoutEndIsNotGoneDown() {
    // Each page has the next one as its only child.
    byte[] file = new byte[512 * 100];
    byte[] plain = DatabaseBytes.sqlite(512, BASH);
    System.arraycopy(plain, 0, file, 0, 512);
    for (int page = 2; page <= 100; page++) {
      ByteBuffer.wrap(file).put((page - 1) * 512, (byte) 5).putInt((page - 1) * 512 + 8, page + 1);
    }
    assertDamaged(file, "deeper than 32", 0);
  }

  @Test
  void rowsThatLieInEachOtherAreNotReadAgainAndAgain() {
    byte[] file = DatabaseBytes.sqlite(4096, BASH);
    int leaf = 2 * 4096;
    short cell = ByteBuffer.wrap(file).getShort(leaf + 8);
    ByteBuffer.wrap(file).putShort(leaf + 3, (short) 1500);
    for (int i = 0; i < 1500; i++) {
      ByteBuffer.wrap(file).putShort(leaf + 8 + 2 * i, cell);
    }
    RpmDatabase database = RpmDatabase.read(file);
    assertTrue(database.headers().size() < 20, database.headers().size() + " times");
    assertTrue(database.problems().get(0).contains("lie in each other"));

    // The same in the other format: two slots share one header.
    byte[] ndb = DatabaseBytes.ndb(LARGE, BASH);
    for (int i = 1; i < 254; i++) {
      System.arraycopy(ndb, 32, ndb, 32 + 16 * i, 16);
    }
    assertTrue(RpmDatabase.read(ndb).headers().size() < 3);
  }

  @Test
  void lengthsThatNothingHasAreRefusedBeforeMemoryIsTaken() {
    byte[] file = DatabaseBytes.sqlite(512, BASH);
    int leaf = 2 * 512;
    int cell = ByteBuffer.wrap(file).getShort(leaf + 8);
    byte[] huge = file.clone();
    Arrays.fill(huge, leaf + cell, leaf + cell + 8, (byte) 0xff);
    assertDamaged(huge, "a row of", 0);

    assertDamaged(
        DatabaseBytes.sqlite(512, HeaderBytes.empty().entry(1117, 8, 0, Integer.MAX_VALUE).bytes()),
        "BASENAMES has 2147483647 values",
        0);
    assertDamaged(
        DatabaseBytes.sqlite(512, HeaderBytes.empty().entry(1116, 4, 0, 1_000_000).bytes()),
        "numbers lead out of their header",
        0);
    assertDamaged(
        DatabaseBytes.sqlite(512, HeaderBytes.empty().entry(1000, 6, 0, 1, 0x41414141).bytes()),
        "a text has no end",
        0);
  }

  @Test
  void valuesOfAllHeadersTogetherAreLimited() {
    // Each header has a million empty texts, in a store of as many bytes.
    byte[] many = HeaderBytes.empty().texts(1117, emptyTexts(900_000)).bytes();
    RpmDatabase database = RpmDatabase.read(DatabaseBytes.sqlite(4096, many, many, many));
    assertEquals(2, database.headers().size());
    assertTrue(database.problems().get(0).contains("in row 3"), database.problems().get(0));
  }

  @Test
  void aFileThatIsCutShortGivesWhatWasBefore() {
    byte[] file = DatabaseBytes.sqlite(512, BASH, BASH, LARGE);
    RpmDatabase database = RpmDatabase.read(Arrays.copyOf(file, file.length / 2));
    assertEquals(2, database.headers().size());
    assertEquals(1, database.problems().size());
  }

  @Property(tries = 3000)
  void noChangeOfAFewBytesThrows(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 1 << 20) Integer> places,
      @ForAll byte value,
      @ForAll boolean ndb) {
    byte[] file = ndb ? DatabaseBytes.ndb(BASH, BASH) : DatabaseBytes.sqlite(512, BASH, BASH);
    for (int place : places) {
      // The beginning decides most.
      file[place % 3 == 0 ? place % file.length : place % 200] = value;
    }
    RpmDatabase database = RpmDatabase.read(file);
    assertTrue(database.headers().size() <= 2);
    assertTrue(database.problems().size() <= 3);
  }

  private static String[] emptyTexts(int count) {
    String[] texts = new String[count];
    Arrays.fill(texts, "");
    return texts;
  }

  @Test
  void oneTextIsNotKeptOnceForEveryTag() {
    HeaderBytes all = HeaderBytes.empty().text(1000, "x".repeat(10_000));
    for (int tag : new int[] {1001, 1002, 1011, 1014, 1015}) {
      all.entry(tag, 6, 0, 1);
    }
    assertDamaged(DatabaseBytes.sqlite(4096, all.bytes()), "texts lie in each other", 0);
  }

  @Test
  void aTableWithoutSlotsIsNoEmptySystem() {
    byte[] ndb = DatabaseBytes.ndb(BASH);
    ByteBuffer.wrap(ndb).putInt(12, 0);
    assertDamaged(ndb, "table of slots is empty", 0);
  }

  private static int indexOf(byte[] all, byte one) {
    int at = 0;
    while (all[at] != one) {
      at++;
    }
    return at;
  }

  private static RpmHeader only(byte[] blob) {
    RpmDatabase database = RpmDatabase.read(DatabaseBytes.sqlite(512, blob));
    assertEquals(List.of(), database.problems());
    return database.headers().get(0);
  }

  private static void assertDamaged(byte[] file, String why, int headersBefore) {
    RpmDatabase database = RpmDatabase.read(file);
    assertEquals(1, database.problems().size(), database.problems().toString());
    assertTrue(database.problems().get(0).contains(why), database.problems().get(0));
    assertEquals(headersBefore, database.headers().size());
  }
}
