package org.ventanilla.hub.boot;

import org.ventanilla.hub.city.City;
import org.ventanilla.hub.portal.PortalSettings;

/** What the public site shows of the settings. */
final class PortalLook {
    private static final int MAX_ZOOM = 19;

    private PortalLook() {}

    static PortalSettings of(Settings settings, City city) {
        return new PortalSettings(
                settings.http().publicUrl(),
                city.name(),
                "/report",
                city.settings().reportPrefix(),
                city.settings().emergencyNumber(),
                settings.contact().mail(),
                settings.contact().sms(),
                settings.contact().phone(),
                tiles(settings),
                legal(settings.legal(), city));
    }

    private static PortalSettings.Legal legal(Settings.Legal given, City city) {
        return new PortalSettings.Legal(
                city.settings().contact(),
                given.dpoContact(),
                given.formalUrl(),
                given.accessibilityContact(),
                given.statementDate());
    }

    private static PortalSettings.@org.jspecify.annotations.Nullable Tiles tiles(Settings settings) {
        var map = settings.map();
        return map.tileUrl() == null
                ? null
                : new PortalSettings.Tiles(map.tileUrl(), map.attribution() == null ? "" : map.attribution(), MAX_ZOOM);
    }
}
