package org.ventanilla.connector.phone;

import java.util.Set;
import org.ventanilla.connector.Assembly;
import org.ventanilla.connector.Connector;
import org.ventanilla.connector.ConnectorContext;
import org.ventanilla.connector.Descriptor;
import org.ventanilla.connector.Descriptor.Capability;
import org.ventanilla.connector.Traits;
import org.ventanilla.model.Reporter;

/**
 * The automatic telephone line, through Twilio or anything that speaks like it. Callers are answered on another channel, if they
 * want to be: nobody is rung by a machine.
 */
public final class PhoneConnector implements Connector {
    /** For the service loader. */
    public PhoneConnector() {}

    @Override
    public Descriptor descriptor() {
        return new Descriptor(
                "phone",
                "1.0.0",
                Descriptor.CONTRACT_VERSION,
                Set.of(Capability.INBOUND_PUSH),
                Descriptor.schema(PhoneConnector.class, "options.json"),
                Set.of("authTokens", "transcriberTokens", "apiSecret"),
                new Traits(Set.of("{apiBase}", PhoneSettings.PROVIDER), Reporter.Assurance.CLAIMED, 0, null));
    }

    @Override
    public Assembly assemble(ConnectorContext context) {
        var settings = PhoneSettings.of(context.options(), context.publicAddress() + "/in/" + context.instance());
        var speech = new Speech(settings.languages());
        var flow = new CallFlow(speech, settings);
        var callers = new Callers(settings.region(), Speech.read("senders.properties"));
        var reader = new CallReader(context.instance(), settings, speech, flow, callers);
        var transcripts = new TranscriptReader(reader);
        return Assembly.none()
                .withWebhook(new PhoneWebhook(
                        settings, new PhoneWebhook.Parts(speech, flow, reader, transcripts, context.places())))
                .withChecker(new AccountCheck(context.egress(), settings.api()))
                .withRecordings(new TwilioRecordings(context.egress(), settings.api()));
    }
}
