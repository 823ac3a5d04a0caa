using System.Diagnostics.CodeAnalysis;

namespace Tenantry.Billing.Gateways;

/// <summary>
/// The base of the provider's IDs. Each kind of object has a type of its own, so that the ID of one cannot be passed for that of another.
/// </summary>
/// <param name="Value">The ID, as the provider writes it.</param>
// Not a struct, as the application's own IDs are: its default would be an ID without a value, and most of these are optional.
public abstract record GatewayId(string Value)
{
    /// <summary>Gets the text of an ID.</summary>
    /// <param name="id">The ID.</param>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator string?(GatewayId? id) => id?.Value;

    /// <summary>Creates an ID where there is one.</summary>
    /// <typeparam name="TId">The type of the ID.</typeparam>
    /// <param name="value">The ID, as the provider writes it; <see langword="null"/> for none.</param>
    /// <returns>The ID, or <see langword="null"/>.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public static TId? From<TId>(string? value)
        where TId : GatewayId, IGatewayId<TId> => value is null ? null : TId.Create(value);

    /// <summary>Gets the ID, as the provider writes it.</summary>
    /// <returns>The ID.</returns>
    public sealed override string ToString() => Value;
}

/// <summary>Creates IDs of one kind.</summary>
/// <typeparam name="TSelf">The type of the ID.</typeparam>
public interface IGatewayId<TSelf>
    where TSelf : GatewayId, IGatewayId<TSelf>
{
    /// <summary>Creates an ID.</summary>
    /// <param name="value">The ID, as the provider writes it.</param>
    /// <returns>The ID.</returns>
    static abstract TSelf Create(string value);
}
