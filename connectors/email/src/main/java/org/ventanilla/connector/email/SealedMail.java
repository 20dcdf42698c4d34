package org.ventanilla.connector.email;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.cms.CMSCompressedData;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import org.jspecify.annotations.Nullable;

/**
 * Opens S/MIME envelopes that anybody can open (RFC 8551 section 3.5.2, RFC 3274) without trusting who sealed them: the
 * signature is not looked at. What only a private key opens is recognised.
 */
final class SealedMail {
    private static final long MAX_EXPANDED = 40L << 20;
    private static final Set<String> TYPES = Set.of("application/pkcs7-mime", "application/x-pkcs7-mime");
    private static final String PGP_BEGIN = "-----BEGIN PGP MESSAGE-----";

    private SealedMail() {}

    /**
     * What an envelope holds.
     *
     * @param content a whole MIME entity; null when it cannot be had
     */
    record Opened(@Nullable Buffer content, boolean encrypted) {}

    static boolean isEnvelope(MailPart part) {
        String name = part.name() == null ? "" : part.name().toLowerCase(Locale.ROOT);
        return TYPES.contains(part.type()) || (part.type().equals("application/octet-stream") && name.endsWith(".p7m"));
    }

    /** Neither content nor encrypted: the bytes are no such envelope. */
    static Opened open(Buffer envelope) {
        try {
            var outer = ContentInfo.getInstance(envelope.getBytes());
            return of(outer, outer.getContentType());
        } catch (IOException | CMSException | RuntimeException e) {
            // The library throws unchecked ones for bytes that lie about their lengths.
            return new Opened(null, false);
        }
    }

    private static Opened of(ContentInfo outer, ASN1ObjectIdentifier type) throws CMSException, IOException {
        if (type.equals(CMSObjectIdentifiers.signedData)) {
            var content = new CMSSignedData(outer).getSignedContent();
            return content != null && content.getContent() instanceof byte[] bytes
                    ? new Opened(Buffer.buffer(bytes), false)
                    : new Opened(null, false);
        }
        if (type.equals(CMSObjectIdentifiers.compressedData)) {
            byte[] bytes = new CMSCompressedData(outer).getContent(new ZlibExpanderProvider(MAX_EXPANDED));
            return new Opened(Buffer.buffer(bytes), false);
        }
        boolean closed = type.equals(CMSObjectIdentifiers.envelopedData)
                || type.equals(CMSObjectIdentifiers.authEnvelopedData)
                || type.equals(CMSObjectIdentifiers.encryptedData);
        return new Opened(null, closed);
    }

    /** A message encrypted by OpenPGP inside a text (RFC 9580 section 6.2); quoted ones are somebody else's. */
    static boolean holdsPgpMessage(String text) {
        return text.startsWith(PGP_BEGIN) || text.contains("\n" + PGP_BEGIN);
    }
}
