package org.ventanilla.hub.portal.open311;

import java.net.URI;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;

/**
 * What is said about the city.
 *
 * @param publicUrl where the outside world reaches this hub, without a trailing slash
 * @param jurisdiction its id; any other one asked for is unknown
 * @param zone in which times are written
 * @param contact how to reach the city, by language
 */
public record Open311Settings(
        URI publicUrl, String jurisdiction, ZoneId zone, Map<String, String> contact, Clock clock) {}
