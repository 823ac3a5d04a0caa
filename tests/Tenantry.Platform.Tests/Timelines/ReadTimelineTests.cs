using Tenantry.AdminUi;
using Tenantry.Platform.Pages;

namespace Tenantry.Platform.Tests.Timelines;

public sealed class ReadTimelineTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Pages_ContainEveryEntryOnce_NewestFirst_EvenIfManyHaveTheSameTime()
    {
        // Three contributors, with most of their entries at the same time.
        ITimelineContributor[] all =
        [
            new FixedContributor("Payments",
                [.. Enumerable.Range(0, 9).Select(n => (n < 7 ? Noon : Noon.AddHours(n - 20), $"payment {n}"))]),
            new FixedContributor("Emails", [.. Enumerable.Range(0, 8).Select(n => (Noon, $"email {n}"))]),
            new FixedContributor("Audit", [(Noon.AddHours(1), "audit 0"), (Noon, "audit 1"), (Noon.AddDays(-9), "audit 2")]),
        ];
        foreach (var size in new[] { 1, 3, 7, 20, 50 })
        {
            var read = new List<TimelineEntry>();
            TimelineCursor? from = TimelineCursor.Start;
            while (from is not null)
            {
                var slice = await ReadTimeline.RunAsync(TenantId.Host, all, from, size, default);
                slice.Lines.Count.ShouldBeLessThanOrEqualTo(size);
                read.AddRange(slice.Lines.Select(line => line.Entry));
                from = slice.Next is null ? null : TimelineCursor.Parse(slice.Next.ToString());
            }

            read.Select(entry => entry.Title).ShouldBeUnique();
            (read.Count, read[0].Title, read[^1].Title).ShouldBe((20, "audit 0", "audit 2"));
            read.Select(entry => entry.At).ShouldBe(read.Select(entry => entry.At).OrderDescending());
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("x-1")]
    [InlineData("99999999999999999999-1")]
    [InlineData("3155378976000000000-1")]
    [InlineData("12-999999999")]
    public void InvalidCursor_BeginsAtTheStart(string? cursor) => TimelineCursor.Parse(cursor).ShouldBe(TimelineCursor.Start);

    private sealed class FixedContributor(string topic, (DateTimeOffset At, string Title)[] entries) : ITimelineContributor
    {
        public string Topic => topic;

        public string Permission => PlatformPermissions.Operate;

        public Task<IReadOnlyList<TimelineEntry>> ReadAsync(TimelineRequest request, CancellationToken ct) =>
            Task.FromResult(request.Cut(entries.Select(entry => new TimelineEntry(entry.At, entry.Title))));
    }
}
