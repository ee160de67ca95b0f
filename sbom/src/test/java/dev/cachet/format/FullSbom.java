package dev.cachet.format;

import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.IdentityEvidence.Technique;
import dev.cachet.identity.InputDigest;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.CompositionAggregate;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.DataFlow;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Scope;
import dev.cachet.sbom.Service;
import dev.cachet.support.SupportStatement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Documents that say all that the model can say, and that say all that SPDX can say. */
public final class FullSbom {
  public static final Instant DAY = Instant.parse("2026-11-23T12:00:00Z");

  private static final Organisation MAKER =
      new Organisation(
          "Pump Works",
          List.of("https://pump.example.org"),
          List.of(new Contact("Desk", "desk@pump.example.org", "+49 30 1")));
  private static final ComponentHash SHA_256 = new ComponentHash("SHA-256", "0".repeat(64));
  private static final ComponentHash SHA_512 = new ComponentHash("SHA-512", "f".repeat(128));

  private FullSbom() {}

  /** Every field of the model. */
  public static Sbom everything() {
    Component pump = Component.builder("pump", ComponentType.DEVICE, "pump").version("3").build();
    SbomContent content =
        SbomContent.builder(pump)
            .components(List.of(full(), plain()))
            .services(List.of(service()))
            .dependencies(
                Dependencies.of(
                    Map.of("pump", List.of("full"), "full", List.of("plain"), "plain", List.of())))
            .compositions(
                List.of(
                    new Composition(
                        CompositionAggregate.INCOMPLETE_THIRD_PARTY_ONLY,
                        List.of("pump"),
                        List.of("full")),
                    new Composition(
                        CompositionAggregate.COMPLETE, List.of(), List.of("plain", "pump"))))
            .inputs(List.of(new InputDigest("/var/lib/dpkg/status", "0".repeat(64))))
            .authors(List.of(new Contact("Ann", "ann@pump.example.org", "+49 30 2")))
            .manufacturer(MAKER)
            .supplier(Organisation.named("Clinic Supplies"))
            .licences(List.of(new LicenceClaim(Form.ID, "CC0-1.0")))
            .references(List.of(new ExternalReference("vcs", "https://x.org", "c", List.of())))
            .properties(List.of(new Property("a:b", "c")))
            .foundByCachet(LifecyclePhase.POST_BUILD)
            .build();
    return Sbom.of(content, DAY);
  }

  private static Component full() {
    Component ancestor =
        Component.builder("ancestor", ComponentType.LIBRARY, "tls").version("1").build();
    Component variant = Component.builder("variant", ComponentType.LIBRARY, "tls").build();
    Component descendant = Component.builder("heir", ComponentType.LIBRARY, "tls").build();
    return Component.builder("full", ComponentType.FIRMWARE, "full")
        .mimeType("application/zip")
        .supplier(Organisation.ofMaintainer("One <one@example.org>"))
        .manufacturer(MAKER)
        .authors(List.of(new Contact("Bob", null, null)))
        .publisher("Publisher")
        .group("org.example")
        .version("1.0")
        .description("does it all")
        .scope(Scope.OPTIONAL)
        .hashes(List.of(SHA_256, SHA_512))
        .licences(
            List.of(
                new LicenceClaim(Form.ID, "MIT", Acknowledgement.CONCLUDED, "https://mit.example"),
                new LicenceClaim(
                    Form.NAME, "home made", Acknowledgement.DECLARED, null, "Ask <us>.\n\nÄlso."),
                new LicenceClaim(Form.ID, "Zlib", Acknowledgement.UNSTATED, null)))
        .copyright("(c) One")
        .cpe("cpe:2.3:a:one:full:1.0:*:*:*:*:*:*:*")
        .purl("pkg:generic/full@1.0")
        .swid(new Swid("tag", "full", "1.0", 2, true, "https://swid.example"))
        .pedigree(
            new Pedigree(
                List.of(ancestor),
                List.of(descendant),
                List.of(variant),
                List.of(new Pedigree.Patch(Pedigree.PatchType.CHERRY_PICK, "https://p.example")),
                "moved to another package"))
        .references(
            List.of(
                new ExternalReference(
                    "distribution", "https://d.example/full.zip", "as sold", List.of(SHA_512)),
                new ExternalReference("website", "https://d.example", null, List.of())))
        .parts(List.of(Component.builder("part", ComponentType.LIBRARY, "part").build()))
        .identity(
            List.of(
                new IdentityEvidence(
                    IdentityEvidence.Field.PURL,
                    0.9,
                    "pkg:generic/full@1.0",
                    List.of(
                        new IdentityEvidence.Method(
                            Technique.MANIFEST_ANALYSIS, 1.0, "pom.properties"))),
                new IdentityEvidence(IdentityEvidence.Field.OMNIBOR_ID, null, null, List.of())))
        .occurrences(List.of(new Occurrence("/opt/full", 1, 2, "main", "found by name")))
        .tags(List.of("one", "two"))
        .properties(List.of(new Property(SupportStatement.END_OF_SUPPORT, "2030-06-30")))
        .build();
  }

