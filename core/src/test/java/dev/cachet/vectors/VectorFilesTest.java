package dev.cachet.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorFilesTest {
  @Test
  void generatorStillYieldsTheCommittedFilesAndNoOther() throws Exception {
    Map<String, byte[]> made = VectorFiles.of(VectorCatalogue.all());
    Map<String, byte[]> committed = VectorFiles.committed();
    assertEquals(made.keySet(), committed.keySet());
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      assertArrayEquals(file.getValue(), committed.get(file.getKey()), file.getKey());
    }
  }
}
