using Tenantry.Platform;
using Tenantry.Platform.Jobs;

namespace Tenantry.Jobs;

/// <summary>One run of a job: what an operator sees of it.</summary>
[SharedAcrossTenants("A run may serve many tenants; only the operator reads the list.")]
internal sealed class JobRun
{
    public Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>The tenant for whom a job was enqueued; none for a recurring job.</summary>
    public Guid? Tenant { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset EndedAt { get; set; }

    public bool Succeeded { get; set; }

    public string? Error { get; set; }
}
