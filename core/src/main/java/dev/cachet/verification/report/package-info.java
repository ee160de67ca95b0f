/** What each check of a verification found. */
package dev.cachet.verification.report;
