package dev.cachet.credential;

import dev.cachet.completeness.Composition;
import dev.cachet.identity.IdentityEvidence;
import dev.cachet.identity.Occurrence;
import dev.cachet.identity.Swid;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentBuilder;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.DataFlow;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.SbomContentBuilder;
import dev.cachet.sbom.Service;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One pass over every text in the content of an SBOM that makes of each what it may be. */
final class TextPass {
  /** What a text may be. */
  interface Rule {
    /** Cleans a text that is read by people, such as a description; the same if it is clean. */
    String text(String text);

    /** Cleans a text that says which thing is meant, such as a name. */
    default String name(String text) {
      return text(text);
    }
  }

  /** By reference, what became of the texts that were not clean. */
  private final Map<String, Set<String>> changed = new TreeMap<>();

  private final Map<String, String> refs = new LinkedHashMap<>();
  private final SbomContent whole;
  private final Rule rule;
  private final Set<String> taken = new HashSet<>();
  private String at = "";
  private int count;

  TextPass(SbomContent whole, Rule rule) {
    this.whole = whole;
    this.rule = rule;
  }

  Map<String, Set<String>> changed() {
    return changed;
  }

  /** For each reference that was not clean, what it is now. */
  Map<String, String> refs() {
    return refs;
  }

  SbomContent of(SbomContent content) {
    SbomContentBuilder builder = content.toBuilder();
    builder.subject(component(content.subject()));
    builder.components(all(content.components(), this::component));
    builder.services(all(content.services(), this::service));
    builder.tools(all(content.tools(), this::component));
    at = "";
    builder.authors(all(content.authors(), this::contact));
    builder.manufacturer(organisation(content.manufacturer()));
    builder.supplier(organisation(content.supplier()));
    builder.licences(all(content.licences(), this::licence));
    builder.references(all(content.references(), this::reference));
    builder.properties(all(content.properties(), this::property));
    if (!refs.isEmpty()) {
      Map<String, List<String>> edges = new TreeMap<>();
      content.dependencies().edges().forEach((from, to) -> edges.put(known(from), known(to)));
      builder.dependencies(Dependencies.of(edges));
      builder.compositions(
          content.compositions().stream()
              .map(
                  c ->
                      new Composition(
                          c.aggregate(), known(c.assemblies()), known(c.dependencies())))
              .toList());
    }
    return changed.isEmpty() ? content : builder.build();
  }

  private String known(String ref) {
    return refs.getOrDefault(ref, ref);
  }

  private List<String> known(List<String> all) {
    return all.stream().map(this::known).toList();
  }

  private @Nullable String text(@Nullable String text) {
    return text == null ? null : required(text);
  }

  private String required(String text) {
    return noted(text, rule.text(text));
  }

  private @Nullable String name(@Nullable String text) {
    return text == null ? null : noted(text, rule.name(text));
  }

  private String requiredName(String text) {
    return noted(text, rule.name(text));
  }

  private String noted(String text, String clean) {
    if (!clean.equals(text)) {
      count++;
      changed.computeIfAbsent(at, ref -> new TreeSet<>()).add(clean);
    }
    return clean;
  }

  /** Two references that differ in nothing else stay two. */
  private String ref(String ref) {
    String clean = rule.name(ref);
    if (clean.equals(ref)) {
      return ref;
    }
    String free = clean;
    for (int i = 1; !taken().add(free); i++) {
      free = clean + "~" + i;
    }
    refs.put(ref, free);
    return free;
  }

  private Set<String> taken() {
    if (taken.isEmpty()) {
      taken.add(whole.subject().ref());
      whole.all().forEach(each -> taken.add(each.ref()));
      whole.tools().forEach(each -> taken.add(each.ref()));
      whole.services().forEach(each -> taken.add(each.ref()));
    }
    return taken;
  }

  /** The very same list where nothing in it changes. */
  static <T> List<T> all(List<T> list, UnaryOperator<T> each) {
    List<T> clean = null;
    for (int i = 0; i < list.size(); i++) {
      T now = each.apply(list.get(i));
      if (clean == null && now != list.get(i)) {
        clean = new ArrayList<>(list);
      }
      if (clean != null) {
        clean.set(i, now);
      }
    }
    return clean == null ? list : clean;
  }

  private Component component(Component from) {
    String outer = at;
    int before = count;
    String ref = ref(from.ref());
    at = ref;
    ComponentBuilder to = from.toBuilder();
    to.ref(ref).name = requiredName(from.name());
    to.supplier(organisation(from.supplier())).manufacturer(organisation(from.manufacturer()));
    to.authors(all(from.authors(), this::contact)).publisher(text(from.publisher()));
    to.group(name(from.group())).version(name(from.version()));
    to.description(text(from.description())).copyright(text(from.copyright()));
    to.licences(all(from.licences(), this::licence)).cpe(name(from.cpe()));
    to.purl(name(from.purl())).swid(swid(from.swid())).pedigree(pedigree(from.pedigree()));
    to.references(all(from.references(), this::reference));
    to.parts(all(from.parts(), this::component));
    to.identity(all(from.identity(), this::identity));
    to.occurrences(all(from.occurrences(), this::occurrence));
    to.tags(all(from.tags(), this::required)).properties(all(from.properties(), this::property));
    at = outer;
    return count == before && ref.equals(from.ref()) ? from : to.build();
  }

