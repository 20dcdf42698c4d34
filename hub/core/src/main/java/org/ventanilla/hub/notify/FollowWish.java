package org.ventanilla.hub.notify;

import org.jspecify.annotations.Nullable;

/**
 * Somebody asks to be told.
 *
 * @param channel by which
 * @param address as it is kept: a mail address or a number in E.164
 * @param language of the messages
 * @param incidentId null for a category around a point
 */
public record FollowWish(
        String channel, String address, String language, @Nullable Long incidentId, Follow.@Nullable Around around) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "FollowWish[" + channel + "]";
    }
}
