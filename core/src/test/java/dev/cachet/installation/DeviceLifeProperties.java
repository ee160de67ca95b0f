package dev.cachet.installation;

import dev.cachet.boot.SimulatedLoader;
import dev.cachet.installation.DeviceLife.Event;
import dev.cachet.installation.DeviceLife.Happening;
import dev.cachet.installation.DeviceLife.Interruption;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever happens to a device in whatever order, with the power gone or the process dead in it:
 * what {@link DeviceLife#assertSound} says holds after each event, and in the end the next good
 * update installs.
 */
class DeviceLifeProperties {
  @Property(tries = 60)
  void staysSoundWhateverHappens(
      @ForAll SimulatedLoader loader, @ForAll("lives") List<Happening> happenings)
      throws Exception {
    DeviceLife life = new DeviceLife(loader);
    for (Happening happening : happenings) {
      life.happens(happening);
      life.assertSound();
    }
    life.assertUpdates();
  }

  @Provide
  Arbitrary<List<Happening>> lives() {
    Arbitrary<Event> often = Arbitraries.of(Event.OFFER, Event.HEALTH_OK, Event.REBOOT);
    Arbitrary<Event> event =
        Arbitraries.frequencyOf(Tuple.of(1, often), Tuple.of(1, Arbitraries.of(Event.values())));
    Arbitrary<Interruption> interruption =
        Arbitraries.frequency(
            Tuple.of(3, Interruption.NONE),
            Tuple.of(1, Interruption.DEATH),
            Tuple.of(1, Interruption.CUT));
    return Combinators.combine(event, interruption, Arbitraries.integers().between(0, 1 << 20))
        .as(Happening::new)
        .list()
        .ofMaxSize(30);
  }
}
