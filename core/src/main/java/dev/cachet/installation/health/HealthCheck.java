package dev.cachet.installation.health;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks a probe, but not for longer than its deadline. */
public final class HealthCheck {
  private HealthCheck() {}

  /**
   * Asks a probe; an error of it is no health.
   *
   * @param probe the probe
   * @return the health
   */
  public static Health ask(HealthProbe probe) {
    FutureTask<Health> question = new FutureTask<>(probe::health);
    Thread thread = new Thread(question, "cachet-health");
    thread.setDaemon(true);
    thread.start();
    try {
      Health health = question.get(probe.deadline().toNanos(), TimeUnit.NANOSECONDS);
      return health == null ? Health.NO_ANSWER : health;
    } catch (TimeoutException | ExecutionException e) {
      return Health.NO_ANSWER;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Health.NO_ANSWER;
    } finally {
      question.cancel(true);
    }
  }
}
