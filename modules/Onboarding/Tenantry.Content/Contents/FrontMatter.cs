using System.Globalization;

namespace Tenantry.Content.Contents;

/// <summary>The head of a content file: <c>key: value</c> lines, and lists of <c>- item</c> lines, between two lines of three hyphens.</summary>
internal sealed class FrontMatter(string file, List<ContentMistake> mistakes)
{
    private static readonly string[] Known = ["kind", "title", "summary", "minutes", "video", "resources", "templates", "opens", "join", "events"];

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Gets the line of the file, from 1, on which the text begins.</summary>
    public int TextLine { get; private set; } = 1;

    public bool Read(string[] lines)
    {
        var end = lines is ["---", ..] ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            Wrong(1, "The file has no head. Begin it with a line '---', then 'title: …', then a line '---'.");
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

        Wrong(LineOf(key), $"'{text}' is no number for '{key}'. Write a whole number from {from} to {to}.");
        return null;
    }

    /// <summary>Reads an address on the web, without which a browser would be sent anywhere.</summary>
    public string? Address(string key)
    {
        if (Text(key) is not { Length: > 0 } text)
        {
            return null;
        }

        if (SafeLink.IsWeb(text))
        {
            return text;
        }

        Wrong(LineOf(key), $"'{text}' is no address for '{key}'. Write one that begins with https://.");
        return null;
    }

    public void Only(ContentKind kind, params string[] keys)
    {
        foreach (var (key, entry) in _entries.Where(entry => entry.Key is not ("kind" or "title" or "summary") && !keys.Contains(entry.Key)))
        {
            Wrong(entry.Line, $"A {kind.ToString().ToLowerInvariant()} has no '{key}'. It may have: title, summary, {string.Join(", ", keys)}.");
        }
    }

    public void Wrong(int line, string message) => mistakes.Add(new ContentMistake(file, line, message));

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
                Wrong(number, "This item belongs to no list. Put a line such as 'resources:' above it.");
                return null;
            }

            last.Items.Add((item.Trim(), number));
            return last;
        }

        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var key = colon > 0 ? line[..colon].Trim() : line.Trim();
        if (colon <= 0 || !Known.Contains(key))
        {
            Wrong(number, $"'{key}' is not known. Write 'key: value' with one of: {string.Join(", ", Known)}.");
            return new Entry("", number);
        }

        var entry = new Entry(line[(colon + 1)..].Trim().Trim('"'), number);
        if (!_entries.TryAdd(key, entry))
        {
            Wrong(number, $"'{key}' stands twice. Keep one of them.");
        }

        return entry;
    }

    private sealed record Entry(string Value, int Line)
    {
        public List<(string Text, int Line)> Items { get; } = [];
    }
}
