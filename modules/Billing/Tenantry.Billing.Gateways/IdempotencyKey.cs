using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.Gateways;

/// <summary>Names one intent to a provider. The same intent has the same key on every try; two intents never share one.</summary>
/// <remarks>It is made of the business fact alone: never of the clock, never of a fresh UUID.</remarks>
public readonly record struct IdempotencyKey
{
    private IdempotencyKey(string value) => Value = value;

    /// <summary>Gets the key: the kind in clear and the full SHA-256 of the parts; at most 120 characters.</summary>
    public string Value { get; }

    /// <summary>Makes a key.</summary>
    /// <param name="kind">What is intended, such as <c>checkout</c>; at most 40 characters.</param>
    /// <param name="parts">What makes this intent differ from every other of its kind.</param>
    /// <returns>The key.</returns>
    public static IdempotencyKey For(string kind, params IEnumerable<object> parts) =>
        new($"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts.Prepend(kind)))))}");

    /// <summary>Names one step of the same intent, where it takes several.</summary>
    /// <param name="step">The step, such as <c>make</c>.</param>
    /// <returns>A key of its own.</returns>
    public IdempotencyKey And(string step) => For(step, Value);
}
