using System.Diagnostics.Metrics;

namespace Tenantry.Content.Lessons;

/// <summary>Metrics of content. Tenants are not a tag because their number is unbounded.</summary>
internal sealed class ContentMetrics(IMeterFactory meters)
{
    /// <summary>The name of the meter, for exporters.</summary>
    public const string Name = "Tenantry.Content";

    private readonly Counter<long> _enrollments = meters.Create(Name)
        .CreateCounter<long>("tenantry.content.enrollments", "{enrollment}", "Enrollments started");

    private readonly Histogram<double> _delay = meters.Create(Name).CreateHistogram<double>(
        "tenantry.content.lesson.delay", "s", "Time from a lesson's due time to its delivery");

    private readonly Counter<long> _completed = meters.Create(Name)
        .CreateCounter<long>("tenantry.content.lessons.done", "{lesson}", "Lessons completed");

    public void RecordEnrollment(string product) => _enrollments.Add(1, Of(product));

    public void RecordDelivery(string product, TimeSpan delay) => _delay.Record(Math.Max(0, delay.TotalSeconds), Of(product));

    public void RecordCompletion(string product) => _completed.Add(1, Of(product));

    private static KeyValuePair<string, object?> Of(string product) => KeyValuePair.Create<string, object?>("product", product);
}
