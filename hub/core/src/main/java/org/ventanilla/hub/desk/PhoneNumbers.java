package org.ventanilla.hub.desk;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.ventanilla.model.Reporter.AddressKind;

/** Telephone numbers as people and telephone companies write them: with or without prefix, spaces, or a kind before a colon. */
public final class PhoneNumbers {
    private static final Pattern KIND = Pattern.compile("^[A-Za-z]{2,20}:");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final Set<String> withheld;

    /** @param region ISO 3166 country in which a number without prefix is read */
    public PhoneNumbers(String region) {
        this.region = region;
        this.withheld = Arrays.stream(resource().getProperty("withheld", "").split(",", -1))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A number somebody can be called at.
     *
     * @param e164 for example {@code +34942200600}
     * @param kind mobile or landline; mobile where a country does not tell them apart
     */
    public record Phone(String e164, AddressKind kind) {
        public boolean isMobile() {
            return kind == AddressKind.MOBILE;
        }

        /** Contacts stay out of logs. */
        @Override
        public String toString() {
            return "Phone[" + kind + "]";
        }
    }

    /** Empty for a short code, a name, or anything else that nobody can be called at. */
    public Optional<Phone> read(String given) {
        try {
            var parsed = numbers.parse(bare(given), region);
            if (!numbers.isPossibleNumber(parsed) || isWithheld(given)) {
                return Optional.empty();
            }
            var kind =
                    switch (numbers.getNumberType(parsed)) {
                        case MOBILE, FIXED_LINE_OR_MOBILE -> AddressKind.MOBILE;
                        default -> AddressKind.LANDLINE;
                    };
            return Optional.of(new Phone(numbers.format(parsed, PhoneNumberFormat.E164), kind));
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The first number that words name, as they were said. */
    public Optional<Phone> in(String words) {
        return StreamSupport.stream(numbers.findNumbers(words, region).spliterator(), false)
                .flatMap(match -> read(match.rawString()).stream())
                .findFirst();
    }

    /** Whether it only says that the caller does not want to be known. */
    public boolean isWithheld(String given) {
        String bare = bare(given);
        return withheld.contains((bare.startsWith("+") ? bare.substring(1) : bare).toLowerCase(Locale.ROOT));
    }

    private static String bare(String given) {
        return KIND.matcher(given.strip()).replaceFirst("").strip();
    }

    private static Properties resource() {
        try (InputStream in = PhoneNumbers.class.getResourceAsStream("withheld.properties")) {
            var read = new Properties();
            read.load(Objects.requireNonNull(in));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
