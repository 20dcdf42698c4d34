package org.ventanilla.hub.understand;

import java.util.List;

/**
 * One category that the words speak for.
 *
 * @param confidence 0 to 1
 * @param words the phrases that spoke, as the taxonomy writes them
 */
public record CategoryGuess(String code, double confidence, List<String> words) {}
