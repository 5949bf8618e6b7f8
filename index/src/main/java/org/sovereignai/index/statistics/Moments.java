package org.sovereignai.index.statistics;

/**
 * Mean, sample standard deviation, skewness and excess kurtosis of a sample without missing values.
 *
 * <p>Skewness and kurtosis are the bias-corrected "type 2" moments that the outlier rule of the OECD/JRC handbook is
 * stated for: with central moments {@code m2, m3, m4}, {@code g1 = m3 / m2^1.5} and {@code g2 = m4 / m2^2 - 3},
 * {@code skewness = g1 sqrt(n (n - 1)) / (n - 2)} and {@code kurtosis = ((n + 1) g2 + 6) (n - 1) / ((n - 2) (n - 3))}.
 * They are scale free here: commons-math returns 0 for every sample whose variance is below an absolute 1e-19, which
 * would call small units free of outliers.
 *
 * @param count number of values
 * @param mean arithmetic mean, 0 for an empty sample
 * @param deviation standard deviation with divisor n - 1, 0 for fewer than two values or a constant sample
 * @param skewness type 2 skewness, 0 for fewer than three values or a constant sample
 * @param kurtosis type 2 excess kurtosis, 0 for fewer than four values or a constant sample
 */
public record Moments(int count, double mean, double deviation, double skewness, double kurtosis) {

    public static Moments of(double[] values) {
        int n = values.length;
        if (n == 0) {
            return new Moments(0, 0, 0, 0, 0);
        }
        double low = values[0];
        double high = values[0];
        double sum = 0;
        for (double value : values) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low == high) {
            return new Moments(n, low, 0, 0, 0);
        }
        double mean = sum / n;
        // Deviations in units of the range keep the fourth power away from underflow and overflow.
        double range = high - low;
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double value : values) {
            double d = (value - mean) / range;
            double square = d * d;
            m2 += square;
            m3 += square * d;
            m4 += square * square;
        }
        double deviation = range * Math.sqrt(m2 / (n - 1));
        m2 /= n;
        m3 /= n;
        m4 /= n;
        double size = n;
        double skewness = n < 3 ? 0 : m3 / (m2 * Math.sqrt(m2)) * Math.sqrt(size * (size - 1)) / (size - 2);
        double kurtosis = n < 4 ? 0 : ((size + 1) * (m4 / (m2 * m2) - 3) + 6) * (size - 1) / ((size - 2) * (size - 3));
        return new Moments(n, mean, deviation, skewness, kurtosis);
    }
}
