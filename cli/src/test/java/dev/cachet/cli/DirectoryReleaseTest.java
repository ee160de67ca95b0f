package dev.cachet.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.cli.output.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A directory from its archive to a folder of the slot that runs, and back; and a lost memory. */
class DirectoryReleaseTest extends DeviceMaker {
  private Object[] since = {};

  @Test
  void isInstalledConfirmedAndAfterAFallBackStillThere() throws IOException {
    Path device = device();
    install(device, release("a", 1, "one", ""));
    Cachet.done("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    assertRuns(device, "b", "one");
    install(device, release("b", 2, "two", ""));
    assertRuns(device, "a", "two");
    Cachet unhealthy =
        Cachet.run("device", "confirm", device, "--health", "unhealthy", "--as-of", DAY);
    assertEquals(ExitCode.REFUSED, unhealthy.exit(), unhealthy.err());
    Cachet.done("device", "restart", device);
    assertRuns(device, "b", "one");
    Cachet ended = Cachet.run("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    assertTrue(ended.out().contains("FELL_BACK"), ended.out() + ended.err());
    install(device, release("c", 3, "three", ""));
    Cachet.done("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    assertRuns(device, "a", "three");
  }

  @Test
  void isRefusedWithItsRuleAndTheOldReleaseRunsOn() throws IOException {
    Path device = device();
    install(device, release("a", 1, "one", ""));
    Cachet.done("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    Path bad = release("b", 2, "two", "../../etc");
    Cachet refused =
        Cachet.run("device", "install", device, bad, "--state", "idle", "--as-of", DAY);
    assertEquals(ExitCode.REFUSED, refused.exit(), refused.err());
    assertTrue(refused.err().contains("PAYLOAD_UNSUPPORTED"), refused.err());
    assertTrue(refused.err().contains("DEV-33"), refused.err());
    Cachet.done("device", "restart", device);
    assertRuns(device, "b", "one");
    assertTrue(Files.notExists(device.resolve("trees/a")));
  }

  @Test
  void aLostMemoryIsToldByFileWithItsRemedy() throws IOException {
    Path device = device();
    install(device, release("a", 1, "one", ""));
    Cachet.done("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    Files.delete(device.resolve("memory/generation-a"));
    Cachet.done("device", "status", device);
    Files.writeString(device.resolve("memory/generation-b"), "torn");
    String remedy = "cachet device rebuild " + device;
    Cachet text = Cachet.run("device", "status", device);
    assertEquals(ExitCode.REFUSED, text.exit(), text.err());
    assertEquals(
        "memory is lost\nmemory/generation-a is missing\nmemory/generation-b is damaged\nremedy: "
            + remedy
            + "\n",
        text.out());
    Cachet json = Cachet.run("device", "status", device, "--format", "json");
    assertEquals(ExitCode.REFUSED, json.exit(), json.err());
    assertEquals(
        "{\"schemaVersion\":1,\"memory\":\"lost\",\"files\":["
            + "{\"file\":\"memory/generation-a\",\"state\":\"MISSING\"},"
            + "{\"file\":\"memory/generation-b\",\"state\":\"DAMAGED\"}],\"remedy\":\""
            + remedy
            + "\"}\n",
        json.out());
    Cachet other = Cachet.run("device", "confirm", device, "--health", "healthy", "--as-of", DAY);
    assertEquals(ExitCode.REFUSED, other.exit(), other.err());
    assertTrue(other.err().startsWith("cachet: " + device + ": refused: STATE_LOST"), other.err());
    assertTrue(other.err().contains("memory/generation-a is missing"), other.err());
    assertTrue(other.err().contains("remedy: " + remedy), other.err());
    Cachet.done("device", "rebuild", device);
    assertRuns(device, "b", "one");
    Files.delete(device.resolve("roots/0000000001.json"));
    Files.delete(device.resolve("root-copies/0000000001.json"));
    Cachet root = Cachet.run("device", "status", device);
    assertEquals(ExitCode.REFUSED, root.exit(), root.err());
    assertTrue(root.out().contains("roots/0000000001.json is missing\n"), root.out());
    assertTrue(root.out().contains("remedy: put the file back as roots/"), root.out());
    assertTrue(!root.out().contains("rebuild"), root.out());
  }

  private Path device() throws IOException {
    // The archive is not of the root that the SBOM describes, which the gate would tell.
    SmallRoot.write(policy, Files.readString(policy).replace("\"refuse\"", "\"warn\""));
    SmallRoot.write(root);
    Path factory = SmallRoot.factory(at("factory.json"), String.valueOf(anchor[3]));
    Object[] made = {"--factory", factory, "--root", at("root-1.json"), "--slot", "rootfs=1048576"};
    Cachet.done(with(new Object[] {"device", "init", at("device")}, made));
    return at("device");
  }

  private Path release(String name, long counter, String text, String link) throws IOException {
    Files.write(at("app.tar"), archive(text, link.isEmpty() ? "pump" : link));
    describe("app.tar", counter);
    String pack = Files.readString(at("pack.json"));
    SmallRoot.write(at("pack.json"), pack.replace("\"image\"", "\"directory\""));
    Object[] sources = {"--rootfs", root};
    generate(sources);
    Cachet.done(pack(name, with(sources, since)));
    Path file = sealed(name);
    since = with(new Object[] {"--previous", file}, anchor);
    return file;
  }

  private static void install(Path device, Path file) {
    Cachet.done("device", "install", device, file, "--state", "idle", "--as-of", DAY);
    Cachet.done("device", "restart", device);
  }

  private static void assertRuns(Path device, String slot, String text) throws IOException {
    String status = Cachet.done("device", "status", device).out();
    assertTrue(status.contains("runs slot " + slot + "\n"), status);
    Path tree = device.resolve("trees").resolve(slot).resolve("rootfs");
    assertEquals(text, Files.readString(tree.resolve("bin/current")));
    try (Stream<Path> names = Files.list(tree.getParent())) {
      assertEquals(1, names.count());
    }
  }

  private static byte[] archive(String text, String link) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header("./bin/", '5', 0, ""));
    bytes.writeBytes(header("./bin/pump", '0', text.length(), ""));
    byte[] content = new byte[512];
    System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, content, 0, text.length());
    bytes.writeBytes(content);
    bytes.writeBytes(header("./bin/current", '2', 0, link));
    bytes.writeBytes(new byte[1024]);
    return bytes.toByteArray();
  }

  private static byte[] header(String name, char type, long size, String target) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "0000755");
    put(block, 124, String.format(Locale.ROOT, "%011o", size));
    put(block, 148, "        ");
    put(block, 156, String.valueOf(type));
    put(block, 157, target);
    put(block, 257, "ustar\0" + "00");
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, 148, String.format(Locale.ROOT, "%06o\0 ", sum));
    return block;
  }

  private static void put(byte[] block, int offset, String text) {
    byte[] value = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(value, 0, block, offset, value.length);
  }
}
