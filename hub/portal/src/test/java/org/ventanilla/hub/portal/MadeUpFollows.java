package org.ventanilla.hub.portal;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.hub.notify.Follow;
import org.ventanilla.hub.notify.FollowWish;

/** One wish and what was done with it. */
final class MadeUpFollows implements FollowData {
    static final String SECRET = "7.abcdefghij234567abcd";
    static final UUID HANDLE = UUID.fromString("11111111-2222-3333-4444-555555555555");
    static final String CODE = "123456";

    final List<FollowWish> wishes = new ArrayList<>();

    @Nullable Follow follow = new Follow(7, "es", 45L, null, false);

    @Override
    public List<String> channels() {
        return List.of("email", "sms");
    }

    @Override
    public boolean isTold(String category) {
        return !category.equals("LIM-01");
    }

    @Override
    public Future<Optional<Here>> place(String words, String language) {
        return Future.succeededFuture(
                words.contains("Burgos")
                        ? Optional.of(new Here("Calle Burgos 12", 43.46, -3.81, 20))
                        : Optional.empty());
    }

    @Override
    public Optional<String> address(String channel, String typed) {
        return typed.contains("@") || typed.startsWith("+") ? Optional.of(typed) : Optional.empty();
    }

    @Override
    public Future<UUID> ask(FollowWish wish) {
        wishes.add(wish);
        return Future.succeededFuture(HANDLE);
    }

    @Override
    public Future<Boolean> confirm(UUID handle, String code) {
        return Future.succeededFuture(handle.equals(HANDLE) && code.equals(CODE));
    }

    @Override
    public Future<Optional<Follow>> find(String secret) {
        return Future.succeededFuture(secret.equals(SECRET) ? Optional.ofNullable(follow) : Optional.empty());
    }

    @Override
    public boolean isOurs(String secret) {
        return secret.equals(SECRET);
    }

    @Override
    public Future<Boolean> confirm(String secret) {
        boolean known = secret.equals(SECRET) && follow != null;
        if (known) {
            follow = new Follow(7, "es", 45L, null, true);
        }
        return Future.succeededFuture(known);
    }

    @Override
    public Future<Boolean> end(String secret) {
        follow = null;
        return Future.succeededFuture(secret.equals(SECRET));
    }
}
