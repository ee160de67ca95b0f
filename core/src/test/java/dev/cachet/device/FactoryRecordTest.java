package dev.cachet.device;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.trust.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FactoryRecordTest {
  private static final String ROOT =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String RECORD =
      "{\"schemaVersion\":1,\"environment\":\"production\",\"manufacturer\":\"example-devices\","
          + "\"product\":\"ventilator-x\",\"udiDi\":\"04012345678901\",\"hwModel\":\"vx-2\","
          + "\"hwRev\":5,\"serial\":\"SN-1\",\"root1\":\""
          + ROOT
          + "\"}";

  @Test
  void readsEveryMember() throws FactoryRecordException {
    FactoryRecord record = FactoryRecord.read(RECORD.getBytes(UTF_8));
    DeviceIdentity identity =
        new DeviceIdentity(
            "example-devices",
            "ventilator-x",
            "04012345678901",
            "vx-2",
            5,
            "SN-1",
            Environment.PRODUCTION);
    assertEquals(identity, record.identity());
    assertEquals(ROOT, record.root1().hex());
    assertEquals(
        identity,
        new DeviceIdentity(
            record.manufacturer(),
            record.product(),
            record.udiDi(),
            record.hwModel(),
            record.hwRev(),
            record.serial(),
            record.environment()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "schemaVersion",
        "environment",
        "manufacturer",
        "product",
        "udiDi",
        "hwModel",
        "hwRev",
        "serial",
        "root1"
      })
  void namesTheMemberThatIsMissing(String member) {
    String other = RECORD.replace("\"" + member + "\"", "\"x" + member + "\"");
    assertTrue(problem(other).startsWith("factory.json /x" + member + ": found an unknown member"));
    String without =
        RECORD.replaceFirst("\"" + member + "\":(\"[^\"]*\"|[0-9]+),?", "").replace(",}", "}");
    assertTrue(problem(without).startsWith("factory.json /" + member + ": found nothing"));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"schemaVersion\":1','\"schemaVersion\":2',/schemaVersion: found 2",
    "production,Production,/environment: found Production",
    "example-devices,Example,/manufacturer: found Example",
    "ventilator-x,-x,/product: found -x",
    "04012345678901,'',/udiDi: found 0 bytes",
    "vx-2,'',/hwModel: found 0 bytes",
    "SN-1,'',/serial: found 0 bytes",
    "'\"hwRev\":5','\"hwRev\":\"5\"',/hwRev: found",
    "ba7816bf,BA7816BF,/root1: found BA7816BF"
  })
  void namesTheMemberThatIsWrong(String good, String bad, String problem) {
    String message = problem(RECORD.replace(good, bad));
    assertTrue(message.startsWith("factory.json " + problem), message);
  }

  @Test
  void refusesWhatIsNoJsonOrTooLong() {
    assertTrue(problem("not json").startsWith("factory.json document"));
    assertTrue(
        problem(RECORD + " ".repeat(FactoryRecord.MAX_BYTES)).contains("at most 65536 bytes"));
  }

  private static String problem(String json) {
    return assertThrows(
            FactoryRecordException.class, () -> FactoryRecord.read(json.getBytes(UTF_8)))
        .getMessage();
  }
}
