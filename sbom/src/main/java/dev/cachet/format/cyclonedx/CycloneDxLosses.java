package dev.cachet.format.cyclonedx;

import dev.cachet.finding.Finding;
import dev.cachet.format.content.EmailAddress;
import dev.cachet.format.content.IriReference;
import dev.cachet.format.content.Losses;
import dev.cachet.licence.LicenceClaim;
import dev.cachet.licence.LicenceClaim.Form;
import dev.cachet.sbom.Component;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.ExternalReference;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Pedigree;
import dev.cachet.sbom.SbomContent;
import dev.cachet.sbom.Service;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What CycloneDX 1.6 does not take of what the model says. The model was made after the format: of
 * licences all but one expression and its terms, and e-mail addresses that its validator refuses.
 */
final class CycloneDxLosses {
  private final Losses licences =
      new Losses("CycloneDX 1.6 takes one expression alone, without address and text");
  private final Losses addresses =
      new Losses("the validator of CycloneDX 1.6 takes no such address");

  private final Losses references =
      new Losses("CycloneDX 1.6 takes IRI references of RFC 3987 only");

  private CycloneDxLosses() {}

  static List<Finding> of(SbomContent content) {
    CycloneDxLosses losses = new CycloneDxLosses();
    losses.document(content);
    List<Finding> all = new ArrayList<>(losses.licences.findings());
    all.addAll(losses.addresses.findings());
    all.addAll(losses.references.findings());
    return all;
  }

  private void document(SbomContent content) {
    references("", content.references());
    licences("/metadata", content.licences());
    contacts("/metadata/authors", content.authors());
    organisation("/metadata/manufacturer", content.manufacturer());
    organisation("/metadata/supplier", content.supplier());
    content.tools().forEach(tool -> component("/metadata/tools/" + tool.name(), tool));
    component("/metadata/component", content.subject());
    content.all().forEach(component -> component(component.ref(), component));
    content.services().forEach(this::service);
  }

  private void component(String owner, Component component) {
    references(owner, component.references());
    licences(owner, component.licences());
    organisation(owner + "/supplier", component.supplier());
    organisation(owner + "/manufacturer", component.manufacturer());
    contacts(owner + "/authors", component.authors());
    Pedigree pedigree = component.pedigree();
    if (pedigree != null) {
      relatives(owner + "/pedigree/ancestors/", pedigree.ancestors());
      relatives(owner + "/pedigree/descendants/", pedigree.descendants());
      relatives(owner + "/pedigree/variants/", pedigree.variants());
    }
  }

  private void relatives(String owner, List<Component> components) {
    for (Component component : components) {
      component(owner + component.name(), component);
      relatives(owner + component.name() + "/components/", component.parts());
    }
  }

  private void service(Service service) {
    references(service.ref(), service.references());
    licences(service.ref(), service.licences());
    organisation(service.ref() + "/provider", service.provider());
    service.parts().forEach(this::service);
  }

  private void licences(String owner, List<LicenceClaim> claims) {
    for (LicenceClaim claim : claims) {
      boolean expression = claim.form() == Form.EXPRESSION;
      if (expression && claims.size() > 1) {
        licences.add(owner + "/licenses", "as a name: " + claim.text());
      } else if (expression && claim.url() != null) {
        licences.add(owner + "/licenses", claim.url());
      } else if (expression && claim.wording() != null) {
        licences.add(owner + "/licenses", claim.wording());
      }
    }
  }

  private void references(String owner, List<ExternalReference> all) {
    all.stream()
        .map(ExternalReference::url)
        .filter(url -> IriReference.fault(url).isPresent())
        .forEach(url -> references.add(owner + "/externalReferences", url));
  }

  private void organisation(String owner, @Nullable Organisation organisation) {
    if (organisation != null) {
      contacts(owner + "/contact", organisation.contacts());
    }
  }

  private void contacts(String owner, List<Contact> contacts) {
    for (Contact contact : contacts) {
      String email = contact.email();
      if (email != null && !EmailAddress.isTaken(email)) {
        addresses.add(owner + "/email", email);
      }
    }
  }
}
