package dev.cachet.benchmarks;

import dev.cachet.catalogue.Catalogue;
import dev.cachet.lookup.ComponentLookup;
import dev.cachet.lookup.ComponentMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Recognising ten thousand components in a small heap: when everything is warm, and in a process
 * that has just begun, where the catalogue is read too.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 5, jvmArgsAppend = "-Xmx64m")
public class LookupBenchmark {
  private static final int COMPONENTS = 10_000;

  /** As a device's SBOM has them: most are packages of its distribution, some are listed. */
  private static final List<String> FORMS =
      List.of(
          "pkg:deb/debian/package-%d@1.%d-1+deb12u1?arch=amd64&distro=debian-12",
          "pkg:deb/debian/library-%d@2:1.%d~rc1-3?arch=amd64&upstream=source&distro=debian-12",
          "pkg:deb/debian/tool-%d@1.%d-1?arch=all&distro=debian-12",
          "pkg:npm/%%40scope/module-%d@4.%d.0",
          "pkg:maven/org.example/artifact-%d@1.%d.3",
          "pkg:pypi/package-%d@0.%d",
          "cpe:2.3:a:example:product_%d:1.%d:*:*:*:*:*:*:*",
          "pkg:generic/openssl@3.%2$d.%1$d",
          "cpe:2.3:a:python:python:3.%2$d.%1$d:*:*:*:*:*:*:*",
          "qt@6.%2$d.%1$d");

  private final List<String> identifiers = new ArrayList<>();

  private @Nullable ComponentLookup lookup;

  /** Made by the harness. */
  public LookupBenchmark() {}

  /** Makes up the identifiers. */
  @Setup
  public void name() {
    for (int i = 0; i < COMPONENTS; i++) {
      identifiers.add(FORMS.get(i % FORMS.size()).formatted(i, i % 17));
    }
  }

  /**
   * Matches all components with a lookup that is there already.
   *
   * @return how many were recognised, so that nothing is left out
   */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @Warmup(iterations = 5, time = 1)
  @Measurement(iterations = 5, time = 1)
  public long match() {
    if (lookup == null) {
      lookup = new ComponentLookup(Catalogue.bundled());
    }
    return recognised(lookup);
  }

  /**
   * Reads the catalogue and matches all components, once in a process that has done neither.
   *
   * @return how many were recognised, so that nothing is left out
   */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @Fork(value = 10, jvmArgsAppend = "-Xmx64m")
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  public long loadAndMatch() {
    return recognised(new ComponentLookup(Catalogue.bundled()));
  }

  private long recognised(ComponentLookup lookup) {
    long recognised = 0;
    for (String identifier : identifiers) {
      ComponentMatch match = lookup.find(identifier);
      recognised += match.product() == null ? 0 : 1;
    }
    return recognised;
  }
}
