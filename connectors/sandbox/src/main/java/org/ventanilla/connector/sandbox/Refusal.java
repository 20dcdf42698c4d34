package org.ventanilla.connector.sandbox;

import io.vertx.core.json.JsonObject;

/** The answers with which the API refuses: HTTP status, Twilio's error number and its own wording, which is part of the wire. */
enum Refusal {
    UNAUTHORIZED(401, 20003, "Authenticate"),
    NOT_FOUND(404, 20404, "The requested resource was not found"),
    TOO_MANY(429, 20429, "Too Many Requests"),
    BROKEN(500, 20500, "Internal Server Error"),
    BAD_NUMBER(400, 21211, "Invalid 'To' Phone Number"),
    NO_BODY(400, 21602, "Message body is required"),
    NO_SENDER(400, 21603, "A 'From' phone number is required"),
    NO_RECIPIENT(400, 21604, "A 'To' phone number is required"),
    FOREIGN_SENDER(400, 21606, "The 'From' phone number is not a valid, message-capable number of this account"),
    BAD_CALLBACK(400, 21609, "Invalid 'StatusCallback' URL"),
    OPTED_OUT(400, 21610, "Attempt to send to unsubscribed recipient"),
    TOO_LONG(400, 21617, "The concatenated message body exceeds the 1600 character limit");

    private final int httpStatus;
    private final int code;
    private final String message;

    Refusal(int httpStatus, int code, String message) {
        this.httpStatus = httpStatus;
        this.code = code;
        this.message = message;
    }

    int httpStatus() {
        return httpStatus;
    }

    JsonObject json() {
        return new JsonObject()
                .put("code", code)
                .put("message", message)
                .put("more_info", "https://www.twilio.com/docs/errors/" + code)
                .put("status", httpStatus);
    }
}
