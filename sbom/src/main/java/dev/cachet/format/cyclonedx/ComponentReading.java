package dev.cachet.format.cyclonedx;

import dev.cachet.format.content.Fields;
import dev.cachet.format.content.IriReference;
import dev.cachet.identity.ComponentHash;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Acknowledgement;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.licence.SpdxLicences;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentType;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Components of CycloneDX JSON as our values. The document has passed its schema before. */
final class ComponentReading {
  private static final String UNNAMED = "unnamed:";

  private ComponentReading() {}

  /** The document's own reference, or one made of the place, which is as unique. */
  static String reference(Fields from) {
    String stated = from.text("bom-ref");
    return stated == null ? UNNAMED + from.pointer() : stated;
  }

  static Component component(Fields from) {
    String type = from.text("type", "");
    Evidence evidence = from.object("evidence", ComponentReading::evidence);
    return Component.builder(
            reference(from), Words.constant(ComponentType.class, type), from.text("name", ""))
        .mimeType(from.text("mime-type"))
        .supplier(from.object("supplier", ComponentReading::organisation))
        .manufacturer(from.object("manufacturer", ComponentReading::organisation))
        .authors(authors(from))
        .publisher(from.text("publisher"))
        .group(from.text("group"))
        .version(from.text("version"))
        .description(from.text("description"))
        .scope(constant(Scope.class, from.text("scope")))
        .hashes(hashes(from))
        .licences(licences(from))
        .copyright(from.text("copyright"))
        .cpe(from.text("cpe"))
        .purl(from.text("purl"))
        .swid(from.object("swid", ComponentReading::swid))
        .pedigree(from.object("pedigree", ComponentReading::pedigree))
        .references(references(from))
        .parts(from.objects("components", ComponentReading::component))
        .identity(evidence == null ? List.of() : evidence.identity())
        .occurrences(evidence == null ? List.of() : evidence.occurrences())
        .tags(from.texts("tags"))
        .properties(properties(from))
        .build();
  }

  /** A deprecated text, which the list of authors replaced. */
  private static List<Contact> authors(Fields from) {
    List<Contact> authors = contacts(from, "authors");
    String author = from.text("author");
    if (author != null && authors.isEmpty()) {
      return List.of(new Contact(author, null, null));
    }
    if (author != null) {
      from.lose("author");
    }
    return authors;
  }

  private record Evidence(List<IdentityEvidence> identity, List<Occurrence> occurrences) {}

  private static Evidence evidence(Fields from) {
    return new Evidence(
        from.isList("identity")
            ? from.objects("identity", ComponentReading::identity)
            : beforeList(from),
        from.objects("occurrences", ComponentReading::occurrence));
  }

  /** Before 1.6 there was one and no list; the schema still takes it. */
  private static List<IdentityEvidence> beforeList(Fields from) {
    IdentityEvidence alone = from.object("identity", ComponentReading::identity);
    return alone == null ? List.of() : List.of(alone);
  }

  private static IdentityEvidence identity(Fields from) {
    return new IdentityEvidence(
        Words.constant(IdentityEvidence.Field.class, from.text("field", "")),
        from.number("confidence"),
        from.text("concludedValue"),
        from.objects("methods", ComponentReading::method));
  }

  private static IdentityEvidence.Method method(Fields from) {
    return new IdentityEvidence.Method(
        Words.constant(IdentityEvidence.Technique.class, from.text("technique", "")),
        Objects.requireNonNullElse(from.number("confidence"), 0.0),
        from.text("value"));
  }

  private static Occurrence occurrence(Fields from) {
    return new Occurrence(
        from.text("location", ""),
        from.integer("line"),
        from.integer("offset"),
        from.text("symbol"),
        from.text("additionalContext"));
  }

  private static Pedigree pedigree(Fields from) {
    return new Pedigree(
        from.objects("ancestors", ComponentReading::component),
        from.objects("descendants", ComponentReading::component),
        from.objects("variants", ComponentReading::component),
        from.objects("patches", ComponentReading::patch),
        from.text("notes"));
  }

