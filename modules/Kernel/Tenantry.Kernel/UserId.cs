namespace Tenantry.Kernel;

/// <summary>Identifies a user, who can be a member of several tenants.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    /// <inheritdoc/>
    public static UserId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
