package org.ventanilla.connector.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.connector.web.view.Form;
import org.ventanilla.connector.web.view.Problem;

/** Says what is wrong with a form, kindly: only what would make the report useless or unanswerable. Pure. */
final class Checks {
    static final int MAX_TEXT = 10_000;
    private static final int MAX_PLACE = 500;
    private static final int MAX_MAIL = 254;

    /** Shape only: the confirmation mail is the real test. */
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>\"(),;:]+@[^\\s@<>\"(),;:.]+([.][^\\s@<>\"(),;:.]+)+");

    private Checks() {}

    /** Problems in the order of the page. */
    static List<Problem> of(Form form, boolean hasPhotos, @Nullable String phoneRegion) {
        var problems = new ArrayList<Problem>();
        if (form.text().isBlank()) {
            problems.add(new Problem("text", "error.text.missing"));
        } else if (form.text().length() > MAX_TEXT) {
            problems.add(new Problem("text", "error.text.long"));
        }
        place(form, hasPhotos, problems);
        switch (form.answer()) {
            case "email" -> mail(form, problems);
            case "sms" -> phone(form, phoneRegion, problems);
            default -> {}
        }
        return problems;
    }

    /** A photo may carry the position, and who cannot say where is asked once, not shut out. */
    private static void place(Form form, boolean hasPhotos, List<Problem> problems) {
        if (form.place().length() > MAX_PLACE) {
            problems.add(new Problem("place", "error.place.long"));
        } else if (form.place().isBlank() && point(form) == null && !hasPhotos && !form.placeAsked()) {
            problems.add(new Problem("place", "error.place.missing"));
        }
    }

    private static void mail(Form form, List<Problem> problems) {
        if (form.email().isBlank()) {
            problems.add(new Problem("email", "error.email.missing"));
        } else if (form.email().length() > MAX_MAIL
                || !MAIL.matcher(form.email()).matches()) {
            problems.add(new Problem("email", "error.email.shape"));
        }
    }

    private static void phone(Form form, @Nullable String region, List<Problem> problems) {
        if (form.phone().isBlank()) {
            problems.add(new Problem("phone", "error.phone.missing"));
        } else if (mobile(form.phone(), region) == null) {
            problems.add(new Problem("phone", "error.phone.shape"));
        }
    }

    /** The mobile number in E.164 form, or null when it is none. */
    static @Nullable String mobile(String given, @Nullable String region) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(given, region);
            var type = numbers.getNumberType(number);
            boolean takesMessages = EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE)
                    .contains(type);
            return takesMessages ? numbers.format(number, PhoneNumberFormat.E164) : null;
        } catch (NumberParseException e) {
            return null;
        }
    }

    /** The position, or null when there is none or it is not on Earth: a script's slip must not lose a report. */
    static @Nullable Point point(Form form) {
        Double lat = number(form.lat(), 90);
        Double lon = number(form.lon(), 180);
        return lat == null || lon == null ? null : new Point(lat, lon, number(form.accuracy(), 1_000_000));
    }

    private static @Nullable Double number(String given, int max) {
        try {
            double value = Double.parseDouble(given.strip().replace(',', '.'));
            return Math.abs(value) <= max ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** Degrees and metres. */
    record Point(double lat, double lon, @Nullable Double accuracy) {}
}
