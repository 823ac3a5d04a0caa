using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Tenantry.Metering.Events;
using Tenantry.Platform.Permissions;
using Tenantry.Platform.Problems;

namespace Tenantry.Metering.Ingestion;

/// <summary>Represents a usage event in a request.</summary>
/// <param name="Meter">The meter's key.</param>
/// <param name="Quantity">The quantity, between 1 and 1,000,000,000,000.</param>
/// <param name="Key">The idempotency key, 1 to 200 characters. It is unique within the tenant and never expires.</param>
/// <param name="At">The time of the usage. The default is now.</param>
public sealed record UsageEventRequest(
    [property: Required, StringLength(200, MinimumLength = 1)] string Meter,
    [property: Range(1, UsageEvent.MaxQuantity)] long Quantity,
    [property: Required, StringLength(200, MinimumLength = 1)] string Key,
    DateTimeOffset? At);

/// <summary>Ingests one or more usage events. Each event has its own outcome; a retry succeeds.</summary>
internal sealed class IngestUsage(RecordUsage record, MeteringOptions options, TimeProvider clock)
{
    private const int MaxBody = 1024 * 1024;

    public static void Map(IEndpointRouteBuilder usage) => usage
        .MapPost("", async (UsageEventRequest[] events, IngestUsage send, CancellationToken ct) =>
            (await send.RunAsync(events, ct)).ToHttp(TypedResults.Ok))
        .RequirePermission(MeteringPermissions.Write)
        .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MaxBody))
        .WithName(nameof(IngestUsage))
        .WithSummary("Ingests usage events. Each idempotency key counts once; the response contains the outcome of each event.");

    public async Task<Result<IngestUsageResponse>> RunAsync(IReadOnlyList<UsageEventRequest> events, CancellationToken ct)
    {
        if (events.Count == 0 || events.Count > options.MaxBatch)
        {
            return IngestionProblems.InvalidBatchSize.WithDetail("limit", options.MaxBatch).WithDetail("sent", events.Count);
        }

        for (var index = 0; index < events.Count; index++)
        {
            if (InvalidField(events[index]) is { } field)
            {
                return IngestionProblems.InvalidEvent.WithField($"[{index}]{field}");
            }
        }

        var latest = clock.GetUtcNow() + options.ClockSkew;
        for (var index = 0; index < events.Count; index++)
        {
            // Validated for the whole batch first: a batch is ingested completely or not at all.
            if (events[index].At > latest)
            {
                return IngestionProblems.EventInFuture.WithField($"[{index}].at");
            }
        }

        var outcomes =
            await record.RunAsync(
                [.. events.Select(usageEvent => new UsageEventInput(usageEvent.Meter, usageEvent.Quantity, usageEvent.Key, usageEvent.At))],
                ct);
        return new IngestUsageResponse([.. events.Zip(outcomes, (usageEvent, outcome) => ToResult(usageEvent, outcome))]);
    }

    // Validated by hand: the framework's validation skips the items of an array. PostgreSQL cannot store a null character.
    private static string? InvalidField(UsageEventRequest? usageEvent) => usageEvent switch
    {
        null => "",
        _ when string.IsNullOrWhiteSpace(usageEvent.Meter) || usageEvent.Meter.Length > UsageEvent.MaxKey
            || usageEvent.Meter.Contains('\0', StringComparison.Ordinal) => ".meter",
        _ when string.IsNullOrWhiteSpace(usageEvent.Key) || usageEvent.Key.Length > UsageEvent.MaxKey
            || usageEvent.Key.Contains('\0', StringComparison.Ordinal) => ".key",
        { Quantity: < 1 or > UsageEvent.MaxQuantity } => ".quantity",
        _ => null,
    };

    private static UsageEventResult ToResult(UsageEventRequest usageEvent, UsageOutcome outcome) =>
        ProblemOf(outcome) is { } problem ? new(usageEvent.Key, outcome.ToString(), problem.Code, problem.Message)
        : new(usageEvent.Key, outcome.ToString(), null, null);

    private static Problem? ProblemOf(UsageOutcome outcome) => outcome switch
    {
        UsageOutcome.Conflict => IngestionProblems.KeyConflict,
        UsageOutcome.UnknownMeter => IngestionProblems.UnknownMeter,
        _ => null,
    };
}

/// <summary>Represents the outcomes of the events, in the order sent.</summary>
internal sealed record IngestUsageResponse(IReadOnlyList<UsageEventResult> Events);

/// <summary>Represents the outcome of one event.</summary>
internal sealed record UsageEventResult(string Key, string Outcome, string? Code, string? Message);