  /** One component that both formats have every field of. */
  private static Component plain() {
    return Component.builder("plain", ComponentType.LIBRARY, "plain")
        .version("2")
        .licences(List.of(new LicenceClaim(Form.EXPRESSION, "MIT OR LicenseRef-own")))
        .build();
  }

  private static Service service() {
    return Service.builder("cloud", "cloud")
        .provider(MAKER)
        .group("org.example")
        .version("1")
        .description("keeps the log")
        .endpoints(List.of("https://cloud.example/log"))
        .authenticated(true)
        .crossesTrustBoundary(false)
        .trustZone("clinic")
        .data(
            List.of(
                new DataFlow(
                    DataFlow.Direction.BI_DIRECTIONAL,
                    "PHI",
                    "log",
                    "what was given",
                    List.of("https://a.example"),
                    List.of("https://b.example"))))
        .licences(List.of(new LicenceClaim(Form.ID, "MIT")))
        .references(List.of(new ExternalReference("website", "https://c.example", null, List.of())))
        .parts(List.of(Service.builder("store", "store").build()))
        .tags(List.of("log"))
        .properties(List.of(new Property("s:p", "v")))
        .build();
  }

  /** What SPDX 2.3 carries whole. */
  static Sbom portable() {
    Component one =
        Component.builder("pkg:deb/debian/one@1", ComponentType.LIBRARY, "one")
            .version("1")
            .group("debian")
            .scope(Scope.REQUIRED)
            .purl("pkg:deb/debian/one@1")
            .cpe("cpe:2.3:a:one:one:1:*:*:*:*:*:*:*")
            .supplier(Organisation.ofMaintainer("One <one@example.org>"))
            .hashes(List.of(SHA_256, SHA_512))
            .copyright("(c) One")
            .description("one")
            .licences(
                List.of(
                    new LicenceClaim(Form.EXPRESSION, "MIT OR LicenseRef-own"),
                    new LicenceClaim(
                        Form.NAME,
                        "home made",
                        Acknowledgement.CONCLUDED,
                        null,
                        "Ask <us>.\n\nÄlso.")))
            .pedigree(Pedigree.ofNotes("moved"))
            .references(
                List.of(
                    new ExternalReference("distribution", "https://d.example", "c", List.of()),
                    new ExternalReference("vcs", "https://v.example", null, List.of())))
            .parts(List.of(Component.builder("inner", ComponentType.FILE, "inner").build()))
            .properties(List.of(new Property(SupportStatement.END_OF_SUPPORT, "2030-06-30")))
            .build();
    SbomContent content =
        SbomContent.builder(
                Component.builder("os", ComponentType.OPERATING_SYSTEM, "debian")
                    .version("12")
                    .build())
            .components(List.of(one))
            .dependencies(
                Dependencies.of(
                    Map.of("os", List.of(one.ref()), one.ref(), List.of(), "inner", List.of())))
            .compositions(
                List.of(
                    new Composition(CompositionAggregate.COMPLETE, List.of(), List.of("inner")),
                    new Composition(CompositionAggregate.UNKNOWN, List.of(), List.of(one.ref()))))
            .inputs(List.of(new InputDigest("/var/lib/dpkg/status", "0".repeat(64))))
            .authors(List.of(new Contact("Ann", "ann@example.org", null)))
            .manufacturer(Organisation.ofMaintainer("Pump Works <desk@example.org>"))
            .tools(
                List.of(
                    Component.builder("tool:maker-1", ComponentType.APPLICATION, "maker-1")
                        .build()))
            .phases(List.of(LifecyclePhase.BUILD))
            .properties(List.of(new Property("a:b", "c=d")))
            .build();
    return Sbom.of(content, DAY);
  }
}
