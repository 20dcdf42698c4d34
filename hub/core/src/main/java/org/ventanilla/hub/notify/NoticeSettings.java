package org.ventanilla.hub.notify;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the notify room is told at start.
 *
 * @param instances the connector instance that sends on a channel, by channel type
 * @param templates folder with the city's message templates
 * @param publicAddress where links in messages point, without a trailing slash
 * @param rests whether news by telephone waits in the city's quiet hours
 * @param alike the code of a category and those that were used for the same before: who follows one follows all
 */
public record NoticeSettings(
        Clock clock,
        Map<String, String> instances,
        Path templates,
        URI publicAddress,
        boolean rests,
        Function<String, Set<String>> alike) {

    /** As a city wants it whose categories never changed. */
    public NoticeSettings(Clock clock, Map<String, String> instances, Path templates, URI publicAddress) {
        this(clock, instances, templates, publicAddress, true, Set::of);
    }
}
