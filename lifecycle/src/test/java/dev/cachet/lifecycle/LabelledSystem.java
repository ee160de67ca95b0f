package dev.cachet.lifecycle;

import dev.cachet.os.OsIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One block of a labelled set of OS files; the form is described at the top of {@code
 * os-files.txt}.
 */
record LabelledSystem(
    String product, String cycle, boolean rolling, String base, String reason, List<String> lines) {
  private static final String LABEL = "# label: ";
  private static final String FOLDER = "/dev/cachet/os/labelled/";

  static List<LabelledSystem> read(String resource) throws IOException {
    List<LabelledSystem> all = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String line : text(resource).split("\n", -1)) {
      if (line.startsWith(LABEL)) {
        lines = new ArrayList<>();
        all.add(labelled(line.substring(LABEL.length()), lines));
      } else {
        lines.add(line);
      }
    }
    return all;
  }

  static String text(String resource) throws IOException {
    try (InputStream in = LabelledSystem.class.getResourceAsStream(FOLDER + resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static LabelledSystem labelled(String text, List<String> lines) {
    String[] parts = text.split(" \\| ", 3);
    boolean rolling = parts[0].endsWith(" rolling");
    String answer = rolling ? parts[0].substring(0, parts[0].indexOf(' ')) : parts[0];
    String[] pair = answer.equals("none") ? new String[] {"-", "-"} : answer.split("/", 2);
    return new LabelledSystem(pair[0], pair[1], rolling, parts[1], parts[2], lines);
  }

  void writeTo(Path root) throws IOException {
    Path at = root.resolve("etc/os-release");
    String end = "\n";
    for (String line : lines) {
      if (line.startsWith("@ ")) {
        String[] words = line.split(" ", 3);
        at = root.resolve(words[1]);
        end = words.length > 2 ? "\r\n" : "\n";
        Files.createDirectories(at.getParent());
        Files.writeString(at, "");
      } else {
        Files.createDirectories(at.getParent());
        Files.writeString(at, (Files.exists(at) ? Files.readString(at) : "") + line + end);
      }
    }
  }

  Outcome judge(OsIdentity found) {
    Outcome named = Outcome.of(product, productOf(found)).and(Outcome.of(cycle, found.cycle()));
    if (found.rolling() != rolling) {
      named = named.and(found.rolling() ? Outcome.WRONG : Outcome.UNKNOWN);
    }
    boolean judged = product.equals("-") && !base.equals("*");
    return judged ? named.and(Outcome.of(base, found.base())) : named;
  }

  /** Candidates of one product name that product. */
  private static @Nullable String productOf(OsIdentity found) {
    List<String> products =
        found.candidates().stream().map(one -> one.split("/", 2)[0]).distinct().toList();
    return found.product() == null && products.size() == 1 ? products.get(0) : found.product();
  }

  @Override
  public String toString() {
    return product + "/" + cycle + (rolling ? " rolling" : "") + " | " + base + " | " + reason;
  }
}
