/** Who may sign what: the root, its chain, its roles, and how signatures are counted. */
package dev.cachet.trust;
