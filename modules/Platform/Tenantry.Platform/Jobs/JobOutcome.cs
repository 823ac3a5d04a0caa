namespace Tenantry.Platform.Jobs;

/// <summary>How a run of a job ended.</summary>
internal sealed record JobOutcome(DateTimeOffset StartedAt, DateTimeOffset EndedAt, Exception? Error);
