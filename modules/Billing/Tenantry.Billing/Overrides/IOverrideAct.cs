namespace Tenantry.Billing.Overrides;

/// <summary>Gives one kind of override and takes it back. Each step may be repeated: it was perhaps done, and not written down.</summary>
internal interface IOverrideAct
{
    OverrideKind Kind { get; }

    /// <summary>Checks whether it can be given, and says what it is, what it costs and when it ends. Nothing is done.</summary>
    Task<Result> PrepareAsync(TenantOverride row, CancellationToken ct);

    /// <summary>Gives it.</summary>
    Task<Result> BeginAsync(TenantOverride row, CancellationToken ct);

    /// <summary>Takes it back; <paramref name="ranOut"/> where its time is over, which some kinds know by themselves.</summary>
    Task<Result> EndAsync(TenantOverride row, bool ranOut, CancellationToken ct);
}
