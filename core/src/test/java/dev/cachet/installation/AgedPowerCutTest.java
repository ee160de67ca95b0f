package dev.cachet.installation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.storage.SimulatedStorage;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cuts the power in a downgrade, where the log is sealed, where evidence is given up and where
 * memory is rebuilt, also after the death of the process (A46): a sample by seed of what {@link
 * PowerCutExhaustive} takes whole.
 */
class AgedPowerCutTest {
  private static final long SEED = 20261130;
  private static final int DEATHS = 12;

  @DisplayName("A46: the power goes in the life of a device that is not new")
  @ParameterizedTest
  @EnumSource(AgedStory.class)
  void convergesFromACut(AgedStory story) throws Exception {
    AgedCuts cuts = new AgedCuts(story).addCuts(SimulatedStorage::afterCutBefore);
    assertTrue(cuts.left().size() > 20, "only " + cuts.left().size());
    CutDisks.assertRecover(cuts.sample(new Random(SEED), story.sample()), 1);
  }

  @DisplayName("A46: the process dies, starts again, and then the power goes, on an older device")
  @ParameterizedTest
  @EnumSource(AgedStory.class)
  void convergesFromADeathAndACut(AgedStory story) throws Exception {
    Random random = new Random(SEED);
    AgedCuts cuts = new AgedCuts(story);
    int operations = cuts.deaths();
    for (int i = 0; i < DEATHS; i++) {
      cuts.addDeath(random.nextInt(operations));
    }
    assertTrue(cuts.left().size() > 20, "only " + cuts.left().size());
    CutDisks.assertRecover(cuts.sample(random, story.sample()), 1);
  }
}
