package dev.cachet.override;

import dev.cachet.declaration.Declaration;
import dev.cachet.declaration.DeclarationException;
import dev.cachet.declaration.DeclaredObject;
import dev.cachet.declaration.RoleStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What named roles let pass although the gate refuses it: the way of last resort, for findings that
 * neither a waiver nor an answer serves.
 */
public final class GateOverrides {
  /** No overrides. */
  public static final GateOverrides NONE = new GateOverrides(List.of());

  private static final int MOST = 1_000;

  private final List<UnsafeGateOverride> all;

  private GateOverrides(List<UnsafeGateOverride> all) {
    this.all = List.copyOf(all);
  }

  /**
   * Reads a file of overrides.
   *
   * @param file JSON after the schema {@code overrides.schema.json} beside this class
   * @return the overrides
   * @throws InvalidOverridesException if anything is missing, unknown or out of range; names the
   *     file
   * @throws IOException if the file cannot be read
   */
  public static GateOverrides read(Path file) throws IOException, InvalidOverridesException {
    byte[] json = Declaration.bytes(file);
    try {
      return read(json);
    } catch (InvalidOverridesException e) {
      throw new InvalidOverridesException(file + e.getMessage());
    }
  }

  /**
   * Reads overrides.
   *
   * @param json UTF-8 JSON after the schema {@code overrides.schema.json} beside this class
   * @return the overrides
   * @throws InvalidOverridesException if anything is missing, unknown or out of range, or a rule
   *     has another way round or none
   */
  public static GateOverrides read(byte[] json) throws InvalidOverridesException {
    try {
      DeclaredObject file = Declaration.parse(json);
      file.onlyMembers("schemaVersion", "overrides");
      file.version(1);
      List<UnsafeGateOverride> overrides = new ArrayList<>();
      for (DeclaredObject each : file.objects("overrides", MOST)) {
        overrides.add(override(each));
      }
      return new GateOverrides(overrides);
    } catch (DeclarationException e) {
      throw new InvalidOverridesException(String.valueOf(e.getMessage()));
    }
  }

  private static UnsafeGateOverride override(DeclaredObject json) throws DeclarationException {
    RoleStatement stated = RoleStatement.read(json);
    WayRound way = WayRound.of(stated.rule());
    if (way.kind() != WayRound.Kind.OVERRIDE) {
      throw json.fault("rule", "an override does not serve " + stated.rule() + ": " + way.why());
    }
    return new UnsafeGateOverride(
        stated.rule(),
        stated.subject(),
        stated.previousSbom(),
        stated.sbom(),
        stated.approved(),
        stated.expires(),
        stated.role(),
        stated.reason());
  }

  /**
   * All of them.
   *
   * @return in the order of the file
   */
  public List<UnsafeGateOverride> all() {
    return all;
  }
}
