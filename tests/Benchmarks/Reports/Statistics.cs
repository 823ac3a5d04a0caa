namespace Tenantry.Benchmarks.Reports;

internal static class Statistics
{
    public static double Median(this IEnumerable<double> values) => Percentile([.. values], 0.5);

    public static double Percentile(this IReadOnlyCollection<double> values, double fraction)
    {
        double[] sorted = [.. values.Order()];
        return sorted[(int)Math.Min(sorted.Length - 1, Math.Floor(fraction * sorted.Length))];
    }
}
