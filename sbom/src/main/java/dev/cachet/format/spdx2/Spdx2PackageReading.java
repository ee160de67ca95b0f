package dev.cachet.format.spdx2;

import dev.cachet.format.content.Fields;
import dev.cachet.format.content.Losses;
import dev.cachet.format.cyclonedx.Words;
import dev.cachet.format.spdx.OwnLicence;
import dev.cachet.format.spdx.SpdxNames;
import dev.cachet.format.spdx.SpdxProperties;
import dev.cachet.identity.ComponentHash;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import dev.cachet.support.SupportStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Packages of SPDX 2.3 JSON as our components; the counterpart of {@link Spdx2Packages}. */
final class Spdx2PackageReading {
  private static final Pattern AGENT =
      Pattern.compile(
          "(?:Organization|Person):\\s*(.*?)(?:\\s*\\(([^()]*)\\))?\\s*", Pattern.DOTALL);
  private static final Pattern OLD_HASH = Pattern.compile("SHA[0-9]+");
  private static final Map<String, String> TYPES = types();

  /** The types of references that both formats know by the same word. */
  private static final Set<String> REFERENCES =
      Set.of(
          "vcs",
          "issue-tracker",
          "website",
          "advisories",
          "bom",
          "mailing-list",
          "social",
          "chat",
          "documentation",
          "support",
          "source-distribution",
          "distribution",
          "distribution-intake",
          "license",
          "build-meta",
          "build-system",
          "release-notes",
          "security-contact",
          "model-card",
          "log",
          "configuration",
          "evidence",
          "formulation",
          "attestation",
          "threat-model",
          "adversary-model",
          "risk-assessment",
          "vulnerability-assertion",
          "exploitability-statement",
          "pentest-report",
          "static-analysis-report",
          "dynamic-analysis-report",
          "runtime-analysis-report",
          "component-analysis-report",
          "maturity-report",
          "certification-report",
          "codified-infrastructure",
          "quality-metrics",
          "poam",
          "electronic-signature",
          "digital-signature",
          "rfc-9116",
          "other");

  /** One package, as long as the names of its own licences are not all read. */
  private record Draft(ComponentBuilder builder, String concluded, String declared) {}

  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /** Own licences that a claim is, and not only a part of. */
  private final Set<String> whole = new HashSet<>();

  private static Map<String, String> types() {
    Map<String, String> types = new HashMap<>();
    Spdx2Packages.PURPOSES.forEach((type, purpose) -> types.put(purpose, type));
    types.put("OPERATING-SYSTEM", "operating-system");
    return types;
  }

  /** Takes one package in; its licences wait for the end of the document. */
  String add(Fields from) {
    String id = from.text("SPDXID", "");
    List<Property> properties = new ArrayList<>(properties(from));
    Identifiers identifiers = new Identifiers();
    from.objects("externalRefs", identifiers::add);
    String ref = SpdxProperties.ref(properties);
    ComponentBuilder builder =
        Component.builder(ref == null ? id : ref, type(from), from.text("name", ""))
            .version(from.text("versionInfo"))
            .supplier(organisation(from, "supplier"))
            .manufacturer(organisation(from, "originator"))
            .hashes(from.objects("checksums", Spdx2PackageReading::hash))
            .copyright(stated(from.text("copyrightText")))
            .description(from.text("description"))
            .purl(identifiers.purl)
            .cpe(identifiers.cpe);
    locations(from, identifiers);
    String notes = from.text("sourceInfo");
    builder.references(identifiers.references);
    builder.pedigree(notes == null ? null : Pedigree.ofNotes(notes));
    endOfSupport(from, properties);
    // Says that no file is listed; a package whose files are listed loses them, which is told.
    from.flag("filesAnalyzed");
    // Which package a file is in; the files themselves are told as left out.
    from.texts("hasFiles");
    SpdxProperties.fill(builder, properties);
    Draft draft =
        new Draft(
            builder,
            from.text("licenseConcluded", SpdxNames.NO_ASSERTION),
            from.text("licenseDeclared", SpdxNames.NO_ASSERTION));
    if (id.isEmpty() || drafts.put(id, draft) != null) {
      throw new IllegalArgumentException(from.pointer() + "/SPDXID: missing or not unique");
    }
    return id;
  }

  /** All packages by their SPDX identifier, in the order of the document. */
  Map<String, Component> components(Map<String, OwnLicence> ownLicences) {
    Map<String, Component> components = new LinkedHashMap<>();
    drafts.forEach(
        (id, draft) -> {
          List<LicenceClaim> claims = new ArrayList<>();
          claim(draft.declared(), Acknowledgement.DECLARED, ownLicences, claims);
          claim(draft.concluded(), Acknowledgement.CONCLUDED, ownLicences, claims);
          components.put(id, draft.builder().licences(claims).build());
        });
    drafts.clear();
    return components;
  }

