package dev.cachet.command.support;

import dev.cachet.command.CommandException;
import dev.cachet.command.InputFile;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.document.BomDocument;
import dev.cachet.lifecycle.Horizon;
import dev.cachet.lifecycle.SupportCheck;
import dev.cachet.lifecycle.SupportReport;
import dev.cachet.lookup.HostSystem;
import dev.cachet.lookup.WindowsRegistry;
import dev.cachet.os.file.OsRelease;
import dev.cachet.rootfs.RootFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is judged: exactly one of its settings. */
public final class SupportSubject {
  /** A root filesystem. */
  public static final Setting<Path> ROOTFS = Setting.input("--rootfs", "rootfs", "FOLDER");

  /** An SBOM, whose system and components are judged. */
  public static final Setting<Path> SBOM = Setting.input("--sbom", "checkedSbom", "FILE");

  /** A file in the form of os-release. */
  public static final Setting<Path> OS_RELEASE = Setting.input("--os-release", "osRelease", "FILE");

  /** The running system; a build has none that it ships. */
  public static final Setting<Boolean> HOST = Setting.value("--host", "", "");

  /** What {@code reg query} prints of the version of Windows. */
  public static final Setting<Path> REGISTRY =
      Setting.input("--windows-registry", "windowsRegistry", "FILE");

  private static final List<Setting<Path>> FILES = List.of(ROOTFS, SBOM, OS_RELEASE, REGISTRY);

  private final Settings given;
  private final Setting<?> chosen;
  private final Path path;

  SupportSubject(Settings given) throws CommandException {
    this.given = given;
    List<Setting<Path>> named = FILES.stream().filter(given::has).toList();
    boolean host = given.get(HOST, false);
    if (named.size() + (host ? 1 : 0) != 1) {
      throw given.wrong("give exactly one of " + forms());
    }
    this.chosen = host ? HOST : named.get(0);
    this.path = host ? Path.of("/") : given.need(named.get(0));
  }

  private String forms() {
    return List.of(ROOTFS, SBOM, OS_RELEASE, HOST, REGISTRY).stream()
        .map(given::form)
        .filter(form -> !form.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** The path as it was given. */
  String examined() {
    return path.toString();
  }

  SupportReport judge(SupportCheck check, Horizon horizon) throws CommandException {
    return given.read(chosen, path, () -> judged(check, horizon));
  }

  private SupportReport judged(SupportCheck check, Horizon horizon) throws IOException {
    if (chosen == ROOTFS) {
      return check.root(RootFolder.open(path), horizon);
    }
    if (chosen == SBOM) {
      try (InputStream in = InputFile.open(path)) {
        BomDocument document = InputFile.named(path, () -> BomDocument.read(path.toString(), in));
        return check.document(document, horizon);
      }
    }
    if (chosen == HOST) {
      HostSystem system =
          new HostSystem(
              System.getProperty("os.name"), System.getProperty("os.version"), Optional.empty());
      return check.host(system, RootFolder.open(path), horizon);
    }
    byte[] text = InputFile.read(path);
    return chosen == REGISTRY
        ? check.windows(registry(path, text), horizon)
        : check.release(OsRelease.parse(path.toString(), text), horizon);
  }

  private static WindowsRegistry registry(Path file, byte[] text) throws IOException {
    return InputFile.named(
        file,
        () ->
            WindowsRegistry.parse(text)
                .orElseThrow(
                    () ->
                        new IOException(
                            "names no CurrentBuildNumber of one system, or names two")));
  }
}
