/**
 * Patient records that were left in a payload: DICOM, HL7 v2, CDA, FHIR and French social security
 * numbers, found by their structure before anything is packed. Anonymity is not shown by this.
 */
@NullMarked
package dev.cachet.tripwire;

import org.jspecify.annotations.NullMarked;
