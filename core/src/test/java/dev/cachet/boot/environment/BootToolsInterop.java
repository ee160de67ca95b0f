package dev.cachet.boot.environment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cachet.boot.BootSlots;
import dev.cachet.boot.BootSwitch;
import dev.cachet.boot.GrubBootSwitch;
import dev.cachet.boot.Trial;
import dev.cachet.boot.UBootSwitch;
import dev.cachet.storage.FolderStorage;
import dev.cachet.storage.Storage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The switches against the tools of GRUB and U-Boot, each reading what the other wrote. Run by a
 * profile, and fails where the tools are missing (docs/interop.md).
 */
class BootToolsInterop {
  private static final int SIZE = 1024;
  private static final BootSlots SLOTS = new BootSlots("a", "b");

  @TempDir Path folder;
  private Storage storage;
  private String runs = "a";

  @BeforeEach
  void open() throws IOException {
    storage = new FolderStorage(folder);
  }

  private record Output(int exit, String text) {}

  private Output run(String... command) throws Exception {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "hangs: " + List.of(command));
    return new Output(process.exitValue(), text);
  }

  private String done(String... command) throws Exception {
    Output output = run(command);
    assertEquals(0, output.exit(), List.of(command) + " printed " + output.text());
    return output.text();
  }

  /** Takes the switch through all eight values of the variable. */
  private List<String> walk(BootSwitch bootSwitch, Reader reader) throws Exception {
    List<String> values = new ArrayList<>();
    values.add(reader.value());
    for (String other : List.of("b", "a")) {
      bootSwitch.markUnbootable(other);
      values.add(reader.value());
      bootSwitch.tryOnce(other);
      values.add(reader.value());
      reader.set(Integer.toString(Integer.parseInt(reader.value()) + 1));
      assertEquals(Trial.TRIED, bootSwitch.state().trial());
      values.add(reader.value());
      runs = other;
      bootSwitch.markGood(other);
      values.add(reader.value());
    }
    return values;
  }

  /** A tool that reads and writes the variable. */
  interface Reader {
    String value() throws Exception;

    void set(String value) throws Exception;
  }

  @Test
  void grubEditenvReadsAndWritesTheSameBlock() throws Exception {
    GrubBootSwitch.initialise(storage, "grub/grubenv", SLOTS, "a");
    GrubBootSwitch bootSwitch = new GrubBootSwitch(storage, "grub/grubenv", SLOTS, () -> runs);
    Reader grub =
        new Reader() {
          @Override
          public String value() throws Exception {
            return done("grub-editenv", "grub/grubenv", "list")
                .lines()
                .filter(line -> line.startsWith("cachet_boot="))
                .findFirst()
                .orElseThrow()
                .substring("cachet_boot=".length());
          }

          @Override
          public void set(String value) throws Exception {
            done("grub-editenv", "grub/grubenv", "set", "cachet_boot=" + value);
          }
        };
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "0"), walk(bootSwitch, grub));
  }

  @Test
  void writesTheBytesOfGrubEditenv() throws Exception {
    done("grub-editenv", "theirs", "create");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("theirs")), GrubEnvironment.empty().bytes());
    done("grub-editenv", "theirs", "set", "cachet_boot=0");
    GrubBootSwitch.initialise(storage, "grub/ours", SLOTS, "a");
    new GrubBootSwitch(storage, "grub/ours", SLOTS, () -> "a").tryOnce("b");
    done("grub-editenv", "theirs", "set", "cachet_boot=2");
    assertArrayEquals(
        Files.readAllBytes(folder.resolve("theirs")),
        Files.readAllBytes(folder.resolve("grub/ours")));
  }

  @Test
  void keepsTheVariablesOfGrubEditenvAndFollowsItsOwn() throws Exception {
    Files.createDirectory(folder.resolve("grub"));
    done("grub-editenv", "grub/grubenv", "create");
    done("grub-editenv", "grub/grubenv", "set", "first=x\\y", "note=one\ncachet_boot=7");
    GrubBootSwitch.initialise(storage, "grub/grubenv", SLOTS, "a");
    GrubBootSwitch bootSwitch = new GrubBootSwitch(storage, "grub/grubenv", SLOTS, () -> "a");
    bootSwitch.tryOnce("b");
    assertEquals(
        "first=x\\y\nnote=one\ncachet_boot=7\ncachet_boot=2\n",
        done("grub-editenv", "grub/grubenv", "list"));
    done("grub-editenv", "grub/grubenv", "unset", "first");
    done("grub-editenv", "grub/grubenv", "set", "note=longer than before", "last=1");
    assertEquals(Trial.SELECTED, bootSwitch.state().trial());
    bootSwitch.endTrial();
    assertEquals(
        "note=longer than before\ncachet_boot=0\nlast=1\n",
        done("grub-editenv", "grub/grubenv", "list"));
  }

  @Test
  void shippedScriptIsOneOfGrub() throws Exception {
    String script = resource("grub.cfg");
    Files.writeString(folder.resolve("grub.cfg"), script);
    assertEquals("", done("grub-script-check", "grub.cfg"));
    Files.writeString(folder.resolve("broken.cfg"), script.replaceFirst("\nfi\n", "\n"));
    assertNotEquals(0, run("grub-script-check", "broken.cfg").exit());
  }

  static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(GrubBootSwitch.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Numbers of this file are hexadecimal even without 0x. */
  private void configure() throws IOException {
    Files.writeString(
        folder.resolve("fw_env.config"),
        "uboot/first 0x0 0x%1$x\nuboot/second 0x0 0x%1$x\n".formatted(SIZE));
  }

  private String printenv() throws Exception {
    return done("fw_printenv", "-c", "fw_env.config");
  }

  private UBootSwitch uBoot() {
    return UBootSwitch.redundant(storage, "uboot/first", "uboot/second", SIZE, SLOTS, () -> runs);
  }

  @Test
  void fwPrintenvAndFwSetenvReadAndWriteTheSamePair() throws Exception {
    configure();
    UBootSwitch.initialise(storage, "uboot/first", "uboot/second", SIZE, SLOTS, "a");
    assertEquals("cachet_boot=0\n", printenv());
    Reader tool =
        new Reader() {
          @Override
          public String value() throws Exception {
            return done("fw_printenv", "-c", "fw_env.config", "-n", "cachet_boot").strip();
          }

          @Override
          public void set(String value) throws Exception {
            done("fw_setenv", "-c", "fw_env.config", "cachet_boot", value);
          }
        };
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "0"), walk(uBoot(), tool));
  }

  /** The same change by the tool and by the switch gives the same two files. */
  @Test
  void writesTheBytesOfFwSetenv() throws Exception {
    configure();
    UBootSwitch.initialise(storage, "uboot/first", "uboot/second", SIZE, SLOTS, "a");
    done("fw_setenv", "-c", "fw_env.config", "bootargs", "quiet root=/dev/mmcblk0p2");
    done("fw_setenv", "-c", "fw_env.config", "zz", "last");
    byte[] first = Files.readAllBytes(folder.resolve("uboot/first"));
    byte[] second = Files.readAllBytes(folder.resolve("uboot/second"));
    uBoot().tryOnce("b");
    byte[] oursFirst = Files.readAllBytes(folder.resolve("uboot/first"));
    byte[] oursSecond = Files.readAllBytes(folder.resolve("uboot/second"));
    Files.write(folder.resolve("uboot/first"), first);
    Files.write(folder.resolve("uboot/second"), second);
    done("fw_setenv", "-c", "fw_env.config", "cachet_boot", "2");
    assertArrayEquals(Files.readAllBytes(folder.resolve("uboot/first")), oursFirst);
    assertArrayEquals(Files.readAllBytes(folder.resolve("uboot/second")), oursSecond);
  }

  /** More changes than the count of one byte has values. */
  @Test
  void goesOnCountingWhereFwSetenvDoes() throws Exception {
    configure();
    UBootSwitch.initialise(storage, "uboot/first", "uboot/second", SIZE, SLOTS, "a");
    for (int change = 0; change < 260; change++) {
      uBoot().tryOnce("b");
      if (change % 13 == 0 || change > 250) {
        assertEquals("cachet_boot=2\n", printenv());
        done("fw_setenv", "-c", "fw_env.config", "cachet_boot", "0");
        assertEquals(Trial.NONE, uBoot().state().trial());
      } else {
        uBoot().endTrial();
      }
    }
  }

  @Test
  void readsWhatMkenvimageMadeAndRepairsADamagedCopy() throws Exception {
    configure();
    Files.createDirectory(folder.resolve("uboot"));
    Files.writeString(folder.resolve("text"), "bootdelay=2\ncachet_boot=4\n");
    for (String copy : List.of("first", "second")) {
      done("mkenvimage", "-r", "-s", Integer.toString(SIZE), "-o", "uboot/" + copy, "text");
    }
    runs = "b";
    assertEquals("b", uBoot().state().good());
    byte[] damaged = Files.readAllBytes(folder.resolve("uboot/first"));
    damaged[500]++;
    Files.write(folder.resolve("uboot/first"), damaged);
    uBoot().tryOnce("a");
    assertEquals("bootdelay=2\ncachet_boot=6\n", printenv());
    assertTrue(
        UBootEnvironment.read(Files.readAllBytes(folder.resolve("uboot/first")), true).isPresent());
  }

  @Test
  void shippedScriptIsTakenByMkimage() throws Exception {
    Files.writeString(folder.resolve("u-boot.cmd"), resource("u-boot.cmd"));
    String made =
        done(
            "mkimage", "-A", "arm64", "-T", "script", "-C", "none", "-d", "u-boot.cmd", "boot.scr");
    assertTrue(made.contains("AArch64 Linux Script"), made);
  }
}
