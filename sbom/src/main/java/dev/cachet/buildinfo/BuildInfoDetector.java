package dev.cachet.buildinfo;

import dev.cachet.detection.Detector;
import dev.cachet.installed.InventoryDraft;
import dev.cachet.installed.OwnedFiles;
import dev.cachet.rootfs.FoundFile;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Property;
import dev.cachet.source.Identities;
import dev.cachet.source.Problems;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What programs say was compiled into them: modules of Go, crates of Rust. */
public final class BuildInfoDetector implements Detector {
  private static final int LEAST = 52;

  /** Reads one kind of build information. */
  private interface Reader {
    List<CompiledIn> read(ElfFile elf) throws IOException, DamagedProgramException;
  }

  /** What one program holds. */
  private record Program(String path, @Nullable String owner, List<CompiledIn> holds) {}

  private final Problems problems;
  private final OwnedFiles owned;
  private final List<Program> programs = new ArrayList<>();

  /**
   * Makes a detector.
   *
   * @param owned which component owns which file
   * @param problems where findings are kept
   */
  public BuildInfoDetector(OwnedFiles owned, Problems problems) {
    this.owned = owned;
    this.problems = problems;
  }

  @Override
  public boolean look(FoundFile file, @Nullable String owner) throws IOException {
    // A distribution keeps no program among its documents, texts and pictures.
    boolean text = owner != null && file.path().startsWith("/usr/share/");
    if (text || file.size() < LEAST) {
      return false;
    }
    try {
      ElfFile elf = ElfFile.read(file);
      if (elf != null) {
        read("Go build information", file.path(), owner, elf, GoBuildInfo::read);
        read("list of crates", file.path(), owner, elf, CargoAuditInfo::read);
      }
    } catch (FileSystemException e) {
      // Whoever digests the file says that it cannot be opened.
      return false;
    }
    return false;
  }

  private void read(String what, String path, @Nullable String owner, ElfFile elf, Reader reader)
      throws IOException {
    try {
      List<CompiledIn> holds = reader.read(elf);
      if (!holds.isEmpty()) {
        programs.add(new Program(path, owner, holds));
      }
    } catch (DamagedProgramException e) {
      String message = path + ": its " + what + " " + e.getMessage();
      problems.add(
          "source.unread-build-information",
          path,
          message + "; what was compiled into it is not listed",
          List.of());
    }
  }

  @Override
  public void conclude(InventoryDraft draft) {
    for (Program program : programs) {
      String owner = program.owner() == null ? owned.owner(program.path()) : program.owner();
      conclude(program, owner == null ? "file:" + program.path() : owner, draft);
    }
  }

  private static void conclude(Program program, String holder, InventoryDraft draft) {
    List<String> refs = new ArrayList<>();
    for (CompiledIn each : program.holds()) {
      refs.add(each.name().isEmpty() ? "" : ref(holder, each));
    }
    Map<String, Set<String>> needs = new TreeMap<>();
    for (int i = 0; i < refs.size(); i++) {
      CompiledIn each = program.holds().get(i);
      if (!refs.get(i).isEmpty()) {
        draft.part(holder, component(program.path(), refs.get(i), each));
        needs.computeIfAbsent(refs.get(i), r -> new TreeSet<>()).addAll(needed(each, refs));
      }
    }
    needs.forEach(draft::alsoNeed);
  }

  private static Set<String> needed(CompiledIn each, List<String> refs) {
    Set<String> needed = new TreeSet<>();
    for (int place : each.needs()) {
      if (place >= 0 && place < refs.size() && !refs.get(place).isEmpty()) {
        needed.add(refs.get(place));
      }
    }
    return needed;
  }

  private static String ref(String holder, CompiledIn each) {
    return holder + "#" + (each.purl() == null ? each.name() + "@" + each.version() : each.purl());
  }

  private static Component component(String path, String ref, CompiledIn each) {
    return Component.builder(ref, ComponentType.LIBRARY, each.name())
        .version(each.version().isEmpty() ? null : each.version())
        .purl(each.purl())
        .identity(List.of(Identities.banner(path)))
        .properties(List.of(new Property("cachet:compiled-into", path)))
        .build();
  }
}
