package dev.cachet.cli.sbom;

import dev.cachet.format.Maker;
import dev.cachet.sbom.Organisation;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code Name} or {@code Name <address>}. */
final class MakerText implements ITypeConverter<Organisation> {
  @Override
  public Organisation convert(String text) {
    try {
      return Maker.of(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
