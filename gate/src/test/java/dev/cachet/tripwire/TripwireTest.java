package dev.cachet.tripwire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All patients are invented. */
class TripwireTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
  private static final String HL7 =
      "MSH|^~\\&|LAB|A|B|C|20261130||ORU^R01|1|P|2.5\rPID|1||4711^^^H||Muster^Petra\r";
  private static final String NIR = "137047624348415";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1.2.840.10008.1.2, false, false",
    "1.2.840.10008.1.2.1, true, false",
    "1.2.840.10008.1.2.2, true, true",
    "1.2.840.10008.1.2.1.99, true, false",
    "1.2.840.10008.1.2.4.50, true, false"
  })
  void blocksDicomInEveryTransferSyntax(String syntax, boolean explicit, boolean bigEndian)
      throws IOException {
    assertEquals("block dicom.patient", scan(Dicom.patient(explicit, bigEndian).file(syntax)));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "true, false", "true, true"})
  void blocksDicomWithoutPreamble(boolean explicit, boolean bigEndian) throws IOException {
    assertEquals("block dicom.patient", scan(Dicom.patient(explicit, bigEndian).bytes()));
  }

  /** A data set without preamble may begin with any attribute of the groups before the patient. */
  @ParameterizedTest
  @CsvSource({
    "18, DA, 20260101",
    "32, DA, 20260101",
    "96, CS, US",
    "112, LO, Maker",
    "129, ST, Road"
  })
  void blocksABareDataSetWhateverItBeginsWith(int element, String type, String value)
      throws IOException {
    byte[] explicit =
        Dicom.explicit()
            .text(0x0008, element, type, value)
            .text(0x0010, 0x0010, "PN", "Muster^Petra")
            .bytes();
    assertEquals("block dicom.patient", scan(explicit));
  }

  @Test
  void blocksABareDataSetThatBeginsWithThePatient() throws IOException {
    Dicom patient = Dicom.explicit().text(0x0010, 0x0010, "PN", "Muster^Petra");
    assertEquals("block dicom.patient", scan(patient.bytes()));
    byte[] file = patient.file("1.2.840.10008.1.2.1");
    byte[] mark = java.util.Arrays.copyOfRange(file, 128, file.length);
    assertEquals("block dicom.patient", scan(mark), "the mark without its 128 bytes");
  }

  /** The first bytes of many icons and tables are those of a group and an element. */
  @Test
  void bytesWithoutAWrittenTypeAreNoPatient() throws IOException {
    byte[] table = {16, 0, 16, 0, 4, 0, 0, 0, 'A', 'B', 'C', 'D', 1, 0, 0, 0, 0, 0};
    assertEquals("", scan(table));
  }

  @ParameterizedTest
  @CsvSource({
    "PatientName, 16, Muster^Petra",
    "PatientID, 32, 4711",
    "PatientBirthDate, 48, 19700101",
    "OtherPatientIDs, 4096, 4712",
    "OtherPatientNames, 4097, X",
    "anonymous without the flag, 16, ANONYMOUS"
  })
  void blocksEachMemberOfAnIdentity(String name, int element, String value) throws IOException {
    byte[] file =
        Dicom.explicit()
            .text(0x0008, 0x0060, "CS", "US")
            .text(0x0010, element, "LO", value)
            .file("1.2.840.10008.1.2.1");
    assertEquals("block dicom.patient", scan(file), name);
  }

  @Test
  void excusesADeidentifiedDataSetAndNoOther() throws IOException {
    Dicom flagged =
        Dicom.explicit().text(0x0010, 0x0020, "LO", "R1").text(0x0012, 0x0062, "CS", "YES");
    assertEquals("", scan(flagged.file("1.2.840.10008.1.2.1")));
    Dicom named =
        Dicom.explicit()
            .text(0x0010, 0x0010, "PN", "Muster^Petra")
            .text(0x0012, 0x0062, "CS", "YES");
    assertEquals("report dicom.deidentified-name", scan(named.file("1.2.840.10008.1.2.1")));
    Dicom empty =
        Dicom.explicit().text(0x0008, 0x0060, "CS", "US").text(0x0010, 0x0010, "PN", "  ");
    assertEquals("", scan(empty.file("1.2.840.10008.1.2.1")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void blocksAnIdentityInsideOfADeidentifiedDataSet(boolean delimited) throws IOException {
    Dicom outer =
        Dicom.explicit()
            .text(0x0008, 0x0060, "CS", "US")
            .sequence(0x0008, 0x1140, Dicom.patient(true, false), delimited)
            .text(0x0010, 0x0020, "LO", "R1")
            .text(0x0012, 0x0062, "CS", "YES");
    assertEquals("block dicom.patient", scan(outer.file("1.2.840.10008.1.2.1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        HL7,
        "MSH#^~\\&#LAB#A#B#C\nPID#1##4711\n",
        "\u000b" + HL7 + "\u001c\r",
        "FHS|^~\\&|x\rBHS|^~\\&|x\r" + HL7,
        "\ufeff\r\n" + HL7,
        "frame follows \u000b" + HL7,
        "MSH|^~\\&|A\r\nPID|1||||Muster\r\n"
      })
  void blocksMessagesOfHl7(String text) throws IOException {
    assertEquals("block hl7.patient", scan(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "An example follows:\\n\\nMSH|^~\\\\&|A\\nPID|1||4711\\n; report hl7.quoted",
        "PID|1||4711^^^H||Muster^Petra\\n; report hl7.pid-alone",
        "<pre>MSH|^~\\\\&|A</pre><pre>PID|1||4711</pre>;''",
        "String m = `MSH|^~\\\\&|A\\\\rPID|1||4711`;''",
        "MSH|^~\\\\&|A\\nPID|1||||\\n;''",
        "PIDFILE=/run/a.pid\\nMSHELL=1\\n;''"
      })
  void tellsQuotedMessagesApart(String text, String expected) throws IOException {
    assertEquals(expected, scan(text.replace("\\n", "\n").replace("\\\\", "\\")));
  }

  @Test
  void findsAMessageBehindTheFirstWindow() throws IOException {
    String noise = "x".repeat(300_000) + "\n";
    assertEquals("report hl7.quoted", scan(noise + HL7.replace('\r', '\n')));
    assertEquals("block nir.number", scan(noise + "NIR: " + NIR + "\n"));
    for (int shift = 0; shift < 40; shift++) {
      String at = "y".repeat(262_144 + 272 - 20 + shift);
      assertEquals("block nir.number", scan(at + " nir " + NIR + " "), "shift " + shift);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nir;name\n137047624348415;x\n",
        "INS = 1 37 04 76 243 484 15.",
        "Num\u00e9ro de s\u00e9curit\u00e9 sociale : 157016748214562",
        "nir 1 57 01 67 482 145 62",
        "nir: 1-57-01-67-482-145-62,",
        "nir 1\u00a057\u00a001\u00a067\u00a0482\u00a0145\u00a062",
        "urn:oid:1.2.250.1.213.1.4.8|137047624348415"
      })
  void blocksSocialSecurityNumbers(String text) throws IOException {
    assertEquals("block nir.number", scan(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "137047624348415", // no word for it
        "nir 137047624348416", // wrong key
        "nir 0137047624348415", // longer number
        "nir 137137624348415",
        "tenir 137047624348415",
        "a@example.org +33 1 23 45 67 89"
      })
  void letsOtherNumbersPass(String text) throws IOException {
    assertEquals("", scan(text));
  }

  /** French text has spaces that do not break, wide and narrow, also behind the word. */
  @ParameterizedTest
  @CsvSource({
    "INS_: 1_57_01_2A_482_145_KK, _, \u00a0",
    "NIR_: 1_57_01_2a_482_145_KK, _, \u202f",
    "nir 1_57_01_2A_482_145_KK, _, \u2009",
    "nir: 157012a482145KK, _, x"
  })
  void blocksANumberWithFrenchSpaces(String text, char place, String space) throws IOException {
    long key = 97 - (Long.parseLong("1570120482145") - 1_000_000) % 97;
    String number = text.replace(place, space.charAt(0)).replace("KK", String.format("%02d", key));
    assertEquals("block nir.number", scan(number.getBytes(StandardCharsets.UTF_8)), number);
  }

  @Test
  void aWordThatGoesOnIsNoWordForANumber() throws IOException {
    long key = 97 - (Long.parseLong("1570120482145") - 1_000_000) % 97;
    String number = "157012A482145" + String.format("%02d", key);
    for (String word : List.of("ins\u00e9rer ", "insecte ", "nir\u00e2 ")) {
      assertEquals("", scan((word + number).getBytes(StandardCharsets.UTF_8)), word);
    }
  }

  @Test
  void countsCorsicaAsTheInstituteDoes() {
    String number = "157012A482145";
    long key = 97 - (Long.parseLong("1570120482145") - 1_000_000) % 97;
    byte[] bytes = (number + String.format("%02d", key)).getBytes(StandardCharsets.US_ASCII);
    assertEquals(15, NirScan.lengthAt(bytes, 0, bytes.length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Muster\"}]}; block fhir.patient",
        "{\"identifier\":[{\"value\":\"4711\"}],\"resourceType\":\"Patient\"}; block fhir.patient",
        "{\"resourceType\":\"Observation\",\"contained\":[{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"P\"]}]}]};"
            + " block fhir.patient",
        "{\"resourceType\":\"Observation\"} "
            + " {\"resourceType\":\"Patient\",\"name\":[{\"text\":\"P\"}]}; block fhir.patient",
        "{\"resourceType\":\"Patient\",\"gender\":\"other\"}; ``",
        "{\"resourceType\":\"Patient\",\"text\":{\"div\":\"<div>Petra</div>\"}}; report"
            + " fhir.narrative",
        "{\"resourceType\":\"Practitioner\",\"name\":[{\"family\":\"M\"}]}; report fhir.person",
        "{\"resourceType\":\"StructureDefinition\",\"type\":\"Patient\",\"name\":\"Patient\"}; ``",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Patient\";"
            + " unread fhir.broken",
        "{\"a\":; ``"
      })
  void readsFhirAsJson(String text, String expected) throws IOException {
    assertEquals(expected, scan(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "<Patient xmlns=\"http://hl7.org/fhir\"><name><family value=\"Muster\"/></name></Patient>;"
            + " block fhir.patient",
        "<Bundle xmlns=\"http://hl7.org/fhir\"><entry><resource><Patient><identifier><value"
            + " value=\"4711\"/></identifier></Patient></resource></entry></Bundle>; block"
            + " fhir.patient",
        "<Patient xmlns=\"http://hl7.org/fhir\"><text><div>Petra</div></text></Patient>; report"
            + " fhir.narrative",
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><recordTarget><patientRole><id"
            + " extension=\"4711\"/></patientRole></recordTarget></ClinicalDocument>; block"
            + " cda.patient",
        "<e><c:ClinicalDocument"
            + " xmlns:c=\"urn:hl7-org:v3\"><c:patient><c:name><c:family>M</c:family></c:name></c:patient></c:ClinicalDocument></e>;"
            + " block cda.patient",
        "<ClinicalDocument xmlns=\"urn:hl7-org:v3\"><patient><name"
            + " nullFlavor=\"MSK\"/></patient></ClinicalDocument>; ``",
        "<p>http://hl7.org/fhir Patient name</p>; ``",
        "<!DOCTYPE p [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><p"
            + " a=\"http://hl7.org/fhir\">text</p>; ``"
      })
  void readsXml(String text, String expected) throws IOException {
    assertEquals(expected, scan(text));
  }

  @Test
  void readsXmlInUtf16() throws IOException {
    String text =
        "<?xml version=\"1.0\"?><Patient xmlns=\"http://hl7.org/fhir\"><name><family"
            + " value=\"M\"/></name></Patient>";
    assertEquals("block fhir.patient", scan(text.getBytes(StandardCharsets.UTF_16)));
  }

  @Test
  void looksIntoArchivesInsideOfArchives() throws IOException {
    byte[] inner = zip("deep/report.hl7", HL7.getBytes(StandardCharsets.UTF_8));
    Path file = folder.resolve("data.tgz");
    Files.write(file, gzip(tar("a/b.zip", inner)));
    List<TripwireFinding> found = findings(file, TripwireLimits.DEFAULT);
    assertEquals(1, found.size(), found.toString());
    assertEquals(file + "!/content!/a/b.zip!/deep/report.hl7", found.get(0).path());
    assertEquals(TripwireVerdict.BLOCK, found.get(0).verdict());
  }

  @Test
  void saysWhatItDidNotRead() throws IOException {
    byte[] sqlite = "SQLite format 3\0rest".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals("unread file.closed", scan(sqlite));
    byte[] ext = new byte[2048];
    ext[1080] = 0x53;
    ext[1081] = (byte) 0xef;
    assertEquals("unread file.closed", scan(ext));
    byte[] boots = ext.clone();
    boots[0] = (byte) 0xeb; // code that starts the machine lies before the superblock
    boots[1024] = 16;
    boots[1028] = 64;
    assertEquals("unread file.closed", scan(boots));
    boots[1048] = 7; // no size of a block
    assertEquals("", scan(boots));
    byte[] disk = new byte[1024];
    disk[510] = 0x55;
    disk[511] = (byte) 0xaa;
    assertEquals("", scan(disk), "a boot sector without partitions");
    disk[446 + 4] = (byte) 0x83;
    disk[446 + 8] = 1;
    disk[446 + 12] = 1;
    assertEquals("unread file.closed", scan(disk));
    byte[] kernel = disk.clone();
    System.arraycopy("HdrS".getBytes(StandardCharsets.US_ASCII), 0, kernel, 514, 4);
    assertEquals("", scan(kernel), "a kernel begins as a boot sector");
    byte[] iso = new byte[40_000];
    System.arraycopy("CD001".getBytes(StandardCharsets.US_ASCII), 0, iso, 32769, 5);
    assertEquals("unread file.closed", scan(iso));
    byte[] fat = new byte[1024];
    System.arraycopy("FAT32   ".getBytes(StandardCharsets.US_ASCII), 0, fat, 82, 8);
    assertEquals("unread file.closed", scan(fat));
    byte[] zip = zip("a", new byte[100_000]);
    assertEquals(
        "unread file.broken, unread archive.broken",
        scan(java.util.Arrays.copyOf(zip, zip.length / 2)));
    byte[] broken = Dicom.patient(true, false).file("1.2.840.10008.1.2.1");
    broken[broken.length - 12 - 4 - 8] = 1;
    assertTrue(scan(broken).contains("dicom"), scan(broken));
  }

  @Test
  void boundsDepthEntriesAndBytes() throws IOException {
    byte[] bytes = HL7.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 4; i++) {
      bytes = zip("z" + i, bytes);
    }
    Path deep = Files.write(folder.resolve("deep.zip"), bytes);
    assertEquals(
        "archive.depth", findings(deep, new TripwireLimits(2, 100, 1 << 20)).get(0).rule());
    Path wide = Files.write(folder.resolve("wide.zip"), zip("a", new byte[2_000_000]));
    assertEquals(
        "archive.limit", findings(wide, new TripwireLimits(2, 100, 1 << 20)).get(0).rule());
    assertEquals("archive.limit", findings(wide, new TripwireLimits(2, 0, 1 << 30)).get(0).rule());
  }

  @Test
  void letsPassWhatAPersonAllowedUntilItsLastDay() throws Exception {
    Path file = Files.writeString(folder.resolve("phantom.hl7"), HL7);
    Path list = folder.resolve("allow.json");
    String digest =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    Files.writeString(
        list,
        "{\"schemaVersion\":1,\"allow\":[{\"sha256\":\"%s\",\"reason\":\"test image\",\"expires\":\"2026-11-30\"}]}"
            .formatted(digest));
    AllowList allowed = AllowList.read(list);
    List<TripwireFinding> found = new ArrayList<>();
    new Tripwire(allowed, DAY, TripwireLimits.DEFAULT).scan(file, found::add);
    assertEquals(List.of(), found);
    new Tripwire(allowed, DAY.plusDays(1), TripwireLimits.DEFAULT).scan(file, found::add);
    assertEquals(1, found.size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{}; schemaVersion",
        "{\"schemaVersion\":1,\"allow\":[{\"sha256\":\"ab\",\"reason\":\"x\",\"expires\":\"2027-01-01\"}]};"
            + " /allow/0/sha256",
        "{\"schemaVersion\":1,\"allow\":[],\"more\":1}; /more",
        "{\"schemaVersion\":\"1\",\"allow\":[]}; /schemaVersion",
        "{\"schemaVersion\":1,\"schemaVersion\":1,\"allow\":[]}; not JSON",
        "{\"schemaVersion\":1,\"allow\":[]} x; not JSON"
      })
  void refusesAListThatIsWrong(String json, String place) throws IOException {
    Path list = Files.writeString(folder.resolve("allow.json"), json);
    InvalidAllowListException e =
        assertThrows(InvalidAllowListException.class, () -> AllowList.read(list));
    assertTrue(e.getMessage().contains(place), e.getMessage());
  }

  @Test
  void scansAFolderInTheOrderOfItsPathsWithoutFollowingLinks() throws IOException {
    Files.writeString(folder.resolve("b.hl7"), HL7);
    Files.createDirectories(folder.resolve("a"));
    Files.writeString(folder.resolve("a/c.hl7"), HL7);
    Files.createSymbolicLink(folder.resolve("d"), folder.resolve("a"));
    List<String> paths =
        findings(folder, TripwireLimits.DEFAULT).stream().map(TripwireFinding::path).toList();
    assertEquals(
        List.of(folder.resolve("a/c.hl7").toString(), folder.resolve("b.hl7").toString()), paths);
  }

  private String scan(String text) throws IOException {
    return scan(text.getBytes(StandardCharsets.UTF_8));
  }

  private String scan(byte[] bytes) throws IOException {
    Path file = folder.resolve("scanned");
    Files.write(file, bytes);
    StringBuilder found = new StringBuilder();
    for (TripwireFinding one : findings(file, TripwireLimits.DEFAULT)) {
      found.append(found.length() == 0 ? "" : ", ");
      found
          .append(one.verdict().name().toLowerCase(java.util.Locale.ROOT))
          .append(' ')
          .append(one.rule());
    }
    return found.toString();
  }

  private static List<TripwireFinding> findings(Path path, TripwireLimits limits)
      throws IOException {
    List<TripwireFinding> found = new ArrayList<>();
    new Tripwire(AllowList.none(), DAY, limits).scan(path, found::add);
    return found;
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      tar.putArchiveEntry(entry);
      tar.write(content);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }
}
