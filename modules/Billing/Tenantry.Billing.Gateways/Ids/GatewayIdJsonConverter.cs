using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tenantry.Billing.Gateways;

/// <summary>Serializes an ID as a string.</summary>
internal sealed class GatewayIdJsonConverter<TId> : JsonConverter<TId>
    where TId : GatewayId, IGatewayId<TId>
{
    public override TId? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } value ? TId.Create(value) : null;

    public override void Write(Utf8JsonWriter writer, TId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
