package example.agent;

import dev.cachet.authorisation.DeviceState;
import dev.cachet.authorisation.DeviceStateProbe;
import dev.cachet.installation.Health;
import dev.cachet.installation.HealthProbe;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** Asks commands, by their exit code. What does not answer in time does not count. */
final class CommandPorts implements Ports {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration RESTART = Duration.ofSeconds(30);

  private final Settings settings;

  CommandPorts(Settings settings) {
    this.settings = settings;
  }

  @Override
  public DeviceStateProbe inUse() {
    return () -> {
      OptionalInt exit = run(settings.idle(), SOON);
      if (exit.isEmpty()) {
        return DeviceState.UNKNOWN;
      }
      return switch (exit.getAsInt()) {
        case 0 -> DeviceState.IDLE;
        case 1 -> DeviceState.IN_USE;
        default -> DeviceState.UNKNOWN;
      };
    };
  }

  @Override
  public HealthProbe health() {
    return new HealthProbe() {
      @Override
      public Health health() {
        OptionalInt exit = run(settings.health(), deadline());
        return exit.equals(OptionalInt.of(0)) ? Health.HEALTHY : Health.UNHEALTHY;
      }

      @Override
      public Duration deadline() {
        return settings.healthDeadline();
      }
    };
  }

  @Override
  public void restart() throws IOException {
    OptionalInt exit = run(settings.restart(), RESTART);
    if (!exit.equals(OptionalInt.of(0))) {
      throw new IOException("no restart: " + String.join(" ", settings.restart()) + " failed");
    }
  }

  private static OptionalInt run(List<String> command, Duration deadline) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      if (process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return OptionalInt.of(process.exitValue());
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    } catch (IOException e) {
      // A command that is not there has no answer.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return OptionalInt.empty();
  }
}
