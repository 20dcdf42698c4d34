package org.ventanilla.hub.boot.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.city.City;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Submission;
import org.ventanilla.model.Submission.History;

/**
 * From a record of another system to a submission of the past. What has no id or no usable date is left out, since it could
 * neither be recognised again nor be put in its place; anything else that is odd is named and goes on without it. Pure.
 */
final class Records {
    private static final Instant OLDEST = Instant.parse("1900-01-01T00:00:00Z");
    /** Clocks differ a little. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private static final String FUTURE = "date-in-the-future";
    private static final String MISSING = "date-missing";
    private static final int LONGEST_ID = 400;
    private static final int LONGEST_TEXT = 50_000;
    /** Between several photos of one record. */
    private static final Pattern PHOTOS = Pattern.compile("[\\n|]");

    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9][a-z0-9_-]{0,39}");

    private final Mapping mapping;
    private final Dates dates;
    private final Origin origin;
    private final Map<String, String> codes = new HashMap<>();

    /**
     * Whence it comes.
     *
     * @param instance name of the source: with the record's id it is the key of the report for ever
     * @param channel what a report came by when its record does not say
     * @param now nothing of the past can be later
     */
    record Origin(String instance, String channel, Instant now) {}

    Records(City city, Mapping mapping, Origin origin) {
        this.mapping = mapping;
        this.dates = new Dates(mapping.dates(), city.settings().timeZone());
        this.origin = origin;
        // Triage knows what took the place of a code that is not used any more, and says so.
        city.taxonomy().retired().forEach(code -> {
            city.taxonomy().known(code).ifPresent(c -> {
                codes.put(c.nameEs().toLowerCase(Locale.ROOT), code);
                codes.put(c.nameEn().toLowerCase(Locale.ROOT), code);
            });
            codes.put(code.toLowerCase(Locale.ROOT), code);
        });
        city.taxonomy().categories().forEach(c -> {
            codes.put(c.nameEs().toLowerCase(Locale.ROOT), c.code());
            codes.put(c.nameEn().toLowerCase(Locale.ROOT), c.code());
        });
        city.taxonomy().categories().forEach(c -> codes.put(c.code().toLowerCase(Locale.ROOT), c.code()));
    }

    Entry entry(Line line) {
        String id = mapping.one(line, Field.ID);
        String problem = line.problem();
        if (problem != null) {
            return Entry.left(line.number(), null, problem);
        }
        if (id == null || id.length() > LONGEST_ID) {
            return Entry.left(line.number(), null, id == null ? "id-missing" : "id-too-long");
        }
        String text = mapping.one(line, Field.TEXT);
        if (text != null && text.length() > LONGEST_TEXT) {
            return Entry.left(line.number(), id, "text-too-long");
        }
        var at = moment(line, Field.AT);
        if (at.instant() == null) {
            return Entry.left(line.number(), id, at.problem());
        }
        var closed = moment(line, Field.CLOSED_AT);
        if (closed.problem().equals(FUTURE)) {
            return Entry.left(line.number(), id, closed.problem());
        }
        return entry(line, id, at.instant(), closed);
    }

    private Entry entry(Line line, String id, Instant at, Moment closed) {
        List<String> reasons = new ArrayList<>();
        if (closed.isBad()) {
            reasons.add("closing-" + closed.problem());
        }
        String key = origin.instance() + ":" + id;
        String channel = channel(line);
        var draft = Submission.draft(origin.instance(), channel, key)
                .occurredAt(at)
                .category(category(line, reasons))
                .title(mapping.one(line, Field.TITLE))
                .location(Places.given(mapping, line, reasons))
                .reporter(reporter(line))
                .history(history(line, at, closed.instant(), reasons));
        String text = mapping.one(line, Field.TEXT);
        var submission =
                (text == null ? draft : draft.typed(text)).fingerprinted().made();
        if (submission.text() == null && submission.title() == null && submission.location() == null) {
            if (submission.category() == null) {
                return Entry.left(line.number(), id, "empty");
            }
            submission = draft.typed("").fingerprinted().made();
        }
        return new Entry(line.number(), id, submission, photos(line), reasons);
    }

    private List<String> photos(Line line) {
        return mapping.all(line, Field.PHOTO).stream()
                .flatMap(cell -> PHOTOS.splitAsStream(cell))
                .filter(one -> !one.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
    }

    /** A date, or why there is none; the problem is empty when there is one. */
    private record Moment(@Nullable Instant instant, String problem) {
        boolean isBad() {
            return instant == null && !problem.equals(MISSING);
        }
    }

    private Moment moment(Line line, Field field) {
        String text = mapping.one(line, field);
        if (text == null) {
            return new Moment(null, MISSING);
        }
        Optional<Instant> read = dates.read(text);
        if (read.isEmpty()) {
            return new Moment(null, "date-unreadable");
        }
        if (read.get().isAfter(origin.now().plus(AHEAD))) {
            return new Moment(null, FUTURE);
        }
        return read.get().isBefore(OLDEST) ? new Moment(null, "date-too-old") : new Moment(read.get(), "");
    }

    /** What is closed without a date was closed when it last changed, or when it was said. */
    private History history(Line line, Instant at, @Nullable Instant closed, List<String> reasons) {
        String status = status(line, closed, reasons);
        if (status.equals(Mapping.OPEN)) {
            return new History(null, null, null);
        }
        Instant end = closed == null ? moment(line, Field.UPDATED_AT).instant() : closed;
        if (end == null) {
            reasons.add("closing-date-missing");
        } else if (end.isBefore(at)) {
            reasons.add("closed-before-reported");
        }
        return new History(end == null || end.isBefore(at) ? at : end, status, mapping.one(line, Field.CLOSING_TEXT));
    }

    private String status(Line line, @Nullable Instant closed, List<String> reasons) {
        String word = mapping.one(line, Field.STATUS);
        String otherwise = closed == null ? Mapping.OPEN : "RESOLVED";
        if (word == null) {
            return otherwise;
        }
        String lower = word.toLowerCase(Locale.ROOT);
        String mapped = mapping.statuses().get(lower);
        if (mapped != null) {
            return mapped;
        }
        return switch (lower) {
            case "open", "received", "under_study", "in_progress" -> Mapping.OPEN;
            case "closed", "resolved" -> "RESOLVED";
            case "not_proceeding", "elsewhere" -> word.toUpperCase(Locale.ROOT);
            default -> {
                reasons.add("status-unknown");
                yield otherwise;
            }
        };
    }

    /** By the mapping, by code or by name; what is none of them is left for the words to tell. */
    private @Nullable String category(Line line, List<String> reasons) {
        List<String> words = mapping.all(line, Field.CATEGORY);
        for (String word : words) {
            String lower = word.toLowerCase(Locale.ROOT);
            String code =
                    codes.get(mapping.categories().getOrDefault(lower, lower).toLowerCase(Locale.ROOT));
            if (code != null) {
                return code;
            }
        }
        if (!words.isEmpty()) {
            reasons.add("category-unknown");
        }
        return null;
    }

    private String channel(Line line) {
        String word = mapping.one(line, Field.CHANNEL);
        String lower = word == null ? "" : word.toLowerCase(Locale.ROOT);
        String channel = mapping.channels().getOrDefault(lower, lower);
        return CHANNEL.matcher(channel).matches() ? channel : origin.channel();
    }

    private @Nullable Reporter reporter(Line line) {
        String address = mapping.one(line, Field.REPORTER);
        if (address == null) {
            return null;
        }
        var kind = address.indexOf('@') > 0 ? Reporter.AddressKind.EMAIL : Reporter.AddressKind.MOBILE;
        String channel = kind == Reporter.AddressKind.EMAIL ? "email" : "sms";
        return new Reporter(address, kind, null, null, Reporter.Assurance.CLAIMED, true, channel);
    }
}
