using System.Collections.Concurrent;

namespace Tenantry.Billing.StripeEmulator.Tests;

public sealed class RecordedSessionTests
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<Difference>>>> Replays = new(StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. RecordedSession.All.Select(session => session.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Emulator_RespondsToARecordedSession_AsStripeDid(string name)
    {
        var differences = await ReplayAsync(name);

        differences.Where(difference => !KnownDifferences.List.Differences.Any(known => known.Matches(difference))).ShouldBeEmpty();
    }

    [Fact]
    public async Task EveryKnownDifference_Occurs_InAsManySteps()
    {
        var differences = await ReplayAllAsync();

        var counted = KnownDifferences.List.Differences.Select(known => (Known: known, Steps: StepsOf(differences.Where(known.Matches))));

        counted.Where(row => row.Steps != row.Known.Steps).ShouldBeEmpty();
    }

    [Fact]
    public void EveryKnownDifference_HasAReason() =>
        KnownDifferences.List.Differences.Select(known => known.Kind).Distinct()
            .ShouldBe(KnownDifferences.List.Kinds.Keys, ignoreOrder: true);

    [Fact]
    public async Task Readme_StatesHowManyResponsesMatch_AndWhyTheOthersDiffer()
    {
        var differences = await ReplayAllAsync();
        var sessions = RecordedSession.All.Count - differences.Select(difference => difference.Session).Distinct().Count();
        var steps = RecordedSession.All.Sum(session => session.Steps.Count) - StepsOf(differences);
        var rows = KnownDifferences.List.Kinds.Select(kind => (kind.Key, Reason: kind.Value, Steps: StepsOf(differences.Where(difference =>
            KnownDifferences.List.Differences.Any(known => known.Kind == kind.Key && known.Matches(difference))))));

        var readme = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "README.md"));

        readme.ShouldContain($"{sessions} sessions and {steps} responses match in every field.");
        foreach (var (kind, reason, count) in rows)
        {
            readme.ShouldContain($"| {kind} | {count} | {reason} |");
        }
    }

    private static async Task<List<Difference>> ReplayAllAsync()
    {
        var differences = new List<Difference>();
        foreach (var session in RecordedSession.All)
        {
            differences.AddRange(await ReplayAsync(session.Name));
        }

        return differences;
    }

    private static int StepsOf(IEnumerable<Difference> differences) =>
        differences.Select(difference => (difference.Session, difference.Step)).Distinct().Count();

    private static Task<IReadOnlyList<Difference>> ReplayAsync(string name) => Replays.GetOrAdd(
        name, key => new(() => Replay.RunAsync(RecordedSession.All.Single(session => session.Name == key)))).Value;
}
