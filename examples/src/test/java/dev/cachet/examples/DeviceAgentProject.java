package dev.cachet.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * The project {@code device-agent}, compiled as its readers would, without a build of its own; run
 * inside this process or as one.
 */
final class DeviceAgentProject {
  static final Path FOLDER = Path.of("device-agent").toAbsolutePath();

  private final Path classes;
  private final MethodHandle run;

  private DeviceAgentProject(Path classes, MethodHandle run) {
    this.classes = classes;
    this.run = run;
  }

  /** How the agent ended. */
  record Said(int exit, String out, String err) {}

  static DeviceAgentProject compiledInto(Path classes) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("-Xlint:all", "-Werror", "-proc:none", "--release", "17", "-d"));
    arguments.add(classes.toString());
    arguments.addAll(List.of("-cp", System.getProperty("java.class.path")));
    try (Stream<Path> sources = Files.walk(FOLDER.resolve("src/main/java"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int exit =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(new String[0]));
    assertEquals(0, exit, said.toString(StandardCharsets.UTF_8));
    ClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, DeviceAgentProject.class.getClassLoader());
    MethodHandle run =
        MethodHandles.publicLookup()
            .findStatic(
                loader.loadClass("example.agent.Agent"),
                "run",
                MethodType.methodType(
                    int.class, String[].class, PrintStream.class, PrintStream.class));
    return new DeviceAgentProject(classes, run);
  }

  Said run(Path settings) throws Exception {
    return begin(settings).said();
  }

  /** On a thread of its own, so that an agent that watches for ever fails the test. */
  Run begin(Path settings) {
    CompletableFuture<Said> said = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                said.complete(call(settings));
              } catch (Throwable e) {
                said.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return new Run(thread, said);
  }

  /** An agent that was started. */
  record Run(Thread thread, CompletableFuture<Said> ended) {
    void stop() {
      thread.interrupt();
    }

    Said said() throws Exception {
      try {
        return ended.get(120, TimeUnit.SECONDS);
      } finally {
        stop();
      }
    }
  }

  private Said call(Path settings) throws Throwable {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit =
        (int)
            run.invokeExact(
                new String[] {settings.toString()},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** With the heap that the unit of the project gives it. */
  Process start(Path settings, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes + ":" + System.getProperty("java.class.path"),
            "example.agent.Agent",
            settings.toString())
        .redirectErrorStream(true)
        .redirectOutput(out.toFile())
        .start();
  }

  /** Waits for what another process or thread does; an agent that does nothing fails the test. */
  static void await(Condition condition, String what) throws Exception {
    long end = System.nanoTime() + 120_000_000_000L;
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "in two minutes there was no " + what);
      Thread.sleep(20);
    }
  }

  /** What is waited for. */
  interface Condition {
    boolean holds() throws Exception;
  }
}
