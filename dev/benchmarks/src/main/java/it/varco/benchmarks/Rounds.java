package it.varco.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** The same figure, or ratio, from several rounds: its median, and the interval in which resampled medians lie. */
public record Rounds(List<Double> values) {

    private static final int RESAMPLES = 10_000;

    /** Keeps its own copy of the list. */
    public Rounds {
        values = List.copyOf(values);
    }

    /** The middle one. */
    public double median() {
        return median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Percentile bootstrap, 95 %. */
    public double[] interval() {
        Random random = new Random(1);
        double[] medians = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            medians[i] = median(random.ints(values.size(), 0, values.size())
                    .mapToDouble(values::get)
                    .toArray());
        }
        Arrays.sort(medians);
        return new double[] {medians[(int) (RESAMPLES * 0.025)], medians[(int) (RESAMPLES * 0.975)]};
    }

    /** The ratios of the rounds to those of another, which were measured in turn with these. */
    public Rounds over(Rounds below) {
        return new Rounds(IntStream.range(0, values.size())
                .mapToObj(round -> values.get(round) / below.values.get(round))
                .toList());
    }

    /** Median and interval, as reports have them. */
    public String figure() {
        double[] interval = interval();
        return String.format(Locale.ROOT, "%.3f (%.3f-%.3f)", median(), interval[0], interval[1]);
    }

    private static double median(double[] sample) {
        double[] sorted = sample.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
