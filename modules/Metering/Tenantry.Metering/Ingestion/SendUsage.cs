using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Metering.Events;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Metering.Ingestion;

/// <summary>One usage event, as a sender writes it.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Quantity">How much; between one and 1,000,000,000,000.</param>
/// <param name="Key">What makes it the same on a repetition; 1 to 200 characters, unique for ever within the tenant.</param>
/// <param name="At">When it happened; now where it is not given.</param>
public sealed record UsageSent(
    [property: Required, StringLength(200, MinimumLength = 1)] string Meter,
    [property: Range(1, UsageEvent.MaxQuantity)] long Quantity,
    [property: Required, StringLength(200, MinimumLength = 1)] string Key,
    DateTimeOffset? At);

/// <summary>Takes usage events, one or many. Each has an outcome of its own; a repetition is a success.</summary>
internal sealed class SendUsage(RecordUsage record, MeteringOptions options, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder usage) => usage
        .MapPost("", async (UsageSent[] events, SendUsage send, CancellationToken ct) => (await send.RunAsync(events, ct)).ToHttp(TypedResults.Ok))
        .RequirePermission(MeteringPermissions.Write)
        .WithName(nameof(SendUsage))
        .WithSummary("Ingests usage events. Each event id counts once; the answer says what became of each event.");

    public async Task<Result<UsageTaken>> RunAsync(IReadOnlyList<UsageSent> events, CancellationToken ct)
    {
        if (events.Count == 0 || events.Count > options.MaxBatch)
        {
            return IngestionProblems.BatchSize.With("limit", options.MaxBatch).With("sent", events.Count);
        }

        for (var index = 0; index < events.Count; index++)
        {
            if (Fault(events[index]) is { } field)
            {
                return IngestionProblems.BadEvent.On($"[{index}]{field}");
            }
        }

        var latest = clock.GetUtcNow() + options.ClockSkew;
        for (var index = 0; index < events.Count; index++)
        {
            // Checked for all of them first: a batch is taken whole or not at all.
            if (events[index].At > latest)
            {
                return IngestionProblems.InTheFuture.On($"[{index}].at");
            }
        }

        var outcomes = await record.RunAsync([.. events.Select(usageSent => new SentEvent(usageSent.Meter, usageSent.Quantity, usageSent.Key, usageSent.At))], ct);
        return new UsageTaken([.. events.Zip(outcomes, (usageSent, outcome) => Taken(usageSent, outcome))]);
    }

    // By hand: the framework's validation passes over the items of an array. A null character is one that PostgreSQL cannot store.
    private static string? Fault(UsageSent? one) => one switch
    {
        null => "",
        _ when string.IsNullOrWhiteSpace(one.Meter) || one.Meter.Length > UsageEvent.MaxKey || one.Meter.Contains('\0', StringComparison.Ordinal) => ".meter",
        _ when string.IsNullOrWhiteSpace(one.Key) || one.Key.Length > UsageEvent.MaxKey || one.Key.Contains('\0', StringComparison.Ordinal) => ".key",
        { Quantity: < 1 or > UsageEvent.MaxQuantity } => ".quantity",
        _ => null,
    };

    private static UsageTakenEvent Taken(UsageSent one, UsageOutcome outcome) =>
        Refusal(outcome) is { } refusal ? new(one.Key, outcome.ToString(), refusal.Code, refusal.Message) : new(one.Key, outcome.ToString(), null, null);

    private static Problem? Refusal(UsageOutcome outcome) => outcome switch
    {
        UsageOutcome.Conflict => IngestionProblems.KeyConflict,
        UsageOutcome.UnknownMeter => IngestionProblems.UnknownMeter,
        _ => null,
    };
}

/// <summary>What became of each event, in the order sent.</summary>
internal sealed record UsageTaken(IReadOnlyList<UsageTakenEvent> Events);

/// <summary>What became of one event.</summary>
internal sealed record UsageTakenEvent(string Key, string Outcome, string? Code, string? Message);
