using System.Security.Cryptography;
using System.Text;

namespace Tenantry.Billing.Gateways;

/// <summary>
/// Represents the idempotency key of an intent. The same intent has the same key on every attempt; two intents never share one.
/// </summary>
/// <remarks>A key is derived from business facts only: never from the clock, never from a random UUID.</remarks>
public readonly record struct IdempotencyKey
{
    private IdempotencyKey(string value) => Value = value;

    /// <summary>Gets the key: the kind in plain text and the SHA-256 hash of the parts; at most 120 characters.</summary>
    public string Value { get; }

    /// <summary>Creates a key.</summary>
    /// <param name="kind">The kind of the intent, such as <c>checkout</c>; at most 40 characters.</param>
    /// <param name="parts">The values that distinguish this intent from others of its kind.</param>
    /// <returns>The key.</returns>
    public static IdempotencyKey For(string kind, params IEnumerable<object> parts) =>
        new($"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts.Prepend(kind)))))}");

    /// <summary>Creates a key for one step of an intent that takes several steps.</summary>
    /// <param name="step">The step, such as <c>make</c>.</param>
    /// <returns>The key of the step.</returns>
    public IdempotencyKey ForStep(string step) => For(step, Value);
}
