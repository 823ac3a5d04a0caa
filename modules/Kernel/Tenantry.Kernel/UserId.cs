namespace Tenantry.Kernel;

/// <summary>Names a person, who may belong to several tenants.</summary>
/// <param name="Value">The UUID.</param>
public readonly record struct UserId(Guid Value) : IId<UserId>
{
    /// <inheritdoc/>
    public static UserId From(Guid value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
