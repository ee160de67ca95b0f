package dev.cachet.maven;

import java.io.File;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that checks something by facts and reports what it found. */
abstract class ReportMojo extends FactsMojo {
  /**
   * The form of the report file: text, json, sarif, junit, github, gitlab or markdown; of
   * lifecycle-check also html.
   */
  @Parameter(property = "cachet.format", defaultValue = "text")
  String format = "text";

  /**
   * The report file. By default {@code target/cachet/GOAL.EXTENSION} where the form is not text; a
   * report in text is printed, and written only where this parameter says so.
   */
  @Parameter(property = "cachet.report")
  @Nullable File out;

  /** Further report files: their forms as names of elements, their files as values. */
  @Parameter @Nullable Map<String, String> reports;

  final <F extends Enum<F>> Reports<F> reports(Class<F> forms) throws MojoExecutionException {
    return new Reports<>(this, forms, format, out, reports);
  }
}
