package dev.cachet.tripwire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invented patients at random depths of random archives, among files of noise: every one blocks.
 */
class PlantedPatientsTest {
  private static final long SEED = 20261130;
  private static final int ROUNDS = 40;

  private final Random random = new Random(SEED);
  @TempDir Path folder;

  /** Wraps the bytes of one entry. */
  private interface Wrap {
    byte[] around(byte[] content) throws IOException;
  }

  /** How many archives each of {@link #wraps} is: a packed tar is two. */
  private static final List<Integer> LEVELS = List.of(1, 1, 2, 2, 1, 1);

  private final List<Wrap> wraps =
      List.of(
          this::zip,
          this::tar,
          content -> packed(tar(content), out -> new GZIPOutputStream(out)),
          content -> packed(tar(content), ZstdOutputStream::new),
          content -> packed(content, out -> new GZIPOutputStream(out)),
          content -> packed(content, ZstdOutputStream::new));

  private static Map<String, byte[]> patients() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("dicom.patient a", Dicom.patient(true, false).file("1.2.840.10008.1.2.1"));
    files.put("dicom.patient b", Dicom.patient(false, false).bytes());
    files.put("dicom.patient c", Dicom.patient(true, false).file("1.2.840.10008.1.2.1.99"));
    files.put("hl7.patient a", text("MSH|^~\\&|LAB|A\rPID|1||4711^^^H||Muster^Petra\r"));
    files.put("hl7.patient b", text("\u000bMSH|^~\\&|A\rPID|1||||Muster\r\u001c\r"));
    files.put("hl7.patient c", text("FHS|^~\\&|x\nBHS|^~\\&|x\nMSH|^~\\&|A\nPID|1||4711\n"));
    files.put(
        "cda.patient",
        text(
            "<ClinicalDocument xmlns='urn:hl7-org:v3'><recordTarget><patientRole><patient><name>"
                + "<family>Muster</family></name></patient></patientRole></recordTarget>"
                + "</ClinicalDocument>"));
    String patient = "{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"Muster\"}]}";
    files.put("fhir.patient a", text(patient));
    files.put("fhir.patient b", text("{\"resourceType\":\"Basic\"}\n" + patient + "\n"));
    files.put(
        "fhir.patient c",
        text("{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":" + patient + "}]}"));
    files.put(
        "fhir.patient d",
        text(
            "<Patient xmlns='http://hl7.org/fhir'><name><family"
                + " value='Muster'/></name></Patient>"));
    files.put("nir.number a", text("NIR: 137047624348415\n"));
    files.put("nir.number b", text("nom;nir\nMuster;137047624348415\n"));
    return files;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyPlantedPatientBlocks() throws IOException {
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, byte[]> planted : patients().entrySet()) {
        byte[] file = planted.getValue();
        StringBuilder way = new StringBuilder("round " + round + " " + planted.getKey());
        int depth = random.nextInt(TripwireLimits.DEFAULT.depth() + 1);
        for (int wrap = wrap(depth); wrap >= 0; wrap = wrap(depth)) {
          file = wraps.get(wrap).around(file);
          depth -= LEVELS.get(wrap);
          way.append(" in ").append(wrap);
        }
        assertEquals(List.of(planted.getKey().split(" ", 2)[0]), blocks(file), way.toString());
      }
    }
  }

  /** A wrap for which there is room, or -1. */
  private int wrap(int room) {
    if (room == 0) {
      return -1;
    }
    int wrap = random.nextInt(wraps.size());
    return LEVELS.get(wrap) <= room ? wrap : 0;
  }

  private List<String> blocks(byte[] file) throws IOException {
    Files.write(folder.resolve("file"), file);
    List<String> rules = new ArrayList<>();
    new Tripwire(AllowList.none(), LocalDate.of(2026, 11, 30), TripwireLimits.DEFAULT)
        .scan(
            folder,
            finding -> {
              if (finding.verdict() == TripwireVerdict.BLOCK) {
                rules.add(finding.rule());
              }
            });
    return rules;
  }

  private byte[] noise() {
    byte[] noise = new byte[random.nextInt(5_000)];
    random.nextBytes(noise);
    return noise;
  }

  private byte[] zip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int at = random.nextInt(3);
      for (int i = 0; i < 3; i++) {
        zip.putNextEntry(new ZipEntry("folder " + i + "/é"));
        zip.write(i == at ? content : noise());
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private byte[] tar(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      int at = random.nextInt(3);
      for (int i = 0; i < 3; i++) {
        byte[] entry = i == at ? content : noise();
        TarArchiveEntry head = new TarArchiveEntry("folder/" + i);
        head.setSize(entry.length);
        tar.putArchiveEntry(head);
        tar.write(entry);
        tar.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }

  /** Makes a stream that packs. */
  private interface Packing {
    OutputStream over(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] content, Packing packing) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = packing.over(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }
}
