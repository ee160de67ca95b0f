package dev.cachet.buildstate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildStateTest {
  private static final List<String> SETTINGS = List.of("profile=a", "day=1");

  @TempDir Path folder;
  private Path input;
  private Path output;
  private Path kept;

  @BeforeEach
  void doTheWorkOnce() throws IOException {
    input = Files.writeString(folder.resolve("input"), "one");
    output = Files.writeString(folder.resolve("output"), "made of one");
    kept = folder.resolve("cachet/step.state");
    state(SETTINGS).keep(kept, List.of(output));
  }

  @Test
  void isKeptWhileNothingChanged() throws IOException {
    assertTrue(isKept());
  }

  @Test
  void isNotKeptWhereItNeverWas() throws IOException {
    Files.delete(kept);
    assertFalse(isKept());
  }

  @Test
  void sameBytesAtALaterTimeAreNoChange() throws IOException {
    Files.setLastModifiedTime(input, FileTime.fromMillis(1_000));
    assertTrue(isKept());
  }

  @Test
  void otherBytesOfTheSameSizeAreAChangeEvenWithTheTimeSetBack() throws IOException {
    FileTime before = Files.getLastModifiedTime(input);
    Files.writeString(input, "two");
    Files.setLastModifiedTime(input, before);
    assertFalse(isKept());
  }

  @Test
  void anInputThatGoesOrComesIsAChange() throws IOException {
    Files.delete(input);
    assertFalse(isKept());
    state(SETTINGS).keep(kept, List.of(output));
    assertTrue(isKept());
    Files.writeString(input, "one");
    assertFalse(isKept());
  }

  @Test
  void anOutputThatWasEditedOrRemovedIsMadeAgain() throws IOException {
    Files.writeString(output, "made of two");
    assertFalse(isKept());
    assertFalse(BuildState.wrote(kept, output));
    Files.delete(output);
    assertFalse(isKept());
  }

  @Test
  void tellsWhatItWrote() throws IOException {
    assertTrue(BuildState.wrote(kept, output));
    assertFalse(BuildState.wrote(kept, folder.resolve("other")));
    assertFalse(BuildState.wrote(folder.resolve("no-state"), output));
  }

  @Test
  void otherSettingsAreAChangeHoweverTheyAreCut() throws IOException {
    assertFalse(state(List.of("profile=b", "day=1")).isKept(kept, List.of(output)));
    assertFalse(state(List.of("profile=a", "day=", "1")).isKept(kept, List.of(output)));
    assertFalse(state(List.of("profile=ad", "ay=1")).isKept(kept, List.of(output)));
  }

  @Test
  void keepsNothingWhereAnInputChangedDuringTheWork() throws IOException {
    BuildState before = state(SETTINGS);
    Files.writeString(input, "three");
    before.keep(kept, List.of(output));
    assertFalse(Files.exists(kept));
  }

  @Test
  void aFolderChangesWithAnyEntryInIt() throws IOException {
    Path root = Files.createDirectories(folder.resolve("root/etc")).getParent();
    Path file = Files.writeString(root.resolve("etc/passwd"), "x");
    BuildState.of(SETTINGS, List.of(root)).keep(kept, List.of());
    assertTrue(BuildState.of(SETTINGS, List.of(root)).isKept(kept, List.of()));
    Files.createSymbolicLink(root.resolve("etc/link"), Path.of("passwd"));
    assertFalse(BuildState.of(SETTINGS, List.of(root)).isKept(kept, List.of()));
    BuildState.of(SETTINGS, List.of(root)).keep(kept, List.of());
    Files.writeString(file, "y");
    assertFalse(BuildState.of(SETTINGS, List.of(root)).isKept(kept, List.of()));
  }

  @Test
  void aStateThatIsNoneIsNotBelieved() throws IOException {
    Files.writeString(kept, "cachet-state 0\n");
    assertFalse(isKept());
    Files.writeString(kept, "");
    assertFalse(isKept());
  }

  private BuildState state(List<String> settings) throws IOException {
    return BuildState.of(settings, List.of(input));
  }

  private boolean isKept() throws IOException {
    return state(SETTINGS).isKept(kept, List.of(output));
  }
}