  /** Tells the texts that no claim carries, as their licences stand only inside of expressions. */
  void tellUnused(Map<String, OwnLicence> ownLicences, Losses losses) {
    ownLicences.forEach(
        (id, own) -> {
          if (!own.text().equals(own.name()) && !whole.contains(id)) {
            losses.add("/hasExtractedLicensingInfos/" + id, own.text());
          }
        });
  }

  private void claim(
      String stated,
      Acknowledgement acknowledgement,
      Map<String, OwnLicence> ownLicences,
      List<LicenceClaim> claims) {
    if (stated.equals(SpdxNames.NO_ASSERTION) || stated.equals("NONE")) {
      return;
    }
    String text = SpdxNames.listed(stated, ownLicences);
    LicenceClaim read = SpdxLicences.claim(text);
    OwnLicence own = ownLicences.get(text);
    if (own == null || own.equals(new OwnLicence(text, text))) {
      claims.add(new LicenceClaim(read.form(), read.text(), acknowledgement, null));
      return;
    }
    whole.add(text);
    String wording = own.text().equals(own.name()) ? null : own.text();
    claims.add(new LicenceClaim(Form.NAME, own.name(), acknowledgement, null, wording));
  }

  private static ComponentType type(Fields from) {
    String purpose = from.text("primaryPackagePurpose", "LIBRARY");
    String type = TYPES.get(purpose);
    if (type == null && !purpose.equals("OTHER")) {
      from.lose("primaryPackagePurpose");
    }
    return type == null ? ComponentType.LIBRARY : Words.constant(ComponentType.class, type);
  }

  private static @Nullable Organisation organisation(Fields from, String field) {
    String text = stated(from.text(field));
    return text == null ? null : agent(text);
  }

  /** {@code Organization: Name (address)}, or {@code Person:}; other text is a name. */
  static Organisation agent(String text) {
    Matcher matcher = AGENT.matcher(text);
    if (!matcher.matches()) {
      return Organisation.named(text);
    }
    String email = matcher.group(2);
    return new Organisation(
        matcher.group(1),
        List.of(),
        email == null || email.isEmpty() ? List.of() : List.of(new Contact(null, email, null)));
  }

  private static @Nullable String stated(@Nullable String text) {
    return text == null || text.equals(SpdxNames.NO_ASSERTION) || text.equals("NONE") ? null : text;
  }

  private static void locations(Fields from, Identifiers identifiers) {
    identifiers.location("distribution", stated(from.text("downloadLocation")));
    identifiers.location("website", stated(from.text("homepage")));
  }

  private static void endOfSupport(Fields from, List<Property> properties) {
    String until = from.text("validUntilDate");
    if (until == null) {
      return;
    }
    boolean known =
        properties.stream().anyMatch(p -> p.name().equals(SupportStatement.END_OF_SUPPORT));
    if (!known && until.length() >= 10) {
      properties.add(new Property(SupportStatement.END_OF_SUPPORT, until.substring(0, 10)));
    }
  }

  private static ComponentHash hash(Fields from) {
    String algorithm = from.text("algorithm", "");
    String name =
        OLD_HASH.matcher(algorithm).matches() ? "SHA-" + algorithm.substring(3) : algorithm;
    try {
      return new ComponentHash(name, from.text("checksumValue", "").toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(from.pointer() + "/algorithm: " + e.getMessage(), e);
    }
  }

  /** Remarks of this library; those of others are told as lost. */
  static List<Property> properties(Fields from) {
    List<Property> properties = new ArrayList<>();
    from.objects(
        "annotations",
        one -> {
          String comment = one.text("comment", "");
          int equals = comment.indexOf('=');
          if (Spdx2Packages.ANNOTATOR.equals(one.text("annotator")) && equals > 0) {
            one.text("annotationType");
            one.text("annotationDate");
            properties.add(
                new Property(comment.substring(0, equals), comment.substring(equals + 1)));
          } else {
            one.lose("comment");
          }
          return comment;
        });
    return properties;
  }

  /** The external references of one package. */
  private static final class Identifiers {
    private @Nullable String purl;
    private @Nullable String cpe;
    private final List<ExternalReference> references = new ArrayList<>();

    String add(Fields from) {
      String type = from.text("referenceType", "");
      String locator = from.text("referenceLocator", "");
      String category = from.text("referenceCategory", "");
      String comment = from.text("comment");
      if (type.equals("purl") && purl == null) {
        purl = locator;
      } else if (type.startsWith("cpe2") && cpe == null) {
        cpe = locator;
      } else if (category.equals("OTHER") && REFERENCES.contains(type)) {
        references.add(new ExternalReference(type, locator, comment, List.of()));
      } else {
        from.lose("referenceLocator");
      }
      return type;
    }

    void location(String type, @Nullable String url) {
      if (url != null
          && references.stream().noneMatch(r -> r.type().equals(type) && r.url().equals(url))) {
        references.add(new ExternalReference(type, url, null, List.of()));
      }
    }
  }
}
