package org.ventanilla.hub.console.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.console.ConsoleData.CityView;
import org.ventanilla.hub.console.ConsoleData.Named;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.Status;

/**
 * What every template is given: the words, the city, who reads, and small questions about what is shown.
 *
 * @param reader empty on the login page
 * @param formToken goes into every form
 * @param path of the page itself, without query
 * @param otherLanguage address of the same page in the other language
 */
public record Page(
        Texts texts,
        CityView city,
        Optional<StaffSession> reader,
        String formToken,
        Instant now,
        String path,
        String otherLanguage) {

    public String t(String key, Object... args) {
        return texts.get(key, args);
    }

    /** The text under one key, or under the other when there is none: for codes that may be new. */
    public String known(String key, String otherwise) {
        return texts.has(key) ? t(key) : otherwise;
    }

    public String lang() {
        return texts.language();
    }

    public String date(Instant at) {
        return texts.date(at, city.zone());
    }

    public String dateTime(Instant at) {
        return texts.dateTime(at, city.zone());
    }

    /** How long ago, in the largest unit that is not zero. */
    public String age(Instant since) {
        Duration age = Duration.between(since, now);
        if (age.toDays() > 0) {
            return t("age.days", age.toDays());
        }
        return age.toHours() > 0 ? t("age.hours", age.toHours()) : t("age.now");
    }

    public boolean may(Action action) {
        return reader.map(who -> who.may(action)).orElse(false);
    }

    /** {@code page} when the menu entry leads here, for {@code aria-current}. */
    public @Nullable String current(String entry) {
        return path.equals(entry) ? "page" : null;
    }

    public String incident(long id) {
        return city.incidentPrefix() + "-" + id;
    }

    public String report(long id) {
        return city.reportPrefix() + "-" + id;
    }

    public String category(String code) {
        return name(city.categories(), code);
    }

    public String department(String code) {
        return name(city.departments(), code);
    }

    /** Class that colours the group of a category. */
    public String groupClass(String category) {
        int dash = category.indexOf('-');
        return "g-" + (dash < 0 ? category : category.substring(0, dash));
    }

    private String name(List<Named> list, String code) {
        return list.stream()
                .filter(n -> n.code().equals(code))
                .map(n -> n.name(lang()))
                .findFirst()
                .orElse(code);
    }

    public String channel(String channel) {
        return known("channel." + channel, channel);
    }

    public String status(Status status) {
        return t("status." + status.name());
    }

    public String statusClass(Status status) {
        return "st-" + status.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is, in words. */
    public String where(IncidentRow incident) {
        if (incident.place() != null && incident.area() != null) {
            return incident.place() + " · " + incident.area();
        }
        if (incident.place() != null) {
            return incident.place();
        }
        return incident.area() == null ? t("place.unknown") : incident.area();
    }

    public boolean overdue(IncidentRow incident) {
        return !incident.status().isClosed() && incident.dueAt().isBefore(now);
    }
}
