namespace Tenantry.Kernel;

/// <summary>Names a tenant: the billing account, an organisation or one person's own space.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct TenantId(Guid Value) : IId<TenantId>
{
    /// <summary>
    /// Gets the host's own tenant: the rows that belong to the deployment and to no customer, such as a mail to a visitor.
    /// </summary>
    /// <value><c>00000000-0000-0000-0000-000000000001</c>: never the empty UUID, so that a tenant left unset is not the host.</value>
    public static TenantId Host { get; } = new(new Guid(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    /// <inheritdoc/>
    public static TenantId From(Guid value) => new(value);

    /// <summary>Makes a new id.</summary>
    /// <param name="clock">Where the time in the UUIDv7 comes from.</param>
    /// <returns>An id that no other call returns.</returns>
    public static TenantId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()));

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
