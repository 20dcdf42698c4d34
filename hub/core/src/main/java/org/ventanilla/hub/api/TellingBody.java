package org.ventanilla.hub.api;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.desk.Desk;
import org.ventanilla.hub.desk.PhoneNumbers;
import org.ventanilla.hub.desk.Told;
import org.ventanilla.hub.desk.Told.Answer;
import org.ventanilla.model.Submission.Kind;

/** A body of the desk's doors as what a citizen told; all that is wrong with it is named at once. For one request. */
final class TellingBody {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int LONGEST = 10_000;
    private static final int LONGEST_LINE = 500;

    private final JsonObject body;
    private final Desk desk;
    private final Set<String> channels;
    private final List<Problem.Field> wrong = new ArrayList<>();

    private TellingBody(JsonObject body, Desk desk, Set<String> channels) {
        this.body = body;
        this.desk = desk;
        this.channels = channels;
    }

    /**
     * Throws a {@link Problem} naming every field that cannot be taken.
     *
     * @param channels on which anybody can be answered
     * @param wordless whether it may say nothing: that an incident is known is enough
     */
    static Told read(@Nullable JsonObject body, Desk desk, Set<String> channels, boolean wordless) {
        if (body == null) {
            throw new Problem(400, "bad-json", "send a JSON object");
        }
        return new TellingBody(body, desk, channels).told(wordless);
    }

    private Told told(boolean wordless) {
        String key = line("key");
        if (key == null || !KEY.matcher(key).matches()) {
            wrong("key", "1 to 100 of letters, digits, '.', '_', ':', '-': the same again for the same report");
        }
        String words = text(wordless);
        var told = new Told(String.valueOf(key), who(), words, what(), where());
        if (!wrong.isEmpty()) {
            throw new Problem(422, "bad-value", "correct the fields named", wrong);
        }
        return told;
    }

    private String text(boolean wordless) {
        Object given = body.getValue("text");
        String words = given instanceof String s ? s.replace("\0", "").strip() : "";
        boolean isOdd = given != null && !(given instanceof String);
        if (isOdd || words.length() > LONGEST || (words.isEmpty() && !wordless)) {
            wrong("text", "what the citizen said, at most " + LONGEST + " characters");
        }
        return words;
    }

    private Told.Who who() {
        String given = line("number");
        PhoneNumbers.Phone number =
                given == null ? null : desk.numbers().read(given).orElse(null);
        if (given != null && number == null && !desk.numbers().isWithheld(given)) {
            wrong("number", "a telephone number; leave it out when the caller withholds it");
        }
        String language = line("language");
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            wrong("language", "two letters, for example 'es'");
        }
        String mail = line("email");
        Answer answer = answer(number, mail);
        return new Told.Who(number, mail, line("name"), language, answer);
    }

    private Answer answer(PhoneNumbers.@Nullable Phone number, @Nullable String mail) {
        if (mail != null && !MAIL.matcher(mail).matches()) {
            wrong("email", "an e-mail address");
        }
        Answer answer = oneOf("answer", Answer.values(), Answer.NONE);
        if (answer != Answer.NONE && !channels.contains(answer.channel())) {
            wrong("answer", "'none', or a channel that this hub has");
        } else if (answer == Answer.SMS && (number == null || !number.isMobile())) {
            wrong("answer", "'sms' only with the number of a mobile telephone");
        } else if (answer == Answer.EMAIL && mail == null) {
            wrong("email", "an address, as answers go there");
        }
        return answer;
    }

    private Told.What what() {
        String category = line("category");
        if (category != null && desk.category(category).isEmpty()) {
            wrong("category", "the code of a category");
        }
        Object danger = body.getValue("danger");
        if (danger != null && !(danger instanceof Boolean)) {
            wrong("danger", "true or false, or left out when nobody asked");
        }
        return new Told.What(category, kind(), danger instanceof Boolean b ? b : null);
    }

    private @Nullable Kind kind() {
        return body.getValue("kind") == null ? null : oneOf("kind", Kind.values(), Kind.INCIDENT);
    }

    private Told.Where where() {
        Double lat = degrees("lat", 90);
        Double lon = degrees("lon", 180);
        if ((lat == null) != (lon == null)) {
            wrong(lat == null ? "lat" : "lon", "both degrees or neither");
        }
        return new Told.Where(line("place"), lat, lon);
    }

    private @Nullable Double degrees(String field, double most) {
        Object given = body.getValue(field);
        if (given == null) {
            return null;
        }
        double value = given instanceof Number n ? n.doubleValue() : Double.NaN;
        if (!(Math.abs(value) <= most)) {
            wrong(field, "degrees, at most " + most);
            return null;
        }
        return value;
    }

    private <E extends Enum<E>> E oneOf(String field, E[] values, E otherwise) {
        Object given = body.getValue(field);
        if (given == null) {
            return otherwise;
        }
        String wanted = String.valueOf(given).strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values)
                .filter(v -> v.name().equals(wanted))
                .findFirst()
                .orElseGet(() -> {
                    wrong(field, "one of " + List.of(values));
                    return otherwise;
                });
    }

    /** A short field; null when it is absent or blank. */
    private @Nullable String line(String field) {
        Object given = body.getValue(field);
        if (given == null) {
            return null;
        }
        String value = given instanceof String s ? s.replace("\0", "").strip() : "";
        if (!(given instanceof String) || value.length() > LONGEST_LINE) {
            wrong(field, "a text of at most " + LONGEST_LINE + " characters");
            return null;
        }
        return value.isEmpty() ? null : value;
    }

    private void wrong(String field, String expected) {
        wrong.add(new Problem.Field(field, expected));
    }
}
