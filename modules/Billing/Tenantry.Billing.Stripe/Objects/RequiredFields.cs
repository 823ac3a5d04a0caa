using System.Text.Json;
using Stripe;

namespace Tenantry.Billing.Stripe.Objects;

/// <summary>
/// The fields of an object that a mapping relies on. Stripe.net reads a missing field as zero, as 1970 or as null, so that a field that
/// Stripe
/// moves would pass for a free plan or a period that ended decades ago.
/// </summary>
/// <remarks>
/// A path is written as in JSON: <c>period.start</c>. A name that ends in <c>?</c> may be null, which also ends the path; no name may be
/// missing.
/// </remarks>
internal sealed class RequiredFields(string kind, params IEnumerable<string> paths)
{
    private readonly Field[][] _paths = [.. paths.Select(Parse)];

    /// <summary>Refuses an object that lacks one of the fields.</summary>
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

    // Transient, for it is no refusal: who takes a permanent failure for Stripe's "no" would call a card declined that was charged.
    private GatewayException Missing(JsonElement json, string path) => new(
        "missing_field", $"Stripe's {kind} {Id(json)} has no '{path}', which API version {StripeConfiguration.ApiVersion} promises.",
        isTransient: true);

    private static string Id(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : "(without an id)";

    private readonly record struct Field(string Name, bool MayBeNull);
}
