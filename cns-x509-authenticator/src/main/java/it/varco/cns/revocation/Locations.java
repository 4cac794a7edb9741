package it.varco.cns.revocation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that its status is published: only http and https, only the hosts that the realm allows, and no
 * more than a few. Directories ({@code ldap:}) stand beside http in many Italian certificates and are passed over.
 */
record Locations(Set<String> hosts) {

    private static final int MOST = 4;
    private static final int LONGEST = 2048;

    /** The responders, in the certificate's order. */
    List<URI> responders(Extensions extensions) {
        return few(() -> Optional.ofNullable(AuthorityInformationAccess.fromExtensions(extensions)).stream()
                .flatMap(access -> Arrays.stream(access.getAccessDescriptions()))
                .filter(access -> access.getAccessMethod().equals(AccessDescription.id_ad_ocsp))
                .flatMap(access -> uri(access.getAccessLocation()).stream()));
    }

    /** The lists of the issuer itself that hold every reason; any of them will do. */
    List<URI> lists(Extensions extensions) {
        return few(() -> points(extensions)
                .filter(point -> point.getCRLIssuer() == null && point.getReasons() == null)
                .flatMap(point -> names(point.getDistributionPoint()))
                .flatMap(name -> uri(name).stream()));
    }

    /** Every name by which the certificate calls its list, directories included. */
    static Set<GeneralName> listNames(Extensions extensions) {
        try {
            return points(extensions)
                    .flatMap(point -> names(point.getDistributionPoint()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IllegalArgumentException unreadable) {
            return Set.of();
        }
    }

    /** The names of a place where lists are; a name relative to the issuer's is none that is read here. */
    static Stream<GeneralName> names(DistributionPointName place) {
        return place != null && place.getType() == DistributionPointName.FULL_NAME
                ? Arrays.stream(GeneralNames.getInstance(place.getName()).getNames())
                : Stream.empty();
    }

    /** Whether that may be asked at all. */
    boolean allows(URI location) {
        return ("http".equalsIgnoreCase(location.getScheme()) || "https".equalsIgnoreCase(location.getScheme()))
                && location.getHost() != null
                && location.getRawUserInfo() == null
                && (hosts.isEmpty() || hosts.contains(location.getHost().toLowerCase(Locale.ROOT)));
    }

    private static Stream<DistributionPoint> points(Extensions extensions) {
        return Optional.ofNullable(CRLDistPoint.fromExtensions(extensions)).stream()
                .flatMap(points -> Arrays.stream(points.getDistributionPoints()));
    }

    private List<URI> few(Supplier<Stream<URI>> named) {
        try {
            return named.get().filter(this::allows).distinct().limit(MOST).toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Optional<URI> uri(GeneralName name) {
        if (name.getTagNo() != GeneralName.uniformResourceIdentifier || !(name.getName() instanceof ASN1String text)) {
            return Optional.empty();
        }
        String written = text.getString();
        try {
            return written.length() > LONGEST ? Optional.empty() : Optional.of(new URI(written));
        } catch (URISyntaxException unreadable) {
            return Optional.empty();
        }
    }
}
