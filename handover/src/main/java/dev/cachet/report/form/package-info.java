/** The forms of a report. */
@NullMarked
package dev.cachet.report.form;

import org.jspecify.annotations.NullMarked;
