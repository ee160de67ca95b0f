package dev.cachet.installed;

import dev.cachet.licence.LicenceClaim;
import dev.cachet.relation.Relations;
import dev.cachet.sbom.Property;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One installed package, as its database says.
 *
 * @param database the file that says so
 * @param name exact name
 * @param version exact version
 * @param architecture exact architecture, or null
 * @param multiArch dpkg's Multi-Arch field; empty if there is none
 * @param upstream the source package, {@code name} or {@code name@version}, or null if it is this
 *     package
 * @param supplier the maintainer, or null
 * @param relations what it needs and which other names it answers to
 * @param builtIn what it says was compiled or copied into it
 * @param licences what its files claim
 * @param properties remarks
 * @param files absolute paths that it installed, as recorded
 * @param cpe the CPE name of the upstream product, mostly without a version, or null
 */
public record InstalledPackage(
    String database,
    String name,
    String version,
    @Nullable String architecture,
    String multiArch,
    @Nullable String upstream,
    @Nullable String supplier,
    Relations relations,
    List<BuiltIn> builtIn,
    List<LicenceClaim> licences,
    List<Property> properties,
    List<String> files,
    @Nullable String cpe) {
  /**
   * A package whose database knows no CPE.
   *
   * @param database see the record
   * @param name see the record
   * @param version see the record
   * @param architecture see the record
   * @param multiArch see the record
   * @param upstream see the record
   * @param supplier see the record
   * @param relations see the record
   * @param builtIn see the record
   * @param licences see the record
   * @param properties see the record
   * @param files see the record
   */
  public InstalledPackage(
      String database,
      String name,
      String version,
      @Nullable String architecture,
      String multiArch,
      @Nullable String upstream,
      @Nullable String supplier,
      Relations relations,
      List<BuiltIn> builtIn,
      List<LicenceClaim> licences,
      List<Property> properties,
      List<String> files) {
    this(
        database,
        name,
        version,
        architecture,
        multiArch,
        upstream,
        supplier,
        relations,
        builtIn,
        licences,
        properties,
        files,
        null);
  }
}
