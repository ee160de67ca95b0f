package dev.cachet.memory;

import dev.cachet.device.FactoryRecord;
import dev.cachet.device.FactoryRecordException;
import dev.cachet.digest.Sha256;
import java.nio.charset.StandardCharsets;

/** Factory records of the tests. */
public final class TestFactory {
  private TestFactory() {}

  public static FactoryRecord record(Sha256 root1) {
    return record(root1, "production", "example-devices");
  }

  static FactoryRecord record(Sha256 root1, String environment, String manufacturer) {
    String json =
        """
        {"schemaVersion":1,"environment":"%s","manufacturer":"%s","product":"ventilator-x",
         "udiDi":"04012345678901","hwModel":"vx-2","hwRev":5,"serial":"SN-1","root1":"%s"}
        """
            .formatted(environment, manufacturer, root1.hex());
    try {
      return FactoryRecord.read(json.getBytes(StandardCharsets.UTF_8));
    } catch (FactoryRecordException e) {
      throw new IllegalStateException(e);
    }
  }
}
