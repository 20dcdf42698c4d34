package org.ventanilla.hub.portal;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which of the site's languages a visitor gets. Pure. */
final class Languages {
    static final String DEFAULT = "es";
    static final String COOKIE = "lang";
    private static final Set<String> SPOKEN = Set.of("es", "en");

    private Languages() {}

    /** Asked for in the address, else remembered, else the first language of the browser that the site speaks. */
    static String pick(@Nullable String asked, @Nullable String remembered, List<String> accepted) {
        if (asked != null && SPOKEN.contains(asked)) {
            return asked;
        }
        if (remembered != null && SPOKEN.contains(remembered)) {
            return remembered;
        }
        return accepted.stream().filter(SPOKEN::contains).findFirst().orElse(DEFAULT);
    }

    static String other(String language) {
        return "es".equals(language) ? "en" : "es";
    }

    static boolean isSpoken(String language) {
        return SPOKEN.contains(language);
    }
}
