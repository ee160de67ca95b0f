package dev.cachet.vectors;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class VectorFilesTest {
  @Test
  void generatorStillYieldsTheCommittedFilesAndNoOther() throws Exception {
    Map<String, byte[]> made = VectorFiles.of(VectorCatalogue.all());
    Map<String, byte[]> committed = VectorFiles.committed();
    assertEquals(Set.of(), without(made.keySet(), committed.keySet()), "made but not committed");
    assertEquals(Set.of(), without(committed.keySet(), made.keySet()), "committed but not made");
    for (Map.Entry<String, byte[]> file : made.entrySet()) {
      assertArrayEquals(file.getValue(), committed.get(file.getKey()), file.getKey());
    }
  }

  private static Set<String> without(Set<String> names, Set<String> others) {
    Set<String> rest = new TreeSet<>(names);
    rest.removeAll(others);
    return rest;
  }
}
