package org.ventanilla.connector.conformance;

import org.ventanilla.connector.Descriptor.Capability;

/** What a connector must have for a rule to mean something. */
enum Need {
    INBOUND("takes nothing in"),
    WEBHOOK("has no webhook"),
    SPOOL("has no spool: its source comes again by itself"),
    POLL("does not ask its source"),
    BLOCKING_POLL("does not ask its source over a blocking client"),
    PARSES("hands its items over by itself"),
    OUTBOUND("does not declare OUTBOUND"),
    ATTACHMENTS("does not declare ATTACHMENTS"),
    DELIVERY_RECEIPTS("does not declare DELIVERY_RECEIPTS"),
    RECONCILE("does not declare RECONCILE"),
    SINGLETON("does not declare SINGLETON"),
    VITALS("declares neither CANARY nor EXPIRING_TOKEN"),
    CALLS_OUT("calls nobody"),
    MAIL("is no mail"),
    SMS("is no text message channel"),
    VOICE("is no telephone"),
    KIOSK("is no kiosk");

    private final String without;

    Need(String without) {
        this.without = without;
    }

    boolean isMetBy(Shape shape) {
        return switch (this) {
            case INBOUND -> shape.can(Capability.INBOUND_PUSH) || shape.can(Capability.INBOUND_POLL);
            case WEBHOOK -> shape.parts().webhook() != null;
            case SPOOL -> shape.spools();
            case POLL -> shape.can(Capability.INBOUND_POLL);
            case BLOCKING_POLL -> shape.parts().poller() != null;
            case PARSES ->
                shape.parts().webhook() != null
                        || shape.parts().listener() != null
                        || shape.can(Capability.INBOUND_POLL);
            case OUTBOUND -> shape.can(Capability.OUTBOUND);
            case ATTACHMENTS -> shape.can(Capability.ATTACHMENTS);
            case DELIVERY_RECEIPTS -> shape.can(Capability.DELIVERY_RECEIPTS);
            case RECONCILE -> shape.can(Capability.RECONCILE);
            case SINGLETON -> shape.can(Capability.SINGLETON);
            case VITALS -> shape.can(Capability.CANARY) || shape.can(Capability.EXPIRING_TOKEN);
            case CALLS_OUT -> !shape.descriptor().traits().hosts().isEmpty();
            case MAIL -> shape.descriptor().type().equals("email");
            case SMS -> shape.descriptor().type().equals("sms");
            case VOICE -> shape.descriptor().type().equals("phone");
            case KIOSK -> shape.descriptor().type().equals("kiosk");
        };
    }

    /** Why a rule does not apply, to be read after "this connector". */
    String without() {
        return without;
    }
}
