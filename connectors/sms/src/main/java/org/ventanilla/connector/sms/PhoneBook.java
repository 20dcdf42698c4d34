package org.ventanilla.connector.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.model.Reporter.AddressKind;

/** Tells what sort of sender stands in a From field, and writes numbers in one form. */
final class PhoneBook {
    private static final Pattern PREFIXED = Pattern.compile("([a-zA-Z_]+:)(.*)");
    private static final Pattern SHORT = Pattern.compile("\\+?\\d{1,6}");
    private static final Pattern INTERNATIONAL = Pattern.compile("\\+\\d{7,15}");
    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final String region;
    private final Set<String> withheld;

    PhoneBook(String region, List<String> withheld) {
        this.region = region;
        this.withheld = Set.copyOf(withheld);
    }

    /** Never fails: what is no number is an address that cannot be answered. */
    PhoneAddress read(@Nullable String given) {
        var stripped = given == null ? "" : given.strip();
        var prefixed = PREFIXED.matcher(stripped);
        var channel = prefixed.matches() ? prefixed.group(1).toLowerCase(Locale.ROOT) : "";
        var bare = stripped.substring(channel.length());
        if (bare.isEmpty() || isWithheld(bare)) {
            return PhoneAddress.WITHHELD;
        }
        if (bare.codePoints().anyMatch(Character::isLetter)) {
            return mute(channel + bare, channel.isEmpty() ? AddressKind.ALPHANUMERIC : AddressKind.ACCOUNT);
        }
        return SHORT.matcher(bare).matches() ? mute(channel + bare, AddressKind.SHORT_CODE) : number(channel, bare);
    }

    private boolean isWithheld(String bare) {
        var plain = bare.startsWith("+") ? bare.substring(1) : bare;
        return withheld.contains(plain.toLowerCase(Locale.ROOT));
    }

    private PhoneAddress number(String channel, String bare) {
        try {
            var parsed = numbers.parse(bare, region);
            if (numbers.isPossibleNumber(parsed)) {
                var kind = numbers.getNumberType(parsed) == PhoneNumberType.FIXED_LINE
                        ? AddressKind.LANDLINE
                        : AddressKind.MOBILE;
                return new PhoneAddress(channel + numbers.format(parsed, PhoneNumberFormat.E164), kind, true);
            }
        } catch (NumberParseException e) {
            return unlisted(channel, bare);
        }
        return unlisted(channel, bare);
    }

    /** The library's plans lag behind the world: an international number it does not know may still be right. */
    private static PhoneAddress unlisted(String channel, String bare) {
        return INTERNATIONAL.matcher(bare).matches()
                ? new PhoneAddress(channel + bare, AddressKind.MOBILE, true)
                : mute(channel + bare, AddressKind.NONE);
    }

    /** Country of an international number; {@code ZZ} for none. */
    String region(String number) {
        try {
            return String.valueOf(numbers.getRegionCodeForNumber(numbers.parse(number, region)));
        } catch (NumberParseException e) {
            return "ZZ";
        }
    }

    private static PhoneAddress mute(String address, AddressKind kind) {
        return new PhoneAddress(address, kind, false);
    }
}
