package org.ventanilla.hub.portal.view;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.incident.IncidentView;
import org.ventanilla.hub.incident.IncidentView.PhotoView;
import org.ventanilla.hub.incident.IncidentView.TimelineEntry;
import org.ventanilla.hub.incident.Status;
import org.ventanilla.hub.look.Languages;
import org.ventanilla.hub.look.Texts;
import org.ventanilla.hub.look.Words;
import org.ventanilla.hub.portal.PortalData.CityView;
import org.ventanilla.hub.portal.PortalData.GroupView;
import org.ventanilla.hub.portal.PortalSettings;

/**
 * What every template of the site is given: the words, the city, and small questions about what it shows.
 *
 * @param categories their names
 * @param areas names of the neighbourhoods
 * @param path of the page itself, without query
 * @param otherLanguage address of the same page in the other language
 */
public record Page(
        Texts texts,
        PortalSettings settings,
        CityView city,
        Categories categories,
        List<String> areas,
        String path,
        String otherLanguage)
        implements Words {

    @Override
    public ZoneId zone() {
        return city.zone();
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(Locale.forLanguageTag(lang())).format(value);
    }

    public String decimal(double value) {
        return NumberFormat.getNumberInstance(Locale.forLanguageTag(lang())).format(value);
    }

    /** A median of days; a dash when there is none. */
    public String days(@Nullable Double value) {
        return value == null ? "–" : decimal(value);
    }

    public String day(LocalDate date) {
        return date(date.atStartOfDay(zone()).toInstant());
    }

    /** Where one asks to be told of a category near a place. */
    public String tellAround(String category, @Nullable String place) {
        String where = place == null ? "" : "&place=" + Languages.encode(place);
        return "/follow?category=" + Languages.encode(category) + where;
    }

    /** Where an incident is; of one that is not public it is not that nobody knows. */
    public String where(IncidentView incident) {
        boolean isWithheld = !incident.isPublic() && incident.place() == null && incident.area() == null;
        return isWithheld ? t("place.withheld") : where(incident.place(), incident.area());
    }

    /** What a line of figures is about. */
    public String figureName(String kind, String key) {
        if (key.isEmpty()) {
            return t("place.unknown");
        }
        return switch (kind) {
            case "category" -> category(key);
            case "month" -> key.substring(5) + "/" + key.substring(0, 4);
            default -> key;
        };
    }

    /** Groups and leaves that are offered. */
    public List<GroupView> taxonomy() {
        return categories.groups();
    }

    /** Name of a leaf; its code when nobody knows it. */
    public String category(String code) {
        return categories.name(code, lang());
    }

    /** Name of what a leaf means today. */
    public String categoryNow(String code) {
        return categories.nameNow(code, lang());
    }

    /** Name of a group; its code when there is no such group. */
    public String groupName(String code) {
        return categories.groupName(code, lang());
    }

    /** The group of a leaf. */
    public Optional<GroupView> group(String categoryCode) {
        return categories.group(categoryCode);
    }

    public String status(Status status) {
        return t("status." + status.name());
    }

    /** What the status means for the person who reported it. */
    public String statusNote(Status status) {
        return t("status." + status.name() + ".note");
    }

    /** What happened at one step. */
    public String step(TimelineEntry entry) {
        if (entry.status() != null) {
            return status(entry.status());
        }
        return known("step." + entry.type(), t("step.other"));
    }

    /** Why it was closed: the city's words for the reason code when there are any. */
    public @Nullable String closingReason(IncidentView incident) {
        String key = "reason." + incident.closingReason();
        return incident.closingReason() != null && texts.has(key) ? t(key) : null;
    }

    public List<PhotoView> before(IncidentView incident) {
        return incident.photos().stream().filter(p -> !p.result()).toList();
    }

    public List<PhotoView> after(IncidentView incident) {
        return incident.photos().stream().filter(PhotoView::result).toList();
    }

    /** Alternative text of a photo, never empty. */
    public String alt(PhotoView photo) {
        if (!photo.alt().isBlank()) {
            return photo.alt();
        }
        return t(photo.result() ? "photo.after.alt" : "photo.before.alt");
    }

    /** Sections of a long legal page, filled with the city's particulars. */
    public List<Texts.Section> sections(String prefix) {
        var legal = settings.legal();
        String controller = given(legal.controller().get(lang()));
        return texts.sections(
                prefix,
                city.name(),
                controller,
                given(legal.dpoContact()),
                Objects.requireNonNullElse(legal.formalUrl(), ""),
                Objects.requireNonNullElse(legal.accessibilityContact(), controller),
                given(legal.statementDate()),
                settings.emergencyNumber(),
                settings.siteName());
    }

    private String given(@Nullable String particular) {
        return particular == null ? t("legal.missing") : particular;
    }
}
