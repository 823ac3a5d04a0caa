using Tenantry.AdminUi;

namespace Tenantry.Platform.Pages;

internal static class ReplayDeadLetter
{
    public static async Task<string> SayAsync(IServiceProvider services, string id, CancellationToken ct) =>
        await FindDeadLetter.SourceAsync(services, id, ct) is { } match ? await match.Source.SayAsync(id, ct) : "";

    public static async Task<Result> RunAsync(IServiceProvider services, string id, string? reason, CancellationToken ct) =>
        await FindDeadLetter.SourceAsync(services, id, ct) is { } match ? await match.Source.ReplayAsync(id, reason, ct) : PlatformProblems.DeadLetterNotFound;
}
