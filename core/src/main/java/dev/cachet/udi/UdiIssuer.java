package dev.cachet.udi;

/** The issuing entities whose identifiers are accepted in the European Union and the USA. */
public enum UdiIssuer {
  /** GS1: GTIN and Global Model Number. */
  GS1,
  /** Health Industry Business Communications Council. */
  HIBCC,
  /** ICCBBA: ISBT 128, for products of human origin. */
  ICCBBA,
  /** IFA GmbH: Pharmacy Product Number; accepted in the European Union only. */
  IFA
}
