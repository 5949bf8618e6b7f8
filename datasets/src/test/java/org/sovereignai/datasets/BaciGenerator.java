package org.sovereignai.datasets;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Makes trade data of any size in the layout of BACI: one CSV file per year with the header {@code t,i,j,k,v,q}, the code
 * lists and a {@code Readme.txt}, plain or in the official zip. The codes of economies and products are the real ones;
 * values are drawn: few economies and products have most of the flows, values are log-normal, and 9 % of the quantities are
 * missing in one of the three ways that occur. No flow appears twice, and flows are in the order of exporter, importer and
 * product. The same seed gives the same bytes.
 */
public final class BaciGenerator {

    private static final String RELEASE = "202601";
    private static final String REVISION = "HS17";
    private static final String CONCORDANCE_STEP = "2022 to 2017";
    /** The largest traders in goods of the strands, in the codes of BACI, for a realistic concentration. */
    private static final List<String> LARGEST = List.of(
            "156", "842", "344", "490", "410", "702", "276", "392", "528", "458", "704", "484", "251", "381", "826",
            "699", "764", "608", "56", "616", "203", "757");

    private static final double MISSING_QUANTITIES = 0.09;
    private static final String[] MISSING = {"           NA", "NA", ""};
    private static final byte[] HEADER = "t,i,j,k,v,q\n".getBytes(StandardCharsets.US_ASCII);

    private final String[] economies;
    private final double[] sizes;
    private final String[] products;
    private final double[] frequencies;
    private final int[] byFrequency;
    /** Sum of the frequencies from the n-th most frequent product on. */
    private final double[] rest;

    private final long seed;

