using System.Diagnostics.Metrics;

namespace Tenantry.Content;

/// <summary>The metrics of content. No tenant as a tag: their number is unbounded.</summary>
internal sealed class ContentMetrics(IMeterFactory meters)
{
    /// <summary>The meter's name, for exporters.</summary>
    public const string Name = "Tenantry.Content";

    private readonly Counter<long> _enrolled = meters.Create(Name).CreateCounter<long>("tenantry.content.enrollments", "{enrollment}", "Enrollments started");

    private readonly Histogram<double> _delay = meters.Create(Name).CreateHistogram<double>(
        "tenantry.content.lesson.delay", "s", "From the instant a lesson was due to its delivery");

    private readonly Counter<long> _finished = meters.Create(Name).CreateCounter<long>("tenantry.content.lessons.done", "{lesson}", "Lessons marked as done");

    public void Enrolled(string product) => _enrolled.Add(1, Of(product));

    public void Delivered(string product, TimeSpan delay) => _delay.Record(Math.Max(0, delay.TotalSeconds), Of(product));

    public void LessonDone(string product) => _finished.Add(1, Of(product));

    private static KeyValuePair<string, object?> Of(string product) => KeyValuePair.Create<string, object?>("product", product);
}
