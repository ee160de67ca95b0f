package dev.cachet.cli.output;

import dev.cachet.finding.FindingFormat;
import dev.cachet.finding.ShownText;
import java.io.PrintWriter;

/** Standard output or standard error, where nothing that is printed may steer who reads it. */
public final class ShownOutput extends PrintWriter {
  private final PrintWriter below;

  public ShownOutput(PrintWriter below, boolean flushesLines) {
    super(ShownText.writer(below), flushesLines);
    this.below = below;
  }

  /** For what has to steer a terminal or a CI system and holds nothing that came from outside. */
  public static PrintWriter unchecked(PrintWriter out) {
    if (!(out instanceof ShownOutput shown)) {
      return out;
    }
    shown.flush();
    return shown.below;
  }

  /** Where an answer in this form is printed: workflow commands are escaped by who writes them. */
  public static PrintWriter of(Enum<?> form, PrintWriter out) {
    return form.name().equals(FindingFormat.GITHUB.name()) ? unchecked(out) : out;
  }

  /** What is below belongs to the process. */
  @Override
  public void close() {
    flush();
  }
}