  private Service service(Service from) {
    String outer = at;
    int before = count;
    String ref = ref(from.ref());
    at = ref;
    Service to =
        Service.builder(ref, requiredName(from.name()))
            .provider(organisation(from.provider()))
            .group(name(from.group()))
            .version(name(from.version()))
            .description(text(from.description()))
            .endpoints(all(from.endpoints(), this::required))
            .authenticated(from.authenticated())
            .crossesTrustBoundary(from.crossesTrustBoundary())
            .trustZone(text(from.trustZone()))
            .data(all(from.data(), this::flow))
            .licences(all(from.licences(), this::licence))
            .references(all(from.references(), this::reference))
            .parts(all(from.parts(), this::service))
            .tags(all(from.tags(), this::required))
            .properties(all(from.properties(), this::property))
            .build();
    at = outer;
    return count == before && ref.equals(from.ref()) ? from : to;
  }

  private DataFlow flow(DataFlow from) {
    int before = count;
    DataFlow to =
        new DataFlow(
            from.direction(),
            required(from.classification()),
            name(from.name()),
            text(from.description()),
            all(from.sources(), this::required),
            all(from.destinations(), this::required));
    return count == before ? from : to;
  }

  private @Nullable Organisation organisation(@Nullable Organisation from) {
    if (from == null) {
      return null;
    }
    int before = count;
    Organisation to =
        new Organisation(
            name(from.name()),
            all(from.urls(), this::required),
            all(from.contacts(), this::contact));
    return count == before ? from : to;
  }

  private Contact contact(Contact from) {
    int before = count;
    Contact to = new Contact(name(from.name()), text(from.email()), text(from.phone()));
    return count == before ? from : to;
  }

  private LicenceClaim licence(LicenceClaim from) {
    int before = count;
    LicenceClaim to =
        new LicenceClaim(
            from.form(),
            required(from.text()),
            from.acknowledgement(),
            text(from.url()),
            text(from.wording()));
    return count == before ? from : to;
  }

  private ExternalReference reference(ExternalReference from) {
    int before = count;
    ExternalReference to =
        new ExternalReference(
            from.type(), required(from.url()), text(from.comment()), from.hashes());
    return count == before ? from : to;
  }

  private Property property(Property from) {
    int before = count;
    Property to = new Property(requiredName(from.name()), required(from.value()));
    return count == before ? from : to;
  }

  private Occurrence occurrence(Occurrence from) {
    int before = count;
    Occurrence to =
        new Occurrence(
            required(from.location()),
            from.line(),
            from.offset(),
            text(from.symbol()),
            text(from.context()));
    return count == before ? from : to;
  }

  private IdentityEvidence identity(IdentityEvidence from) {
    int before = count;
    IdentityEvidence to =
        new IdentityEvidence(
            from.field(), from.confidence(), text(from.value()), all(from.methods(), this::method));
    return count == before ? from : to;
  }

  private IdentityEvidence.Method method(IdentityEvidence.Method from) {
    int before = count;
    IdentityEvidence.Method to =
        new IdentityEvidence.Method(from.technique(), from.confidence(), text(from.value()));
    return count == before ? from : to;
  }

  private @Nullable Swid swid(@Nullable Swid from) {
    if (from == null) {
      return null;
    }
    int before = count;
    Swid to =
        new Swid(
            required(from.tagId()),
            requiredName(from.name()),
            name(from.version()),
            from.tagVersion(),
            from.patch(),
            text(from.url()));
    return count == before ? from : to;
  }

  private @Nullable Pedigree pedigree(@Nullable Pedigree from) {
    if (from == null) {
      return null;
    }
    int before = count;
    Pedigree to =
        new Pedigree(
            all(from.ancestors(), this::component),
            all(from.descendants(), this::component),
            all(from.variants(), this::component),
            all(from.patches(), this::patch),
            text(from.notes()));
    return count == before ? from : to;
  }

  private Pedigree.Patch patch(Pedigree.Patch from) {
    int before = count;
    Pedigree.Patch to =
        new Pedigree.Patch(from.type(), text(from.url()), all(from.resolves(), this::issue));
    return count == before ? from : to;
  }

  private Pedigree.Issue issue(Pedigree.Issue from) {
    int before = count;
    Pedigree.Issue to =
        new Pedigree.Issue(required(from.type()), text(from.id()), name(from.name()));
    return count == before ? from : to;
  }
}
