namespace Tenantry.Platform.Jobs;

/// <summary>Represents the outcome of a job run.</summary>
internal sealed record JobOutcome(DateTimeOffset StartedAt, DateTimeOffset EndedAt, Exception? Error);
