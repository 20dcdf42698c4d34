package org.ventanilla.hub.match;

import java.util.List;

/**
 * What a report finds when it comes.
 *
 * @param around incidents that may come into question
 * @param usualHours how long what is of its category is open lately, see {@link Tempo}
 */
record Scene(Side report, List<Known> around, double usualHours) {
    Scene {
        around = List.copyOf(around);
    }
}