  private static Pedigree.Patch patch(Fields from) {
    Url url = from.object("diff", diff -> new Url(diff.text("url")));
    return new Pedigree.Patch(
        Words.constant(Pedigree.PatchType.class, from.text("type", "")),
        url == null ? null : url.text(),
        from.objects("resolves", ComponentReading::issue));
  }

  private static Pedigree.Issue issue(Fields from) {
    return new Pedigree.Issue(from.text("type", ""), from.text("id"), from.text("name"));
  }

  private record Url(@Nullable String text) {}

  private static Swid swid(Fields from) {
    return new Swid(
        from.text("tagId", ""),
        from.text("name", ""),
        from.text("version"),
        from.integer("tagVersion"),
        from.flag("patch"),
        from.text("url"));
  }

  static Organisation organisation(Fields from) {
    return new Organisation(from.text("name"), from.texts("url"), contacts(from, "contact"));
  }

  static List<Contact> contacts(Fields from, String name) {
    return from.objects(
        name, one -> new Contact(one.text("name"), one.text("email"), one.text("phone")));
  }

  static List<ExternalReference> references(Fields from) {
    return from.objects(
        "externalReferences",
        one -> new ExternalReference(type(one), iri(one), one.text("comment"), hashes(one)));
  }

  /** The validator of the schema takes more than the schema: RFC 3987 is what it names. */
  private static String iri(Fields from) {
    String url = from.text("url", "");
    IriReference.fault(url)
        .ifPresent(
            fault -> {
              throw new IllegalArgumentException(
                  from.pointer() + "/url: " + url + " is no IRI reference: " + fault);
            });
    return url;
  }

  private static String type(Fields from) {
    String type = from.text("type", "");
    if (NewerFields.REFERENCES.contains(type)) {
      from.lose("type");
      return "other";
    }
    return type;
  }

  static List<Property> properties(Fields from) {
    return from.objects(
        "properties", one -> new Property(one.text("name", ""), one.text("value", "")));
  }

  static List<ComponentHash> hashes(Fields from) {
    return from.objects("hashes", ComponentReading::hash).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<ComponentHash> hash(Fields from) {
    String algorithm = from.text("alg", "");
    String hex = from.text("content", "").toLowerCase(Locale.ROOT);
    if (NewerFields.HASHES.contains(algorithm)) {
      from.lose("alg");
      return Optional.empty();
    }
    return Optional.of(new ComponentHash(algorithm, hex));
  }

  static List<LicenceClaim> licences(Fields from) {
    return from.objects(
        "licenses",
        one -> {
          LicenceClaim named = one.object("license", ComponentReading::licence);
          return named == null
              ? new LicenceClaim(
                  Form.EXPRESSION, one.text("expression", ""), acknowledgement(one), null)
              : named;
        });
  }

  private static LicenceClaim licence(Fields from) {
    String id = from.text("id");
    String name = from.text("name", "");
    if (id == null && SpdxLicences.later().contains(name)) {
      // As it is written for validators with an older list.
      id = name;
    }
    return new LicenceClaim(
        id == null ? Form.NAME : Form.ID,
        id == null ? name : id,
        acknowledgement(from),
        from.text("url"),
        from.object("text", ComponentReading::wording));
  }

  /** Null, and told as lost, where it is not the text itself but a form that it is packed in. */
  private static @Nullable String wording(Fields from) {
    return from.has("encoding") ? null : from.text("content");
  }

  private static Acknowledgement acknowledgement(Fields from) {
    Acknowledgement stated = constant(Acknowledgement.class, from.text("acknowledgement"));
    return stated == null ? Acknowledgement.UNSTATED : stated;
  }

  private static <E extends Enum<E>> @Nullable E constant(Class<E> type, @Nullable String word) {
    return word == null ? null : Words.constant(type, word);
  }
}