    private BaciGenerator(List<String> economies, List<String> products, long seed) {
        this.economies = economies.toArray(String[]::new);
        this.products = products.toArray(String[]::new);
        this.seed = seed;
        SplittableRandom random = new SplittableRandom(seed);
        sizes = new double[economies.size()];
        for (int i = 0; i < sizes.length; i++) {
            int rank = LARGEST.indexOf(economies.get(i));
            sizes[i] = 1.0 / (2 + (rank < 0 ? LARGEST.size() + random.nextInt(economies.size()) : rank));
        }
        frequencies = random.doubles(products.size())
                .map(uniform -> Math.pow(uniform, 3) + 0.01)
                .toArray();
        byFrequency = IntStream.range(0, frequencies.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -frequencies[k]))
                .mapToInt(k -> k)
                .toArray();
        rest = new double[frequencies.length + 1];
        for (int k = frequencies.length - 1; k >= 0; k--) {
            rest[k] = rest[k + 1] + frequencies[byFrequency[k]];
        }
    }

    /**
     * A generator with all economies of the crosswalk and the products of HS 2017 in a concordance: all of them in the
     * publisher's file, those of the strands in the starter extract's.
     */
    public static BaciGenerator of(Path concordance, long seed) throws IOException {
        List<String> products = Files.readAllLines(concordance).stream()
                .map(line -> line.split(","))
                .filter(cells -> cells[3].equals(CONCORDANCE_STEP))
                .map(cells -> "0".repeat(6 - cells[1].length()) + cells[1])
                .sorted()
                .distinct()
                .toList();
        return new BaciGenerator(List.copyOf(baciCodes().keySet()), products, seed);
    }

    /**
     * Economies of the crosswalk by the code that BACI has for them, in the order of these numbers; for an economy with
     * several codes the one in use since 2012, which is the smallest.
     */
    private static TreeMap<String, String> baciCodes() throws IOException {
        TreeMap<String, String> codes = new TreeMap<>(Comparator.comparingInt(Integer::parseInt));
        String crosswalk = new String(
                BaciGenerator.class.getResourceAsStream("economy_codes.csv").readAllBytes(), StandardCharsets.UTF_8);
        crosswalk
                .lines()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[0].equals("baci") && !cells[2].isEmpty())
                .sorted(Comparator.comparingInt(cells -> Integer.parseInt(cells[1])))
                .filter(cells -> !codes.containsValue(cells[2]))
                .forEach(cells -> codes.put(cells[1], cells[2]));
        return codes;
    }

    /** Writes plain files, one per year, with the code lists. */
    public void write(Path folder, int firstYear, int lastYear, long rowsPerYear) throws IOException {
        Files.createDirectories(folder);
        write(name -> Files.newOutputStream(folder.resolve(name)), firstYear, lastYear, rowsPerYear);
    }

    /** Writes the official zip and returns it. */
    public Path writeZip(Path folder, int firstYear, int lastYear, long rowsPerYear) throws IOException {
        Path file = Files.createDirectories(folder).resolve("BACI_" + REVISION + "_V" + RELEASE + ".zip");
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            write(name -> new Member(zip, name), firstYear, lastYear, rowsPerYear);
        }
        return file;
    }

    private void write(Members members, int firstYear, int lastYear, long rowsPerYear) throws IOException {
        try (Text readme = new Text(members.open("Readme.txt"))) {
            readme.add("Generated data in the layout of BACI; no flow in it is real.\n");
        }
        for (int year = firstYear; year <= lastYear; year++) {
            String name = "BACI_%s_Y%d_V%s.csv".formatted(REVISION, year, RELEASE);
            try (Text csv = new Text(members.open(name))) {
                writeYear(csv, year, rowsPerYear);
            }
        }
        try (Text list = new Text(members.open("country_codes_V" + RELEASE + ".csv"))) {
            list.add("country_code,country_name,country_iso2,country_iso3\n");
            baciCodes()
                    .forEach((code, alpha3) -> list.add(code)
                            .add(",")
                            .add(alpha3)
                            .add(",,")
                            .add(alpha3)
                            .add("\n"));
        }
        try (Text list = new Text(members.open("product_codes_%s_V%s.csv".formatted(REVISION, RELEASE)))) {
            list.add("code,description\n");
            for (String product : products) {
                list.add(product).add(",\"Goods, of subheading ").add(product).add("\"\n");
            }
        }
    }

    private void writeYear(Text csv, int year, long rows) {
        SplittableRandom random = new SplittableRandom(seed * 10_007 + year);
        int[] perPair = rowsPerPair(rows);
        csv.add(HEADER);
        byte[] start = (year + ",").getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < economies.length; i++) {
            for (int j = 0; j < economies.length; j++) {
                int wanted = perPair[i * economies.length + j];
                if (wanted > 0) {
                    String pair = economies[i] + "," + economies[j] + ",";
                    writePair(csv, start, pair.getBytes(StandardCharsets.US_ASCII), wanted, random);
                }
            }
        }
    }

    /** Writes as many products as wanted of one pair: systematic sampling, the chance in proportion to the frequency. */
    private void writePair(Text csv, byte[] year, byte[] pair, int wanted, SplittableRandom random) {
        double scale = scale(wanted);
        double sum = random.nextDouble();
        int written = 0;
        for (int k = 0; k < products.length && written < wanted; k++) {
            sum += Math.min(1, scale * frequencies[k]);
            // The second condition makes up for rounding.
            if (sum >= 1 || products.length - k == wanted - written) {
                sum -= 1;
                written++;
                csv.add(year).add(pair).add(products[k]).add(",");
                long value = 1 + (long) Math.exp(10 + 3 * gaussian(random));
                csv.addThousandths(value).add(",");
                if (random.nextDouble() < MISSING_QUANTITIES) {
                    csv.add(MISSING[random.nextInt(MISSING.length)]);
                } else {
                    csv.addThousandths(1 + (long) (value * (0.01 + random.nextDouble())));
                }
                csv.add("\n");
            }
        }
    }

    /** The factor that makes the chances of all products, each at most 1, add up to a number. */
    private double scale(int wanted) {
        int certain = 0;
        while (certain < wanted && (wanted - certain) * frequencies[byFrequency[certain]] > rest[certain]) {
            certain++;
        }
        return certain == wanted ? 1 / frequencies[byFrequency[wanted - 1]] : (wanted - certain) / rest[certain];
    }

    /** Shares rows out over pairs of economies in proportion to both sizes, no pair more than there are products. */
    private int[] rowsPerPair(long rows) {
        int n = economies.length;
        if (rows > (long) n * (n - 1) * products.length) {
            throw new IllegalArgumentException("There are only %,d flows of %d products among %d economies"
                    .formatted((long) n * (n - 1) * products.length, products.length, n));
        }
        double[] weights = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                weights[i * n + j] = i == j ? 0 : sizes[i] * sizes[j];
            }
        }
        int[] perPair = new int[n * n];
        long left = rows;
        while (left > 0) {
            double open = 0;
            for (int pair = 0; pair < weights.length; pair++) {
                open += perPair[pair] < products.length ? weights[pair] : 0;
            }
            double carry = 0;
            long before = left;
            for (int pair = 0; pair < weights.length; pair++) {
                if (weights[pair] > 0 && perPair[pair] < products.length) {
                    carry += before * weights[pair] / open;
                    int more = (int) Math.min(Math.min(left, (long) carry), products.length - perPair[pair]);
                    carry -= (long) carry;
                    perPair[pair] += more;
                    left -= more;
                }
            }
            for (int pair = 0; left == before && pair < weights.length; pair++) {
                if (weights[pair] > 0 && perPair[pair] < products.length) {
                    perPair[pair]++;
                    left--;
                }
            }
        }
        return perPair;
    }

    /** Near enough to normal: the sum of four uniform numbers, scaled. */
    private static double gaussian(SplittableRandom random) {
        double sum = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble();
        return (sum - 2) * Math.sqrt(3);
    }

    private interface Members {
        OutputStream open(String name) throws IOException;
    }

    /** A member of a zip; closing it leaves the zip open. */
    private static final class Member extends OutputStream {
        private final ZipOutputStream zip;

        Member(ZipOutputStream zip, String name) throws IOException {
            this.zip = zip;
            zip.putNextEntry(new ZipEntry(name));
        }

        @Override
        public void write(int single) throws IOException {
            zip.write(single);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            zip.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            zip.closeEntry();
        }
    }

    /** Text on its way to a file. */
    private static final class Text implements Closeable {
        private final OutputStream out;
        private final byte[] buffer = new byte[1 << 16];
        private int length;

        Text(OutputStream out) {
            this.out = out;
        }

        Text add(String text) {
            return add(text.getBytes(StandardCharsets.UTF_8));
        }

        Text add(byte[] bytes) {
            if (length + bytes.length > buffer.length) {
                flush();
            }
            System.arraycopy(bytes, 0, buffer, length, bytes.length);
            length += bytes.length;
            return this;
        }

        /** Adds a number of thousandths as a decimal number with three places. */
        Text addThousandths(long thousandths) {
            byte[] digits = new byte[20];
            int at = digits.length;
            long left = thousandths;
            for (int place = 0; place < 4 || left > 0; place++) {
                if (place == 3) {
                    digits[--at] = '.';
                }
                digits[--at] = (byte) ('0' + left % 10);
                left /= 10;
            }
            return add(Arrays.copyOfRange(digits, at, digits.length));
        }

        private void flush() {
            try {
                out.write(buffer, 0, length);
                length = 0;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            flush();
            out.close();
        }
    }

    /** {@code plain|zip CONCORDANCE FOLDER FIRST_YEAR LAST_YEAR ROWS_PER_YEAR SEED}. */
    public static void main(String[] arguments) throws IOException {
        List<String> given = new ArrayList<>(List.of(arguments));
        BaciGenerator generator = of(Path.of(given.get(1)), Long.parseLong(given.get(6)));
        Path folder = Path.of(given.get(2));
        int first = Integer.parseInt(given.get(3));
        int last = Integer.parseInt(given.get(4));
        long rows = Long.parseLong(given.get(5));
        if (given.get(0).equals("zip")) {
            generator.writeZip(folder, first, last, rows);
        } else {
            generator.write(folder, first, last, rows);
        }
    }
}
