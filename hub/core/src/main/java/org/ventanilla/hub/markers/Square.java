package org.ventanilla.hub.markers;

/** A square of the map: one with four quarters, or one of the smallest with its points. */
sealed interface Square permits Quarters, Points {}
