package org.ventanilla.hub.console.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.hub.console.ConsoleData.CityView;
import org.ventanilla.hub.console.ConsoleData.Named;
import org.ventanilla.hub.identity.Action;
import org.ventanilla.hub.identity.StaffSession;
import org.ventanilla.hub.incident.IncidentRow;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.hub.look.Words;

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
        String otherLanguage)
        implements Words {

    @Override
    public ZoneId zone() {
        return city.zone();
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

    public String incident(long id) {
        return city.incidentPrefix() + "-" + id;
    }

    public String report(long id) {
        return city.reportPrefix() + "-" + id;
    }

    public String group(String code) {
        return name(city.groups(), code);
    }

    public String category(String code) {
        return name(city.categories(), code);
    }

    public String department(String code) {
        return name(city.departments(), code);
    }

    public String priority(String code) {
        return name(city.priorities(), code);
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

    /** As navigation devices take it, to the metre. */
    public String point(double lat, double lon) {
        return String.format(Locale.ROOT, "%.5f, %.5f", lat, lon);
    }

    public boolean overdue(IncidentRow incident) {
        return !incident.status().isClosed() && incident.dueAt().isBefore(now);
    }
}
