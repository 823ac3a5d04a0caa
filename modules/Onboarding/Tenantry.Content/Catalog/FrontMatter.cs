using System.Globalization;

namespace Tenantry.Content.Catalog;

/// <summary>
/// Represents the front matter of a content file: <c>key: value</c> lines and lists of <c>- item</c> lines between two lines of three
/// hyphens.
/// </summary>
internal sealed class FrontMatter(string file, List<ContentError> errors)
{
    private static readonly string[] Keys = ["kind", "title", "summary", "minutes", "video", "resources", "templates",
        "opens", "join", "events"];

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Gets the line number, from 1, at which the text begins.</summary>
    public int TextLine { get; private set; } = 1;

    public bool Parse(string[] lines)
    {
        var end = lines is ["---", ..] ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            AddError(1, "The file has no front matter. Start it with a line '---', then 'title: …', then a line '---'.");
            return false;
        }

        Entry? last = null;
        for (var index = 1; index < end; index++)
        {
            last = ReadLine(lines[index], index + 1, last);
        }

        TextLine = end + 2;
        return true;
    }

    public string Text(string key) => _entries.GetValueOrDefault(key)?.Value ?? "";

    public int LineOf(string key) => _entries.GetValueOrDefault(key)?.Line ?? 1;

    public IReadOnlyList<(string Text, int Line)> Items(string key) => _entries.GetValueOrDefault(key)?.Items ?? [];

    public int? Number(string key, int from, int to)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= from && number <= to)
        {
            return number;
        }

        AddError(LineOf(key), $"'{text}' is not a valid value for '{key}'. Use a whole number from {from} to {to}.");
        return null;
    }

    /// <summary>Gets an https URL, so that a page never links to another scheme.</summary>
    public string? Url(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (SafeLink.IsWeb(text))
        {
            return text;
        }

        AddError(LineOf(key), $"'{text}' is not a valid URL for '{key}'. Use a URL that starts with https://.");
        return null;
    }

    public void AllowOnly(ContentKind kind, params string[] keys)
    {
        foreach (var (key, entry) in _entries.Where(entry => entry.Key is not ("kind" or "title" or "summary")
            && !keys.Contains(entry.Key)))
        {
            AddError(entry.Line,
                $"A {kind.ToString().ToLowerInvariant()} can't have '{key}'. Allowed keys: title, summary, {string.Join(", ", keys)}.");
        }
    }

    public void AddError(int line, string message) => errors.Add(new ContentError(file, line, message));

    private Entry? ReadLine(string line, int number, Entry? last)
    {
        if (line.Trim() is { Length: 0 } or ['#', ..])
        {
            return last;
        }

        if (line.TrimStart() is ['-', ' ', .. var item])
        {
            if (last is null || last.Value.Length > 0)
            {
                AddError(number, "This item doesn't belong to a list. Add a line such as 'resources:' above it.");
                return null;
            }

            last.Items.Add((item.Trim(), number));
            return last;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon > 0 ? line[..colon].Trim() : line.Trim();
        if (colon <= 0 || !Keys.Contains(key))
        {
            AddError(number, $"'{key}' is not a valid key. Use 'key: value' with one of: {string.Join(", ", Keys)}.");
            return new Entry("", number);
        }

        var entry = new Entry(line[(colon + 1)..].Trim().Trim('"'), number);
        if (!_entries.TryAdd(key, entry))
        {
            AddError(number, $"'{key}' is specified twice. Remove one of them.");
        }

        return entry;
    }

    private sealed record Entry(string Value, int Line)
    {
        public List<(string Text, int Line)> Items { get; } = [];
    }
}
