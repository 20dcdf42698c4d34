package org.ventanilla.hub.notify;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What the notify room is told at start.
 *
 * @param instances the connector instance that sends on a channel, by channel type
 * @param templates folder with the city's message templates
 * @param publicAddress where links in messages point, without a trailing slash
 * @param rests whether news by telephone waits in the city's quiet hours
 */
public record NoticeSettings(
        Clock clock, Map<String, String> instances, Path templates, URI publicAddress, boolean rests) {

    /** As a city wants it. */
    public NoticeSettings(Clock clock, Map<String, String> instances, Path templates, URI publicAddress) {
        this(clock, instances, templates, publicAddress, true);
    }
}
