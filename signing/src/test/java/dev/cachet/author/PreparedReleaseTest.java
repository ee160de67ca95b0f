package dev.cachet.author;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.factory.PreparedRelease;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A package that differs from its description in one field has one line of the sheet that shows it.
 */
class PreparedReleaseTest {
  @TempDir Path folder;

  @Test
  void eachFieldThatDiffersIsALineOfTheSheet() throws Exception {
    PreparedRelease release = new PreparedRelease(2);
    List<String> described = values(release.sheet(folder.resolve("as"), Optional.empty()));
    for (PreparedRelease.Field field : PreparedRelease.Field.values()) {
      List<String> packed = values(release.sheet(folder.resolve(field.name()), Optional.of(field)));
      assertEquals(described.size(), packed.size());
      List<String> differing = new ArrayList<>(packed);
      differing.removeAll(described);
      String line =
          switch (field) {
            case FLOOR -> "  floor 404";
            case HARDWARE_RANGE -> "  target.hwRev.max 19";
            case SERIALS -> "  target.serials[17] \"SN-22122\"";
            case WAIVER -> "  until \"2028-03-31\"";
            case POLICY -> "  policy.minimumSupportDaysLeft 3";
            case LOOK_ALIKE -> "  target.hwModel[0] \"dose\\u0445-1\"";
            case ROLLOUT -> "  rollout.permille[0].value 500";
          };
      assertEquals(List.of(line), differing, field.name());
    }
    assertTrue(release.description().contains("floor 424."), release.description());
  }

  /** Without digests, sizes and numbers, which differ with anything. */
  private static List<String> values(List<String> sheet) {
    return sheet.stream()
        .filter(
            line ->
                !line.matches(".*([0-9a-f]{64}|number to compare|\\.size \\d+|\\.findings.*).*"))
        .toList();
  }
}
