using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Tenantry.Platform.Web;

/// <summary>Finds the first text in a JSON document that is not accepted, whatever type the endpoint reads it into.</summary>
internal static class JsonText
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(value => (byte)value)]);

    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Returns the path of the field, such as <c>items[0].name</c>, or <see langword="null"/> if every text is accepted.</summary>
    public static string? FindInvalid(ReadOnlySpan<byte> json, ISet<string> multilineFields)
    {
        var reader = new Utf8JsonReader(json, Options);
        var path = new List<Level> { new("", null) };
        try
        {
            while (reader.Read())
            {
                var isName = reader.TokenType == JsonTokenType.PropertyName;
                if (isName)
                {
                    path[^1] = path[^1] with { Name = IsValid(ref reader, multiline: false) ? reader.GetString() : null };
                    if (path[^1].Name is null)
                    {
                        path[^1] = path[^1] with { Name = "?" };
                        return Text(path);
                    }

                    continue;
                }

                if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                {
                    path.RemoveAt(path.Count - 1);
                    continue;
                }

                if (path[^1].Index is { } index)
                {
                    path[^1] = path[^1] with { Index = index + 1 };
                }

                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    path.Add(new Level("", reader.TokenType == JsonTokenType.StartArray ? -1 : null));
                }
                else if (reader.TokenType == JsonTokenType.String && !IsValid(ref reader, IsMultiline(path, multilineFields)))
                {
                    return Text(path);
                }
            }
        }
        catch (JsonException)
        {
            // The endpoint refuses what is not JSON.
        }

        return null;
    }

    private static bool IsValid(ref Utf8JsonReader reader, bool multiline)
    {
        if (!reader.ValueIsEscaped && !reader.ValueSpan.ContainsAnyExcept(Plain))
        {
            return true;
        }

        try
        {
            return TextRules.IsValid(reader.GetString(), multiline);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, or bytes that are not UTF-8.
            return false;
        }
    }

    private static bool IsMultiline(List<Level> path, ISet<string> multilineFields) =>
        path.FindLast(level => level.Name is { Length: > 0 }) is { Name: { } name } && multilineFields.Contains(name);

    private static string Text(List<Level> path) => string.Concat(path.Select(level => level.Index is { } index
        ? string.Create(CultureInfo.InvariantCulture, $"[{index}]") : level.Name is { Length: > 0 } name ? "." + name : "")).TrimStart('.');

    private readonly record struct Level(string? Name, int? Index);
}
