package org.ventanilla.hub.boot;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.ventanilla.hub.city.Category;
import org.ventanilla.hub.city.Publication;
import org.ventanilla.hub.notify.Follow;
import org.ventanilla.hub.notify.FollowWish;
import org.ventanilla.hub.notify.Follows;
import org.ventanilla.hub.portal.FollowData;
import org.ventanilla.hub.understand.Heard;
import org.ventanilla.hub.understand.PlaceGuess;

/** The rooms as people see them who want to be told. */
record FollowRooms(Vertx vertx, Rooms rooms) implements FollowData {
    /** RFC 5321 in what people type: something, an at sign, a domain with a dot, no spaces or brackets. */
    private static final Pattern MAIL =
            Pattern.compile("[^\\s@<>\",;:\\\\()\\[\\]]{1,64}@[A-Za-z0-9.-]{1,190}[.][A-Za-z]{2,24}");

    private static final Set<PhoneNumberType> MOBILE =
            EnumSet.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

    private Follows follows() {
        return rooms.post().follows();
    }

    @Override
    public List<String> channels() {
        return follows().channels();
    }

    @Override
    public boolean isTold(String category) {
        return rooms.city()
                .taxonomy()
                .find(category)
                .map(Category::publication)
                .filter(rule -> rule == Publication.EXACT || rule == Publication.STREET)
                .isPresent();
    }

    /** A place that a reporter would be asked about again is none to be told about either. */
    @Override
    public Future<Optional<Here>> place(String words, String language) {
        int vague = rooms.city().settings().askPlaceAboveM();
        return vertx.executeBlocking(
                () -> {
                    var heard = new Heard(words, null, language, null, null, List.of(), null, "", null);
                    PlaceGuess found = rooms.understanding().understand(heard).place();
                    String name = found == null ? null : found.name();
                    return found == null || name == null || found.precisionM() > vague
                            ? Optional.empty()
                            : Optional.of(new Here(name, found.lat(), found.lon(), found.precisionM()));
                },
                false);
    }

    @Override
    public Optional<String> address(String channel, String typed) {
        return switch (channel) {
            case "email" -> MAIL.matcher(typed).matches() ? Optional.of(typed) : Optional.empty();
            case "sms" -> mobile(typed);
            default -> Optional.empty();
        };
    }

    private Optional<String> mobile(String typed) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(typed, rooms.city().settings().country());
            return numbers.isValidNumber(number) && MOBILE.contains(numbers.getNumberType(number))
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public Future<UUID> ask(FollowWish wish) {
        return follows().ask(wish).onSuccess(asked -> Rooms.ring(vertx, Rooms.OWED));
    }

    @Override
    public Future<Boolean> confirm(UUID handle, String code) {
        return follows().confirm(handle, code);
    }

    @Override
    public Future<Optional<Follow>> find(String secret) {
        return follows().find(secret);
    }

    @Override
    public boolean isOurs(String secret) {
        return follows().isOurs(secret);
    }

    @Override
    public Future<Boolean> confirm(String secret) {
        return follows().confirm(secret);
    }

    @Override
    public Future<Boolean> end(String secret) {
        return follows().end(secret);
    }
}
