/** Gems of Ruby, by the specifications that RubyGems writes where it installs. */
@NullMarked
package dev.cachet.ruby;

import org.jspecify.annotations.NullMarked;
