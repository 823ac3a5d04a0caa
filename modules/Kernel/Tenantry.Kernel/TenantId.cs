namespace Tenantry.Kernel;

/// <summary>Identifies a tenant: an organization or a person's own account, which is billed.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct TenantId(Guid Value) : IId<TenantId>
{
    /// <summary>
    /// Gets the ID of the host's own tenant, which owns the rows that belong to no customer, such as an email to a visitor.
    /// </summary>
    /// <value><c>00000000-0000-0000-0000-000000000001</c>: not the empty UUID, so that a tenant that is not set is never the host.</value>
    public static TenantId Host { get; } = new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    /// <inheritdoc/>
    public static TenantId From(Guid value) => new(value);

    /// <summary>Creates a new ID.</summary>
    /// <param name="clock">The source of the time in the UUIDv7.</param>
    /// <returns>A new ID.</returns>
    public static TenantId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
