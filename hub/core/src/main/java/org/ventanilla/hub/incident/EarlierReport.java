package org.ventanilla.hub.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a conversation needs to know of somebody's earlier report.
 *
 * @param category leaf code of its incident
 * @param categoryCertain false when a person should look at the category
 * @param x metres in the city's projection; absent when the place is unknown
 * @param place name of the place
 * @param heardAt when its reporter last said anything about it
 * @param asked whether the reporter was asked where it is, or anything by staff, and has not answered
 * @param questionAt when staff last asked its reporter something that is not answered; absent when nothing is open
 * @param closedAt when its incident ended; absent while it is open
 * @param solved whether it ended by being solved
 */
public record EarlierReport(
        long id,
        long incident,
        String category,
        boolean categoryCertain,
        @Nullable Double x,
        @Nullable Double y,
        @Nullable Integer precisionM,
        @Nullable String place,
        Instant heardAt,
        boolean asked,
        @Nullable Instant questionAt,
        @Nullable Instant closedAt,
        boolean solved) {}
