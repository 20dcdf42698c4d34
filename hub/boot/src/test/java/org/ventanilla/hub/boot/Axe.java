package org.ventanilla.hub.boot;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks at a page as people do who cannot see it well, cannot use a mouse, or have a small screen. */
final class Axe {
    /**
     * Two markers of a map lie as close together as their places: success criterion 2.5.8 names that as essential, and all that is
     * on a map stands in a list as well.
     */
    private static final String CHECK =
            """
            () => axe.run(document, {
              runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']},
              resultTypes: ['violations']
            }).then(found => found.violations.flatMap(v => v.nodes
              .filter(n => v.id !== 'target-size' || !n.target.join(' ').includes('.leaflet-marker-icon'))
              .slice(0, 3).map(n =>
              v.id + ' at ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\\s+/g, ' '))))
            """;

    private static final String TOO_WIDE =
            """
            () => {
              const room = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= room) { return []; }
              return [...document.querySelectorAll('main *, header *, footer *')]
                .filter(e => e.getBoundingClientRect().right > room + 1)
                .slice(0, 3).map(e => 'wider than the screen: ' + e.outerHTML.slice(0, 120));
            }
            """;

    private static final String BROKEN =
            """
            () => [...document.images].filter(i => i.complete && i.naturalWidth === 0 && i.loading !== 'lazy')
              .map(i => 'broken picture: ' + i.getAttribute('src'))
            """;

    private final String source;

    Axe() {
        try (var in = Axe.class.getResourceAsStream("/axe.min.js")) {
            this.source = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the page, in words; empty when all is well. */
    List<String> faults(Page page) {
        // Evaluated and not added as an element: the pages allow no script of others.
        page.evaluate("() => { " + source + " }");
        return Stream.of(CHECK, TOO_WIDE, BROKEN)
                .flatMap(look -> ((List<?>) page.evaluate(look)).stream())
                .map(String::valueOf)
                .toList();
    }
}
