package dev.cachet.maven;

import dev.cachet.command.Settings;
import dev.cachet.command.support.Facts;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal that judges by a day and by facts on support. */
abstract class FactsMojo extends DatedMojo {
  /** A table of {@code cachet lifecycle compile}; by default the one in the plugin. */
  @Parameter(property = "cachet.catalogue")
  @Nullable File catalogue;

  /** Your own facts, from contracts and letters. */
  @Parameter(property = "cachet.overrides")
  @Nullable File overrides;

  /** Statements of publishers in OpenEoX Core 1.0, each as {@code PRODUCT/CYCLE=FILE}. */
  @Parameter(property = "cachet.openeox")
  @Nullable List<String> openeox;

  /** The settings, with the day and the facts. */
  final Settings informed() throws MojoExecutionException {
    return dated()
        .set(Facts.CATALOGUE, catalogue)
        .set(Facts.OVERRIDES, overrides)
        .set(Facts.OPENEOX, named("openeox", openeox));
  }

  private @Nullable Map<String, Path> named(String parameter, @Nullable List<String> files)
      throws MojoExecutionException {
    if (files == null) {
      return null;
    }
    Map<String, Path> named = new LinkedHashMap<>();
    for (String each : files) {
      int equals = each.indexOf('=');
      if (equals < 0) {
        throw wrong(parameter + " " + each + ": not " + Facts.OPENEOX.label());
      }
      named.put(each.substring(0, equals), resolved(each.substring(equals + 1)));
    }
    return named;
  }
}
