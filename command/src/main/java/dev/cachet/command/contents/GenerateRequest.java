package dev.cachet.command.contents;

import dev.cachet.command.CommandException;
import dev.cachet.command.Moments;
import dev.cachet.command.Setting;
import dev.cachet.command.Settings;
import dev.cachet.command.support.Facts;
import dev.cachet.format.SbomSpec;
import dev.cachet.lifecycle.Catalogue;
import dev.cachet.merge.Assembly;
import dev.cachet.merge.DeviceDescription;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.source.Inventory;
import dev.cachet.source.Source;
import dev.cachet.support.ComponentSupport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the SBOM of sources, alone or below a device. */
public final class GenerateRequest {
  /** The syntax of the document; by default CycloneDX 1.6 as JSON. */
  public static final Setting<String> SPEC = Setting.value("--spec", "spec", "SPEC");

  /** Who answers for the document, as a name, or a name and an address. */
  public static final Setting<String> AUTHOR = Setting.value("--author", "author", "NAME");

  /** Whether level and end of support of each component are stated, by the facts. */
  public static final Setting<Boolean> SUPPORT = Setting.value("--support", "support", "");

  private final Settings given;
  private final SbomSpec spec;
  private final Instant asOf;
  private final @Nullable Organisation author;

  /**
   * Reads no file yet.
   *
   * @param given the settings
   * @throws CommandException if they make no sense
   */
  public GenerateRequest(Settings given) throws CommandException {
    this.given = given;
    this.spec = spec(given);
    this.asOf = Moments.asOf(given);
    this.author = DeviceSettings.maker(given, AUTHOR);
    DeviceSettings.requireMaker(given);
  }

  /**
   * Reads the name of a syntax.
   *
   * @param given the settings
   * @return the syntax
   * @throws CommandException if it is none
   */
  public static SbomSpec spec(Settings given) throws CommandException {
    String label = given.get(SPEC);
    return label == null
        ? SbomSpec.CYCLONEDX_1_6_JSON
        : SbomSpec.ofLabel(label)
            .orElseThrow(
                () ->
                    given.wrong(
                        given.name(SPEC)
                            + " '"
                            + label
                            + "' is none of "
                            + Arrays.stream(SbomSpec.values())
                                .map(SbomSpec::label)
                                .collect(Collectors.joining(", "))));
  }

  /**
   * Returns the syntax of the document.
   *
   * @return as it was given, or the default
   */
  public SbomSpec spec() {
    return spec;
  }

  /**
   * Returns the instant that the document bears.
   *
   * @return in whole seconds
   */
  public Instant asOf() {
    return asOf;
  }

  /**
   * Describes the sources.
   *
   * @param first what a front knows by itself, such as what a build resolved
   * @return the document, and what was noticed
   * @throws CommandException if there is nothing to describe, or something cannot be read
   */
  public GeneratedSbom describe(List<Source> first) throws CommandException {
    Catalogue facts = Facts.read(given);
    List<Source> all = new ArrayList<>(first);
    all.addAll(Sources.of(given, facts));
    if (all.isEmpty()) {
      throw given.wrong("nothing to describe: " + Sources.ask(given));
    }
    DeviceDescription device = DeviceSettings.describe(given, all.size() > 1);
    Inventory inventory = inventory(all, device);
    SbomContent content = inventory.content();
    if (given.get(SUPPORT, false)) {
      content = new ComponentSupport(facts, Moments.day(asOf)).add(content);
    }
    if (author != null) {
      content = content.toBuilder().manufacturer(author).build();
    }
    return new GeneratedSbom(Sbom.of(content, asOf), spec, asOf, inventory.findings());
  }

  private static Inventory inventory(List<Source> all, @Nullable DeviceDescription device)
      throws CommandException {
    try {
      return Assembly.of(all, device);
    } catch (Exception e) {
      throw CommandException.of(e, "");
    }
  }
}
