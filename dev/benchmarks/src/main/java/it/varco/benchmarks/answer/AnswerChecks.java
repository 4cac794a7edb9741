package it.varco.benchmarks.answer;

import it.varco.benchmarks.CpuTime;
import it.varco.spid.answer.AnswerJudge;
import it.varco.spid.answer.PendingRequest;
import it.varco.spid.answer.Verdict;
import it.varco.spid.registry.RegistryEntry;
import it.varco.spid.xml.EnvelopedSignature;
import it.varco.spid.xml.Saml;
import it.varco.spid.xml.XmlElement;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.w3c.dom.Document;

/**
 * What it costs to judge an answer that has been parsed. The checks are those of a provider whose one key is too short to be
 * tried, so that all of them run, the shape of the signatures included, and no arithmetic does.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class AnswerChecks {

    private final AnswerJudge judge = new AnswerJudge(Duration.ofSeconds(10));

    private Document document;
    private XmlElement response;
    private XmlElement assertion;
    private PendingRequest request;
    private RegistryEntry provider;
    private RegistryEntry withoutAKey;
    private List<PublicKey> keys;

    /** Makes the answer, and sees that it is believed and of the size that is promised. */
    @Setup
    public void answer() {
        Answer answer = new Answer();
        document = answer.document();
        response = new XmlElement(document.getDocumentElement());
        assertion = response.only(Saml.ASSERTION_NS, "Assertion").orElseThrow();
        request = answer.request();
        provider = answer.provider();
        withoutAKey = answer.providerWithoutAKey();
        keys = provider.signingKeys();
        if (!(whole() instanceof Verdict.Accepted) || answer.bytes() < 8 * 1024 || answer.bytes() > 9 * 1024) {
            throw new IllegalStateException("not a genuine answer of eight kilobytes but of " + answer.bytes());
        }
    }

    /** All checks, without the arithmetic. */
    @Benchmark
    public Verdict checks(CpuTime cpu) {
        cpu.count();
        return judge.judge(document, request, withoutAKey, Answer.RECEIVED_AT);
    }

    /** Both signatures, shape and arithmetic. */
    @Benchmark
    public boolean signatures(CpuTime cpu) {
        cpu.count();
        return EnvelopedSignature.isValid(response, keys) && EnvelopedSignature.isValid(assertion, keys);
    }

    /** The verdict that a sign-in waits for. */
    @Benchmark
    public Verdict verdict(CpuTime cpu) {
        cpu.count();
        return whole();
    }

    private Verdict whole() {
        return judge.judge(document, request, provider, Answer.RECEIVED_AT);
    }
}
