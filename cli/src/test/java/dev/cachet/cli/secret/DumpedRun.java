package dev.cachet.cli.secret;

import com.sun.management.HotSpotDiagnosticMXBean;
import dev.cachet.cli.Cachet;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A command in a process of its own whose memory is looked at where it would have ended: all
 * objects, those that are still in use, a core file, its words, its environment, what it started
 * and the files that it left.
 */
final class DumpedRun {
  /** A core file holds all that the machine has asked for. */
  private static final List<String> SMALL =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-Xmx96m",
          "-XX:ReservedCodeCacheSize=24m",
          "-XX:CompressedClassSpaceSize=32m",
          "-XX:MaxMetaspaceSize=96m");

  private static final long WINDOW = 1L << 29;

  private final Path folder;
  private final TreeMap<String, byte[]> places = new TreeMap<>();
  private final TreeMap<String, Path> dumps = new TreeMap<>();
  private final String told;
  private long children;

  private DumpedRun(Path folder, String told) {
    this.folder = folder;
    this.told = told;
  }

  /** The process: runs the words after the folder, dumps, and waits until its input ends. */
  public static void main(String... args) throws Exception {
    Cachet ran = Cachet.run((Object[]) java.util.Arrays.copyOfRange(args, 1, args.length));
    HotSpotDiagnosticMXBean machine =
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    machine.dumpHeap(args[0] + "/all.hprof", false);
    machine.dumpHeap(args[0] + "/live.hprof", true);
    System.out.println(ran.exit() + " " + (ran.out() + ran.err()).replace('\n', '|'));
    System.out.flush();
    int unused = System.in.read();
  }

  static DumpedRun of(Path folder, Map<String, String> environment, Object... words)
      throws Exception {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(SMALL);
    line.add("-Djava.io.tmpdir=" + temporary);
    line.addAll(List.of("-cp", System.getProperty("java.class.path")));
    line.addAll(List.of(DumpedRun.class.getName(), folder.toString()));
    for (Object word : words) {
      line.add(word.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(folder.resolve("err").toFile());
    builder.environment().put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    byte[] first = readLine(process);
    DumpedRun run = new DumpedRun(folder, new String(first, StandardCharsets.UTF_8));
    Path proc = Path.of("/proc", Long.toString(process.pid()));
    run.places.put("command line", Files.readAllBytes(proc.resolve("cmdline")));
    run.places.put("environment", Files.readAllBytes(proc.resolve("environ")));
    run.children = process.descendants().count();
    run.core(process.pid());
    process.getOutputStream().close();
    int unused = process.waitFor();
    for (String dump : List.of("all", "live")) {
      run.dumps.put(dump, folder.resolve(dump + ".hprof"));
    }
    try (var left = Files.walk(temporary)) {
      for (Path file : left.filter(Files::isRegularFile).toList()) {
        run.places.put("left " + file.getFileName(), Files.readAllBytes(file));
      }
    }
    return run;
  }

  /** What a crash would leave: all of the memory, also what is no object of Java. */
  private void core(long pid) throws Exception {
    Path log = folder.resolve("gcore.log");
    Process dump =
        new ProcessBuilder("gcore", "-o", folder.resolve("core").toString(), Long.toString(pid))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Path core = folder.resolve("core." + pid);
    if (dump.waitFor() != 0 || Files.notExists(core)) {
      throw new IllegalStateException("gcore of gdb does not work: " + Files.readString(log));
    }
    dumps.put("core", core);
  }

  private static byte[] readLine(Process process) throws Exception {
    java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
    for (int one = process.getInputStream().read(); one >= 0 && one != '\n'; ) {
      line.write(one);
      one = process.getInputStream().read();
    }
    return line.toByteArray();
  }

  /** What the command said, after its exit code. */
  String told() {
    return told;
  }

  /** How many processes it had started. */
  long children() {
    return children;
  }

  /** Where a secret is found. */
  Set<String> places(byte[] secret) throws IOException {
    Set<String> found = new TreeSet<>();
    for (Map.Entry<String, byte[]> each : places.entrySet()) {
      if (holds(ByteBuffer.wrap(each.getValue()), secret)) {
        found.add(each.getKey());
      }
    }
    for (Map.Entry<String, Path> each : dumps.entrySet()) {
      if (holds(each.getValue(), secret)) {
        found.add(each.getKey());
      }
    }
    return found;
  }

  private static boolean holds(Path file, byte[] secret) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      for (long at = 0; at < channel.size(); at += WINDOW) {
        long length = Math.min(WINDOW + secret.length, channel.size() - at);
        if (holds(channel.map(FileChannel.MapMode.READ_ONLY, at, length), secret)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Takes the dumps away. */
  void delete() throws Exception {
    for (Path dump : dumps.values()) {
      Files.delete(dump);
    }
  }

  private static boolean holds(ByteBuffer bytes, byte[] wanted) {
    for (int at = 0; at <= bytes.limit() - wanted.length; at++) {
      int same = 0;
      while (same < wanted.length && bytes.get(at + same) == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
