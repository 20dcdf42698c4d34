package org.ventanilla.connector.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter;
import org.ventanilla.model.Reporter.AddressKind;
import org.ventanilla.model.Reporter.Assurance;

/** Who calls, as far as the number says. A caller id can be forged: it is a claim and never an identity. */
final class Callers {
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final Set<String> withheld;

    /** @param senders has the list {@code withheld} */
    Callers(String region, Properties senders) {
        this.region = region;
        this.withheld = Arrays.stream(senders.getProperty("withheld", "").split(",", -1))
                .map(String::strip)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Never fails: who withholds the number, or sends what is none, is nobody. */
    Reporter read(@Nullable String from) {
        String given = from == null ? "" : from.strip();
        String bare = given.startsWith("+") ? given.substring(1) : given;
        if (bare.isEmpty() || withheld.contains(bare.toLowerCase(Locale.ROOT))) {
            return Reporter.ANONYMOUS;
        }
        try {
            var parsed = numbers.parse(given, region);
            if (!numbers.isPossibleNumber(parsed)) {
                return Reporter.ANONYMOUS;
            }
            var kind =
                    switch (numbers.getNumberType(parsed)) {
                        case MOBILE, FIXED_LINE_OR_MOBILE -> AddressKind.MOBILE;
                        default -> AddressKind.LANDLINE;
                    };
            String address = numbers.format(parsed, PhoneNumberFormat.E164);
            return new Reporter(address, kind, null, null, Assurance.CLAIMED, true, null);
        } catch (NumberParseException e) {
            return Reporter.ANONYMOUS;
        }
    }

    /** Whether a text message can reach the caller. */
    static boolean isTextable(Reporter caller) {
        return caller.kind() == AddressKind.MOBILE;
    }
}
