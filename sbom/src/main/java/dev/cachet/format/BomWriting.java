package dev.cachet.format;

import dev.cachet.sbom.Component;
import dev.cachet.sbom.ComponentHash;
import dev.cachet.sbom.Composition;
import dev.cachet.sbom.Contact;
import dev.cachet.sbom.Dependencies;
import dev.cachet.sbom.InputDigest;
import dev.cachet.sbom.LicenceClaim;
import dev.cachet.sbom.LicenceClaim.Form;
import dev.cachet.sbom.LifecyclePhase;
import dev.cachet.sbom.Organisation;
import dev.cachet.sbom.Property;
import dev.cachet.sbom.Sbom;
import java.util.ArrayList;
import java.util.List;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.BomReference;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.LifecycleChoice;
import org.cyclonedx.model.Lifecycles;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.OrganizationalContact;
import org.cyclonedx.model.OrganizationalEntity;
import org.cyclonedx.model.license.Acknowledgement;
import org.cyclonedx.model.license.Expression;
import org.cyclonedx.model.metadata.ToolInformation;

/** Our values as the beans of cyclonedx-core-java. */
final class BomWriting {
  static final String INPUT_PREFIX = "cachet:input:";

  private BomWriting() {}

  static Bom bom(Sbom sbom) {
    Bom bom = new Bom();
    sbom.serial().ifPresent(s -> bom.setSerialNumber("urn:uuid:" + s));
    bom.setVersion(1);
    bom.setMetadata(metadata(sbom));
    bom.setComponents(sbom.components().stream().map(BomWriting::component).toList());
    bom.setDependencies(dependencies(sbom.dependencies()));
    bom.setCompositions(
        sbom.content().compositions().stream().map(BomWriting::composition).toList());
    return bom;
  }

  private static Metadata metadata(Sbom sbom) {
    Metadata metadata = new Metadata();
    // The bean starts with the present moment, which holds the place of our timestamp.
    if (sbom.timestamp().isEmpty()) {
      metadata.setTimestamp(null);
    }
    metadata.setComponent(component(sbom.subject()));
    if (!sbom.content().tools().isEmpty()) {
      ToolInformation tools = new ToolInformation();
      tools.setComponents(sbom.content().tools().stream().map(BomWriting::component).toList());
      metadata.setToolChoice(tools);
    }
    if (!sbom.content().phases().isEmpty()) {
      Lifecycles lifecycles = new Lifecycles();
      lifecycles.setLifecycleChoice(
          sbom.content().phases().stream().map(BomWriting::phase).toList());
      metadata.setLifecycles(lifecycles);
    }
    for (InputDigest input : sbom.inputs()) {
      metadata.addProperty(property(INPUT_PREFIX + input.path(), input.sha256()));
    }
    return metadata;
  }

  private static LifecycleChoice phase(LifecyclePhase phase) {
    LifecycleChoice choice = new LifecycleChoice();
    choice.setPhase(LifecycleChoice.Phase.valueOf(phase.name()));
    return choice;
  }

  private static org.cyclonedx.model.Component component(Component component) {
    org.cyclonedx.model.Component bean = new org.cyclonedx.model.Component();
    bean.setBomRef(component.ref());
    bean.setType(org.cyclonedx.model.Component.Type.valueOf(component.type().name()));
    bean.setName(component.name());
    if (component.group() != null) {
      bean.setGroup(component.group());
    }
    if (component.version() != null) {
      bean.setVersion(component.version());
    }
    if (component.purl() != null) {
      bean.setPurl(component.purl());
    }
    if (component.supplier() != null) {
      bean.setSupplier(supplier(component.supplier()));
    }
    if (!component.licences().isEmpty()) {
      bean.setLicenses(licences(component.licences()));
    }
    if (!component.parts().isEmpty()) {
      bean.setComponents(component.parts().stream().map(BomWriting::component).toList());
    }
    for (ComponentHash hash : component.hashes()) {
      bean.addHash(new Hash(hash.algorithm(), hash.hex()));
    }
    for (Property property : component.properties()) {
      bean.addProperty(property(property.name(), property.value()));
    }
    return bean;
  }

  private static OrganizationalEntity supplier(Organisation organisation) {
    OrganizationalEntity entity = new OrganizationalEntity();
    entity.setName(organisation.name());
    for (Contact one : organisation.contacts()) {
      OrganizationalContact contact = new OrganizationalContact();
      contact.setName(one.name());
      contact.setEmail(one.email());
      contact.setPhone(one.phone());
      entity.addContact(contact);
    }
    return entity;
  }

  private static LicenseChoice licences(List<LicenceClaim> claims) {
    LicenseChoice choice = new LicenseChoice();
    for (LicenceClaim claim : claims) {
      if (claim.form() == Form.EXPRESSION) {
        Expression expression = new Expression(claim.text());
        expression.setAcknowledgement(Acknowledgement.DECLARED);
        choice.setExpression(expression);
      } else {
        License licence = new License();
        licence.setAcknowledgement(Acknowledgement.DECLARED);
        if (claim.form() == Form.ID) {
          licence.setId(claim.text());
        } else {
          licence.setName(claim.text());
        }
        choice.addLicense(licence);
      }
    }
    return choice;
  }

  private static List<Dependency> dependencies(Dependencies dependencies) {
    List<Dependency> beans = new ArrayList<>();
    dependencies
        .edges()
        .forEach(
            (from, to) -> {
              Dependency bean = new Dependency(from);
              to.forEach(t -> bean.addDependency(new Dependency(t)));
              beans.add(bean);
            });
    return beans;
  }

  private static org.cyclonedx.model.Composition composition(Composition composition) {
    org.cyclonedx.model.Composition bean = new org.cyclonedx.model.Composition();
    bean.setAggregate(
        org.cyclonedx.model.Composition.Aggregate.valueOf(composition.aggregate().name()));
    if (!composition.assemblies().isEmpty()) {
      bean.setAssemblies(composition.assemblies().stream().map(BomReference::new).toList());
    }
    if (!composition.dependencies().isEmpty()) {
      bean.setDependencies(composition.dependencies().stream().map(BomReference::new).toList());
    }
    return bean;
  }

  private static org.cyclonedx.model.Property property(String name, String value) {
    return new org.cyclonedx.model.Property(name, value);
  }
}
