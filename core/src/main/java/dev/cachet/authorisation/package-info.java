/** People and the state of the device have a say before a verified package is installed. */
package dev.cachet.authorisation;
