using System.Text.Json;
using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>
/// Represents the fields of an object that a mapping requires. Stripe.net reads a missing field as zero, as 1970 or as null: a field that
/// Stripe moves would look like a free plan or a period that ended decades ago.
/// </summary>
/// <remarks>Paths are written as in JSON: <c>period.start</c>. A name that ends with <c>?</c> may be null, which also ends the path; no
/// name may be missing.</remarks>
internal sealed class RequiredFields(string kind, params IEnumerable<string> paths)
{
    private readonly Field[][] _paths = [.. paths.Select(Parse)];

    /// <summary>Throws an exception if an object lacks one of the fields.</summary>
    /// <exception cref="GatewayException">A field is missing; the message names the object and the field.</exception>
    public void Check(StripeEntity entity) => Check(entity.RawJsonElement ?? throw Missing(default, kind));

    /// <inheritdoc cref="Check(StripeEntity)"/>
    public void Check(JsonElement json)
    {
        foreach (var path in _paths)
        {
            Check(json, path);
        }
    }

    private static Field[] Parse(string path) => [.. path.Split('.').Select(name => new Field(name.TrimEnd('?'), name.EndsWith('?')))];

    private void Check(JsonElement json, Field[] path)
    {
        var current = json;
        foreach (var field in path)
        {
            if (current.ValueKind != JsonValueKind.Object || !current.TryGetProperty(field.Name, out current)
                || (current.ValueKind == JsonValueKind.Null && !field.MayBeNull))
            {
                throw Missing(json, string.Join('.', path.Select(part => part.Name)));
            }

            if (current.ValueKind == JsonValueKind.Null)
            {
                return;
            }
        }
    }

    // Transient, because it is not a refusal by Stripe: treated as permanent, it would report a card as declined that was charged.
    private GatewayException Missing(JsonElement json, string path) => new(
        "missing_field", $"Stripe's {kind} {Id(json)} has no '{path}', which API version {StripeConfiguration.ApiVersion} requires.",
        isTransient: true);

    private static string Id(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : "(without an id)";

    private readonly record struct Field(string Name, bool MayBeNull);
}
