using System.Diagnostics.CodeAnalysis;

namespace Tenantry.Billing.Gateways;

/// <summary>
/// Represents an ID of the payment provider. Each kind of object has a type of its own, so that the IDs of different kinds cannot be
/// confused.
/// </summary>
/// <param name="Value">The ID as the provider writes it.</param>
// Not a struct like the application's own IDs: its default would be an ID without a value, and most of these IDs are optional.
public abstract record GatewayId(string Value)
{
    /// <summary>Converts an ID to its text.</summary>
    /// <param name="id">The ID.</param>
    [return: NotNullIfNotNull(nameof(id))]
    public static implicit operator string?(GatewayId? id) => id?.Value;

    /// <summary>Creates an ID from a text that may be <see langword="null"/>.</summary>
    /// <typeparam name="TId">The type of the ID.</typeparam>
    /// <param name="value">The ID as the provider writes it, or <see langword="null"/>.</param>
    /// <returns>The ID; <see langword="null"/> if <paramref name="value"/> is <see langword="null"/>.</returns>
    [return: NotNullIfNotNull(nameof(value))]
    public static TId? From<TId>(string? value)
        where TId : GatewayId, IGatewayId<TId> => value is null ? null : TId.Create(value);

    /// <summary>Returns the ID as the provider writes it.</summary>
    /// <returns>The ID.</returns>
    public sealed override string ToString() => Value;
}

/// <summary>Defines the factory method of an ID type.</summary>
/// <typeparam name="TSelf">The type of the ID.</typeparam>
public interface IGatewayId<TSelf>
    where TSelf : GatewayId, IGatewayId<TSelf>
{
    /// <summary>Creates an ID.</summary>
    /// <param name="value">The ID as the provider writes it.</param>
    /// <returns>The ID.</returns>
    static abstract TSelf Create(string value);
}
