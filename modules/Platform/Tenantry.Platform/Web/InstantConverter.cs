using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tenantry.Platform.Web;

/// <summary>Parses instants. Without an offset, the time zone of the server would decide which moment a text means.</summary>
internal static class Instants
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    public static bool TryParse(string? text, out DateTimeOffset value)
    {
        value = default;
        // K matches nothing, too: a text without an offset must be refused here.
        return text is not null && HasOffset(text)
            && DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    private static bool HasOffset(string text)
    {
        var time = text.AsSpan(Math.Min(text.Length, "yyyy-MM-dd".Length));
        return time.EndsWith("Z", StringComparison.Ordinal) || time.ContainsAny('+', '-');
    }
}

/// <summary>Reads instants from JSON only if they have an offset.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    /// <summary>Marks the exception, because the framework wraps it.</summary>
    public const string Marker = "Tenantry.Instant";

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && Instants.TryParse(reader.GetString(), out var value))
        {
            return value;
        }

        // Without a message, the serializer adds the path to this same exception.
        var failure = new JsonException();
        failure.Data[Marker] = true;
        throw failure;
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value);
}

/// <summary>Reads a local time from JSON never: it means no moment. Endpoints take <see cref="DateTimeOffset"/>.</summary>
internal sealed class LocalTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && Instants.TryParse(reader.GetString(), out var value))
        {
            return value.UtcDateTime;
        }

        var failure = new JsonException();
        failure.Data[InstantConverter.Marker] = true;
        throw failure;
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
