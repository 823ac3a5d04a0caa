using Tenantry.Platform;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>Represents a run of a job in the history.</summary>
[SharedAcrossTenants("A run can serve many tenants, and only operators read the list.")]
internal sealed class JobRun
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Gets the ID of the tenant that enqueued the job, or <see langword="null"/> for a recurring job.</summary>
    public Guid? Tenant { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset EndedAt { get; set; }

    public bool Succeeded { get; set; }

    public string? Error { get; set; }
}
