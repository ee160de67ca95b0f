package dev.cachet.tripwire;

/** What a resource of FHIR means that has, or has not, a name or an identifier. */
final class FhirPerson {
  private FhirPerson() {}

  static void tell(
      Findings findings, String type, boolean identity, boolean narrative, long offset) {
    switch (type) {
      case "Patient" -> patient(findings, identity, narrative, offset);
      case "RelatedPerson", "Practitioner", "Person" -> {
        if (identity) {
          findings.report("fhir.person", offset, "a FHIR " + type + " with a name or identifier");
        }
      }
      default -> {}
    }
  }

  private static void patient(Findings findings, boolean identity, boolean narrative, long offset) {
    if (identity) {
      findings.block("fhir.patient", offset, "a FHIR Patient with a name or identifier");
    } else if (narrative) {
      findings.report("fhir.narrative", offset, "a FHIR Patient whose text may name somebody");
    }
  }
}
