using System.Text;
using System.Text.Json;

namespace Tenantry.Description;

/// <summary>Finds the line and column of a path in a JSON text.</summary>
internal static class JsonLocation
{
    public static (int Line, int Column) Of(byte[] json, string path)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
            { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        var steps = new Stack<Step>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    steps.Push(steps.Pop() with { Name = reader.GetString() });
                    continue;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    steps.Pop();
                    continue;
            }

            if (steps.TryPeek(out var parent) && parent.Name is null)
            {
                steps.Push(steps.Pop() with { Index = parent.Index + 1 });
            }

            if (Text(steps) == path)
            {
                return Place(json, (int)reader.TokenStartIndex);
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                steps.Push(new Step(reader.TokenType == JsonTokenType.StartObject ? "" : null, -1));
            }
        }

        return (1, 1);
    }

    private static string Text(IEnumerable<Step> steps) =>
        "$" + string.Concat(steps.Reverse().Select(step => step.Name is null ? $"[{step.Index}]" : step.Name.Length == 0 ? ""
            : $".{step.Name}"));

    private static (int Line, int Column) Place(byte[] json, int offset)
    {
        var before = Encoding.UTF8.GetString(json, 0, offset).Split('\n');
        return (before.Length, before[^1].Length + 1);
    }

    // A name in an object or, without a name, an index in an array.
    private readonly record struct Step(string? Name, int Index);
}
