/**
 * Unique Device Identification: identifiers of GS1, HIBCC, ICCBBA and IFA, and Basic UDI-DIs, read
 * strictly, checked and written (MDR Article 27 and Annex VI Part C).
 */
@NullMarked
package dev.cachet.udi;

import org.jspecify.annotations.NullMarked;
