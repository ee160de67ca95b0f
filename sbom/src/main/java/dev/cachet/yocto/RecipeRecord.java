package dev.cachet.yocto;

import dev.cachet.source.Stanza;

/**
 * What is known of a package beside its name on the image.
 *
 * @param name the name that its recipe gave it
 * @param version {@code PV}; empty if it is not known
 * @param recipe the recipe; empty if it is not known
 * @param licence as the recipe writes it; empty if it is not known
 */
record RecipeRecord(String name, String version, String recipe, String licence) {
  static RecipeRecord of(Stanza stanza) {
    return new RecipeRecord(
        stanza.value("PACKAGE NAME"),
        stanza.value("PACKAGE VERSION"),
        stanza.value("RECIPE NAME"),
        stanza.value("LICENSE"));
  }

  /** Two packages of one recipe under one licence say the same of a third. */
  boolean saysTheSame(RecipeRecord other) {
    return recipe.equals(other.recipe) && licence.equals(other.licence);
  }
}
